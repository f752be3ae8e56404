-- 哪些数字说不清时间？
-- Which facts have a place and an indicator but no day at all, page by page?
SELECT path, count(*) AS n, count(*) FILTER (role = 'actual') AS achieved, any_value(quote ORDER BY char_start) AS for_example
FROM metric_facts
WHERE period_start IS NULL AND period_end IS NULL AND role <> 'standard'
GROUP BY path
ORDER BY n DESC, path
