-- 哪些任务超额完成一倍以上？
-- Which targets were overfulfilled so far that the plan or the figure deserves a look (200% and more)?
SELECT place, indicator, raw_text AS achieved, target, unit, percent, check_verdict, quote, path
FROM target_progress
WHERE percent >= 200 AND NOT is_ceiling
ORDER BY percent DESC, path, metric_id
