-- 哪些指标能连成序列？
-- Which series have most periods, and from when to when?
SELECT
    any_value(place) AS place, any_value(indicator_name) AS indicator, any_value(unit) AS unit, any_value(span) AS span,
    count(*) AS n_periods, min(coalesce(period_end, period_start)) AS first, max(coalesce(period_end, period_start)) AS last
FROM series
GROUP BY series_id
HAVING count(*) > 1
ORDER BY n_periods DESC, place, indicator, series_id
