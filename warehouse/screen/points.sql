-- Points of the series that have at least two numbers (序列), those of most periods first.
-- Grain: one row per series and period.
WITH told AS (
    SELECT s.*, coalesce(s.place_code, s.place) AS place_key, v.domain,
        count(*) OVER (PARTITION BY s.series_id) AS n_points
    FROM told_series AS s LEFT JOIN indicators AS v ON v.code = s.indicator_code
    WHERE s.value IS NOT NULL
    QUALIFY n_points > 1
)
SELECT
    series_id, place_key, place, subject, indicator_name, domain, unit, span, period_start, period_end, value, raw_text,
    status, array_to_string(printed, '、') AS printed, metric_id
FROM told
ORDER BY n_points DESC, place_key, indicator_name, series_id, coalesce(period_end, period_start), period_start NULLS FIRST
