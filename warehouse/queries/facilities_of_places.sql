-- 各地建了多少站点、基地？
-- How many stations, centres and workshops of each kind does each place have?
SELECT place, kind_of, n, unit, members, period_end, quote, path
FROM facilities
WHERE n IS NOT NULL AND role = 'actual'
ORDER BY place NULLS LAST, n DESC, kind_of, metric_id
