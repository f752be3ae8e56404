-- Where each finding stands: its fingerprint, and the page, story and verdict of every printing.
SELECT fingerprint, list({'page': page, 'story_id': story_id, 'result_id': result_id} ORDER BY page, story_id, result_id) AS at
FROM (
    SELECT c.fingerprint, c.result_id,
        CASE WHEN len(c.metric_ids) = 0 THEN c.doc_id ELSE c.metric_ids[1] END[:16] AS page,
        coalesce(m.story_id, c.story_id) AS story_id
    FROM check_results AS c LEFT JOIN metrics AS m ON m.metric_id = c.metric_ids[1]
    WHERE c.verdict = 'fails'
)
GROUP BY fingerprint
