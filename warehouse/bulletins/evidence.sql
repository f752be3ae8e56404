-- Where the cited figures stand (证据): the sentence with the figure's place in it, the page and the place there.
-- Grain: one row per cited statement.
-- Given: $metric_ids
-- metric_id: the statement
-- raw_text: the figure as printed
-- quote: its sentence
-- mark_start: where the figure begins in the quote, in code points
-- mark_end: where it ends there
-- path: file of the page
-- doc_id: SHA-256 of the page
-- char_start: page offset of the figure
-- char_end: page offset after it
-- headline: headline of its story, null when it prints none
-- page_date: day of the page, null unless known
-- n_printings: how many stories print it: this one and its copies
WITH printings AS (SELECT cluster_id, count(*) AS n FROM stories GROUP BY cluster_id)
SELECT
    m.metric_id, m.raw_text, m.quote,
    m.text_start - m.sentence_start AS mark_start, m.text_end - m.sentence_start AS mark_end,
    d.path, m.doc_id, m.char_start, m.char_end, s.headline, d.page_date, p.n AS n_printings
FROM metrics AS m
JOIN stories AS s ON s.story_id = m.story_id
JOIN documents AS d ON d.doc_id = m.doc_id
JOIN printings AS p ON p.cluster_id = s.cluster_id
WHERE list_contains($metric_ids::VARCHAR[], m.metric_id)
ORDER BY m.metric_id
