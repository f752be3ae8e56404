-- What is stated about each division itself (各地所述): reprints and repetitions folded.
-- Grain: one row per fact; the rows of depth 0 of place_dossier, without the work of the other depths (a test holds them together).
SELECT
    coalesce(f.place_code, f.place) AS place_key, f.place, f.place_code, f.metric_id, f.indicator, f.indicator_code, v.domain,
    f.subject, f.role, f.unit, f.period_start, f.period_end, f.raw_text, f.quote, f.path, f.page_date, s.place AS told_in,
    CASE
        WHEN s.place IS NULL THEN NULL
        WHEN s.place_code IS NULL OR f.place_code IS NULL THEN CASE WHEN s.place = f.place THEN 'own' ELSE 'elsewhere' END
        WHEN s.place_code = f.place_code THEN 'own'
        WHEN list_contains(c.parents, s.place_code) THEN 'above'
        WHEN list_contains(h.parents, f.place_code) THEN 'below'
        ELSE 'elsewhere' END AS told_by,
    coalesce(f.period_end, f.period_start, f.page_date) AS day
FROM metric_facts AS f
JOIN stories AS s ON s.story_id = f.story_id
LEFT JOIN places AS c ON c.code = f.place_code
LEFT JOIN places AS h ON h.code = s.place_code
LEFT JOIN indicators AS v ON v.code = f.indicator_code
WHERE f.place IS NOT NULL
