-- Verdicts that touch those pages, once for each page; with what people said of them.
WITH latest AS (
    FROM reviews QUALIFY row_number() OVER (PARTITION BY fingerprint ORDER BY reviewed_at DESC, reviewer) = 1
), touching AS (
    SELECT DISTINCT result_id, doc_id[:16] AS page FROM check_results
    WHERE doc_id >= $low AND doc_id < $high
    UNION
    SELECT DISTINCT result_id, unnest(metric_ids)[:16] AS page FROM check_results WHERE shared_keys IS NOT NULL
)
SELECT t.page, c.result_id, c.story_id, c.rule, c.severity, c.verdict, c.by_rounding_only, c.metric_ids, c.expected,
    c.observed, c.message, c.quote, c.repair, c.fingerprint,
    r.verdict AS review, r.reason AS review_reason, r.reviewer
FROM touching AS t
JOIN check_results AS c USING (result_id)
LEFT JOIN latest AS r USING (fingerprint)
WHERE t.page >= $low AND t.page < $high
ORDER BY t.page, list_position(['fails', 'undecided', 'holds'], c.verdict),
    list_position(['error', 'warn', 'info'], c.severity), c.rule, c.result_id
