-- 哪些指标变化最大？
-- Which indicators grew or fell most, as printed?
SELECT
    c.place, coalesce(l.indicator, c.indicator) AS indicator, l.raw_text AS level, c.value AS change, c.unit,
    c.period_text, c.quote, c.path
FROM metric_facts AS c
LEFT JOIN metrics AS m ON m.metric_id = c.metric_id
LEFT JOIN metrics AS l ON l.metric_id = m.of_metric_id
WHERE c.role = 'change' AND c.unit = '%' AND c.value IS NOT NULL
ORDER BY abs(c.value) DESC, c.path, c.char_start
