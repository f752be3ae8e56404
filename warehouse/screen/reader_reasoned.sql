-- What reasons are asked about: the figures of the pages that are to be explained.
SELECT e.key AS page, m.story_id, m.metric_id, m.text_start, m.indicator, m.period_text
FROM metrics AS m JOIN explained AS e ON e.key = m.doc_id[:16]
ORDER BY e.key, m.metric_id
