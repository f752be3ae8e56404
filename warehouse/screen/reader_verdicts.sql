-- Verdicts, once for each page that they touch; of those that fail, what people said of them or of another printing.
WITH touching AS (
    SELECT DISTINCT result_id, doc_id[:16] AS page FROM check_results WHERE doc_id IS NOT NULL
    UNION
    SELECT DISTINCT result_id, unnest(metric_ids)[:16] AS page FROM check_results WHERE shared_keys IS NOT NULL
)
SELECT t.page, c.result_id, c.story_id, c.rule, c.severity, c.verdict, c.by_rounding_only, c.metric_ids, c.expected,
    c.observed, c.message, c.quote, c.repair, c.fingerprint,
    r.review, r.review_reason, r.reviewer, r.fingerprint <> r.reviewed_fingerprint AS review_of_copy
FROM touching AS t
JOIN check_results AS c USING (result_id)
LEFT JOIN findings_reviewed AS r USING (result_id)
