-- Growth and decline as printed (增减), the latest first: reprints and repetitions folded.
-- Grain: one row per statement of change about a place.
SELECT
    f.metric_id, coalesce(f.place_code, f.place) AS place_key, f.place, f.subject, coalesce(v.name, f.indicator) AS indicator_name,
    v.domain, f.value, f.raw_text, f.period_start, f.period_end, coalesce(f.period_end, f.period_start, f.page_date) AS day
FROM metric_facts AS f
LEFT JOIN indicators AS v ON v.code = f.indicator_code
WHERE f.role = 'change' AND f.place IS NOT NULL AND f.indicator IS NOT NULL AND f.value IS NOT NULL
ORDER BY day DESC NULLS LAST, place_key, indicator_name, f.metric_id
