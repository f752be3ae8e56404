-- What is stated about each division itself (各地所述), the newest first: reprints and repetitions folded.
-- Grain: one row per fact.
SELECT
    coalesce(f.place_code, f.place) AS place_key, f.metric_id, f.indicator, v.domain, f.subject, f.role, f.unit,
    f.period_start, f.period_end, f.raw_text, f.quote, f.told_in, f.told_by, f.page_date,
    coalesce(f.period_end, f.period_start, f.page_date) AS day
FROM place_dossier AS f
LEFT JOIN indicators AS v ON v.code = f.indicator_code
WHERE f.depth = 0
ORDER BY place_key, day DESC NULLS LAST, f.metric_id
