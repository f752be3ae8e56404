-- 哪些任务还没有结账？
-- Which targets were printed and nothing yet says how far they are?
SELECT place, indicator, raw_text AS target, period_start, period_end, quote, path
FROM target_ledger
WHERE status = 'nothing yet'
ORDER BY period_end NULLS LAST, path, target_id
