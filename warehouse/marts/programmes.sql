-- Named actions and slogans with their parts (行动与口号): 六大行动, “八统一”, “311”, “1+2+10”.
-- Grain: one row per list with a stated count; copies folded.
-- Example: SELECT name, place, stated, n_named, parts, agreement FROM programmes ORDER BY place, name
-- listing_id: the list (listings.listing_id)
-- name: the count with what it counts, without quotation marks
-- kind: what kind of things are counted, null when not known
-- place: full official name of the division, null when it is about none
-- place_code: its code
-- year: year of the period, else of the page; null when neither is known
-- period_start: first day, null when open
-- period_end: last day, null when open
-- stated: how many there are said to be; for a sum or digits the number of its parts
-- n_named: how many are named
-- parts: the parts as printed, in the order of print
-- numbers: for a sum or digits the counts of the parts, as far as they are printed; else empty
-- claim: closed, or open when 等 says that there are more
-- agreement: all named; all named in another order (of a sum); fewer named; more named; other numbers (of a sum)
-- quote: the sentence
-- headline: headline of the story
-- path: file of the page
-- page_date: day of the page, null unless known
WITH parts AS (
    SELECT
        listing_id, list(raw_text ORDER BY seq) AS parts,
        list(value::BIGINT ORDER BY seq) FILTER (value IS NOT NULL) AS numbers
    FROM listing_items
    SEMI JOIN (SELECT listing_id FROM listings WHERE said IS NOT NULL) USING (listing_id)  -- of most lists nothing is asked
    GROUP BY listing_id
), told AS (
    SELECT l.*, p.parts, coalesce(p.numbers, []) AS numbers, len(l.stated_parts) > 0 AS is_sum,
        trim(l.said, '“”‘’『』') AS bare
    FROM listings AS l JOIN parts AS p ON p.listing_id = l.listing_id
    WHERE l.said IS NOT NULL
)
SELECT
    t.listing_id,
    CASE WHEN t.head IS NULL OR contains(t.bare, t.head) THEN t.bare ELSE t.bare || t.head END AS name,
    t.kind, t.place, t.place_code,
    year(coalesce(t.period_end, t.period_start, d.page_date, d.page_month, s.story_date)) AS year,
    t.period_start, t.period_end,
    CASE WHEN t.is_sum THEN len(t.stated_parts) ELSE t.stated END AS stated, t.n_items AS n_named, t.parts,
    CASE WHEN t.is_sum THEN t.numbers ELSE [] END AS numbers, t.claim,
    CASE
        WHEN t.is_sum AND t.numbers = t.stated_parts THEN 'all named'
        WHEN t.is_sum AND list_sort(t.numbers) = list_sort(t.stated_parts) THEN 'all named in another order'
        WHEN t.is_sum AND t.n_items < len(t.stated_parts) THEN 'fewer named'
        WHEN t.is_sum THEN 'other numbers'
        WHEN t.n_items = t.stated THEN 'all named'
        WHEN t.n_items < t.stated THEN 'fewer named'
        ELSE 'more named' END AS agreement,
    t.quote, s.headline, d.path, d.page_date
FROM told AS t
JOIN stories AS s ON s.story_id = t.story_id
JOIN documents AS d ON d.doc_id = t.doc_id
WHERE s.is_canonical
ORDER BY t.place NULLS LAST, d.path, t.char_start, t.listing_id
