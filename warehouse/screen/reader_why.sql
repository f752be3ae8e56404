-- What the reasons of a page are made of: its bytes, its figures, and the program that works them out.
SELECT e.key[:$digits] AS shard, hash(e.key, $made_with) AS hash FROM explained AS e
UNION ALL
SELECT e.key[:$digits], hash(m.doc_id, m.story_id, m.metric_id, m.text_start, m.indicator, m.period_text)
FROM metrics AS m JOIN explained AS e ON e.key = m.doc_id[:16]
