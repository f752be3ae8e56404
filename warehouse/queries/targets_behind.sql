-- 哪些任务落后于时间进度？
-- Which targets lag behind the elapsed year, the furthest first?
SELECT place, indicator, raw_text AS achieved, target, unit, percent, elapsed_percent, pace, quote, path
FROM target_progress
WHERE verdict IN ('behind', 'missed') AND pace IS NOT NULL
ORDER BY pace, path, metric_id
