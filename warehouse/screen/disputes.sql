-- One figure of a place told in different ways (说法不一): who tells what, and from which level.
-- Grain: one row per place, indicator, unit and period whose stories print different numbers.
WITH differing AS (
    SELECT place, place_code, subject, indicator_code, indicator_name, unit, period_start, period_end, status, metric_id
    FROM told_series WHERE status IN ('conflict', 'revised')
), told AS (
    SELECT d.*, f.metric_id AS told_id, f.raw_text, f.told_in, f.told_by, f.page_date, f.path
    FROM differing AS d
    JOIN stated AS f ON f.place = d.place AND f.place_code IS NOT DISTINCT FROM d.place_code
        AND f.subject IS NOT DISTINCT FROM d.subject AND f.unit = d.unit AND f.role IN ('actual', 'rate')
        AND coalesce(f.indicator_code, f.indicator) = coalesce(d.indicator_code, d.indicator_name)
        AND f.period_start IS NOT DISTINCT FROM d.period_start AND f.period_end IS NOT DISTINCT FROM d.period_end
)
SELECT
    coalesce(place_code, place) AS place_key, subject, indicator_name, unit, period_start, period_end, status, metric_id,
    list({'raw_text': raw_text, 'metric_id': told_id, 'told_in': told_in, 'told_by': told_by, 'page_date': page_date}
        ORDER BY page_date NULLS FIRST, path, told_id) AS told
FROM told
GROUP BY ALL
ORDER BY place_key, status, indicator_name, period_end DESC NULLS LAST, metric_id
