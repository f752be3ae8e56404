-- What the pages of the period list (名录), of every place: occupations, brands, facilities, policy amounts, programmes.
-- Grain: one row per kind and name, place and year; of facilities, amounts and programmes one per statement or list.
-- Given: $from_day, $to_day: a page belongs to its day, else to the last day that its list or figure is told of
-- kind: the view that it comes from
-- key: what tells the row from others of its kind
-- place_key: the division, null when it is about none
-- subject: the body within it, null when it is the place itself
-- name: what it is called, null when the page does not say
-- members: names told with it one by one, in the order of print
-- who: whom an amount is given to, null when the sentence does not say
-- per: for each of what it is given, null when it is given once
-- remark: scarce (a list calls the occupation so), goal (a facility is only planned), how the count of a programme agrees with its parts, level of a brand; null when there is nothing to say
-- metric_ids: its figures
-- listing_ids: the lists of the period that name it
WITH told AS (
    SELECT
        name_id, place, year, coalesce(place_code, place) AS place_key, list_kind,
        list_sort(list(DISTINCT listing_id)) AS listing_ids
    FROM listed_names
    WHERE coalesce(page_date, period_end) BETWEEN $from_day::DATE AND $to_day::DATE AND name_id IS NOT NULL
    GROUP BY name_id, place, year, place_key, list_kind
), brands AS (
    SELECT name_id, place, place_key, list_sort(list_distinct(flatten(list(listing_ids)))) AS listing_ids
    FROM told GROUP BY name_id, place, place_key
)
SELECT
    'occupations' AS kind, concat_ws('|', t.name_id, t.place_key, t.year) AS key, t.place_key, NULL AS subject, o.name,
    []::VARCHAR[] AS members, NULL AS who, NULL AS per, CASE WHEN o.is_shortage THEN 'scarce' END AS remark,
    o.metric_ids, t.listing_ids
FROM told AS t
JOIN occupations AS o ON o.name_id = t.name_id AND o.place IS NOT DISTINCT FROM t.place AND o.year IS NOT DISTINCT FROM t.year
WHERE t.list_kind = 'occupation'
UNION ALL
SELECT
    'labour_brands', concat_ws('|', t.name_id, t.place_key), t.place_key, NULL, b.name, [], NULL, NULL, b.level, b.metric_ids,
    t.listing_ids
FROM brands AS t
JOIN labour_brands AS b ON b.name_id = t.name_id AND b.place IS NOT DISTINCT FROM t.place
UNION ALL
SELECT
    'facilities', coalesce(metric_id, listing_id), coalesce(place_code, place), subject, kind_of, members, NULL, NULL,
    CASE WHEN role = 'target' THEN 'goal' END, list_filter([metric_id], lambda x: x IS NOT NULL),
    list_filter([listing_id], lambda x: x IS NOT NULL)
FROM facilities WHERE coalesce(page_date, period_end) BETWEEN $from_day::DATE AND $to_day::DATE
UNION ALL
SELECT 'standards', metric_id, coalesce(place_code, place), subject, what, [], who, per, NULL, [metric_id], []
FROM standards WHERE coalesce(page_date, valid_to, valid_from) BETWEEN $from_day::DATE AND $to_day::DATE
UNION ALL
SELECT 'programmes', listing_id, coalesce(place_code, place), NULL, name, parts, NULL, NULL, agreement, [], [listing_id]
FROM programmes
-- counted occupations, brands and facilities have a directory of their own
WHERE coalesce(page_date, period_end) BETWEEN $from_day::DATE AND $to_day::DATE
    AND coalesce(kind, '') NOT IN ('occupation', 'brand', 'facility')
ORDER BY kind, place_key, key
