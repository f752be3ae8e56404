-- Everything stated of a division and of those within it (省→市→县→乡镇→村), level by level, and by which level it was said.
-- Grain: one row per division and fact about it or about a division within it.
-- Example: SELECT depth, place, indicator, raw_text, told_by FROM place_dossier WHERE dossier = '郴州市' ORDER BY depth, place
-- dossier: full official name of the division whose dossier it is
-- dossier_code: its code, null when it has none
-- dossier_level: its level, null when it has no code
-- depth: levels from the dossier's division down to the fact's: 0 for its own facts
-- place: the division that the fact is about
-- place_code: its code, null when it has none
-- level: its level: province, prefecture, county, zone, township, village; null when it has no code
-- within: names of the divisions between the two and the place itself, highest first
-- told_in: the division that the story is about, null when it is about none
-- told_by: the fact's level seen from the story: own, above (a story of a higher division tells it), below (of a lower one), elsewhere; null without told_in
-- indicator: what is measured, in the page's words
-- indicator_code: code in the controlled vocabulary, null when it has none
-- subject: the body it is about, null when it is the place itself
-- role: actual, target, target_pct, rate, change or standard
-- value: the number in base units, null when the wording gives only bounds
-- unit: measure word
-- period_start: first day, null when open
-- period_end: last day, null when open
-- raw_text: as printed
-- quote: its sentence
-- metric_id: the statement
-- path: file of its page
-- page_date: day of that page, null unless known
WITH chains AS (
    SELECT code, name, level, parents, list_append(parents, code) AS chain FROM places
), within_of AS (
    SELECT c.code, u.above, len(c.chain) - u.i AS depth
    FROM chains AS c, unnest(c.chain) WITH ORDINALITY AS u(above, i)
), names AS (
    SELECT w.code, w.above, w.depth, list(p.name ORDER BY x.depth DESC) AS within
    FROM within_of AS w
    JOIN within_of AS x ON x.code = w.code AND x.depth < w.depth
    JOIN places AS p ON p.code = x.above
    GROUP BY ALL
)
SELECT
    coalesce(d.name, f.place) AS dossier, d.code AS dossier_code, d.level AS dossier_level,
    coalesce(w.depth, 0) AS depth,
    f.place, f.place_code, c.level,
    coalesce(n.within, []) AS within,
    s.place AS told_in,
    CASE
        WHEN s.place IS NULL THEN NULL
        WHEN s.place_code IS NULL OR f.place_code IS NULL THEN CASE WHEN s.place = f.place THEN 'own' ELSE 'elsewhere' END
        WHEN s.place_code = f.place_code THEN 'own'
        WHEN list_contains(c.parents, s.place_code) THEN 'above'
        WHEN list_contains(h.parents, f.place_code) THEN 'below'
        ELSE 'elsewhere' END AS told_by,
    f.indicator, f.indicator_code, f.subject, f.role, f.value, f.unit, f.period_start, f.period_end,
    f.raw_text, f.quote, f.metric_id, f.path, f.page_date
FROM metric_facts AS f
JOIN stories AS s ON s.story_id = f.story_id
LEFT JOIN chains AS c ON c.code = f.place_code
LEFT JOIN chains AS h ON h.code = s.place_code
LEFT JOIN within_of AS w ON w.code = f.place_code
LEFT JOIN places AS d ON d.code = w.above
LEFT JOIN names AS n ON n.code = w.code AND n.above = w.above
WHERE f.place IS NOT NULL
