-- Failing findings that nobody has dismissed yet, the gravest and newest first.
-- fingerprint: identity of the finding across runs
-- severity: error when a stated conclusion flips, warn when only digits disagree
-- rule: the arithmetic rule
-- message: one sentence for the editor
-- quote: the sentence of the operands
-- repair: the smallest slip that would make the figures right, null when none explains it
-- expected: what the rule computed
-- observed: what is printed
-- headline: headline of the story, null when the operands stand in several
-- path: file of the page, null when the operands stand on several
-- first_seen_at: start of the run that saw it first (UTC)
-- is_new: true when the latest run is the first to see it
-- review: latest verdict of a person, null when nobody has looked
-- review_reason: the reason given with it
SELECT
    c.fingerprint, c.severity, c.rule, c.message, c.quote, c.repair, c.expected, c.observed,
    s.headline, d.path, h.first_seen_at,
    h.first_run_id = (
        SELECT max_by(run_id, finished_at) FROM runs WHERE status = 'published'
    ) AS is_new,
    r.verdict AS review, r.reason AS review_reason
FROM check_results AS c
LEFT JOIN stories AS s ON s.story_id = c.story_id
LEFT JOIN documents AS d ON d.doc_id = c.doc_id
LEFT JOIN finding_history AS h ON h.fingerprint = c.fingerprint
LEFT JOIN (
    SELECT * FROM reviews
    QUALIFY row_number() OVER (PARTITION BY fingerprint ORDER BY reviewed_at DESC, reviewer) = 1
) AS r ON r.fingerprint = c.fingerprint
WHERE c.verdict = 'fails'
  AND (r.verdict IS NULL OR r.verdict <> 'dismissed')
ORDER BY
    CASE c.severity WHEN 'error' THEN 0 WHEN 'warn' THEN 1 ELSE 2 END,
    h.first_seen_at DESC, d.path, c.result_id
