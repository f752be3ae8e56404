-- The directories of a bulletin (名录): what the period's pages list of the places in scope, with the figures as printed.
-- Grain: one row as in listed_in_period.
-- Given: nothing
-- kind: occupations, labour_brands, facilities, standards or programmes
-- key: what tells the row from others of its kind
-- place_key: the division
-- label: its name
-- subject: the body within it, null when it is the place itself
-- name: what it is called, null when the page does not say
-- figures: its figures in the order of print: what each is of, its statement, and its print
-- members: names told with it one by one
-- who: whom an amount is given to
-- per: for each of what it is given
-- remark: as in listed_in_period
-- listing_ids: the lists that name it
WITH printed AS (
    SELECT kind, key, list({indicator: indicator, metric_id: metric_id, raw_text: raw_text} ORDER BY doc_id, char_start, metric_id) AS figures
    FROM (SELECT kind, key, unnest(metric_ids) AS metric_id FROM listed_in_period) JOIN metrics USING (metric_id)
    GROUP BY kind, key
)
SELECT
    l.kind, l.key, l.place_key, s.label, l.subject, l.name, coalesce(p.figures, []) AS figures, l.members, l.who, l.per,
    l.remark, l.listing_ids
FROM listed_in_period AS l
JOIN in_scope AS s USING (place_key)
LEFT JOIN printed AS p USING (kind, key)
ORDER BY l.kind, l.place_key, l.name NULLS LAST, l.key
