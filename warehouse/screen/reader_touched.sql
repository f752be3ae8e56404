-- What else a page's row is made of: figures of other pages in its verdicts, and corrections that may be of its figures.
SELECT v.page, hash(v.page, a) AS hash
FROM (SELECT DISTINCT page, unnest(metric_ids) AS metric_id FROM verdict_of_page) AS v
JOIN ({abroad}) AS a USING (metric_id)
WHERE v.metric_id[:16] <> v.page
UNION ALL
SELECT m.doc_id[:16], hash(m.metric_id, c) FROM corrections AS c JOIN metrics AS m ON m.metric_id = c.locator
UNION ALL
SELECT m.doc_id[:16], hash(m.metric_id, c) FROM corrections AS c JOIN metrics AS m
    ON regexp_replace(m.raw_text, '{white}', '', 'g') = regexp_replace(c.expect, '{white}', '', 'g')
WHERE c.doc_id IS NULL OR c.doc_id = m.doc_id
