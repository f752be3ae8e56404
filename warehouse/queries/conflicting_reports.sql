-- 哪些数字各家说法不一？
-- Which facts are stated differently by different stories?
SELECT place, indicator_name, period_start, period_end, printed, unit, status, n_stories, path
FROM series
WHERE status IN ('conflict', 'revised')
ORDER BY status, place, indicator_name, period_end, series_id
