-- 问题多出在哪里？
-- How many findings does each rule give, by severity, and how many did people look at?
SELECT
    rule, count(*) AS n,
    count(*) FILTER (severity = 'error') AS errors,
    count(*) FILTER (severity = 'warn') AS warnings,
    count(*) FILTER (review IS NOT NULL) AS reviewed
FROM findings_open
GROUP BY rule
ORDER BY n DESC, rule
