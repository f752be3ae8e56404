-- Where the cited figures and lists stand (证据): the sentence with the place of the figure or list in it, the page and the place there.
-- Grain: one row per cited statement or list.
-- Given: $cited_ids
-- cited_id: the statement (metrics.metric_id) or list (listings.listing_id)
-- id_column: metric_id or listing_id
-- raw_text: the figure or list as printed
-- quote: its sentence, null when the list is not printed there in one piece
-- mark_start: where it begins in the quote, in code points
-- mark_end: where it ends there
-- path: file of the page
-- doc_id: SHA-256 of the page
-- char_start: page offset of it
-- char_end: page offset after it
-- headline: headline of its story, null when it prints none
-- page_date: day of the page, null unless known
-- n_printings: how many stories print it: this one and its copies
WITH printings AS (
    SELECT cluster_id, count(*) AS n FROM stories GROUP BY cluster_id
), cited AS (
    SELECT
        metric_id AS cited_id, 'metric_id' AS id_column, raw_text, quote, text_start - sentence_start AS mark_start,
        text_end - sentence_start AS mark_end, story_id, doc_id, char_start, char_end
    FROM metrics WHERE list_contains($cited_ids::VARCHAR[], metric_id)
    UNION ALL
    SELECT
        listing_id, 'listing_id', raw_text, CASE WHEN contains(quote, raw_text) THEN quote END,
        position(raw_text IN quote) - 1, position(raw_text IN quote) - 1 + len(raw_text), story_id, doc_id, char_start, char_end
    FROM listings WHERE list_contains($cited_ids::VARCHAR[], listing_id)
)
SELECT
    c.cited_id, c.id_column, c.raw_text, c.quote, c.mark_start, c.mark_end,
    d.path, c.doc_id, c.char_start, c.char_end, s.headline, d.page_date, p.n AS n_printings
FROM cited AS c
JOIN stories AS s ON s.story_id = c.story_id
JOIN documents AS d ON d.doc_id = c.doc_id
JOIN printings AS p ON p.cluster_id = s.cluster_id
ORDER BY c.cited_id
