-- Failing findings that nobody has dismissed yet, the gravest and newest first.
-- Grain: one row per failing verdict that is not dismissed.
-- Example: SELECT severity, message, quote FROM findings_open WHERE is_new
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
-- review: latest verdict of a person on it or on another printing of the story, null when nobody has looked
-- review_reason: the reason given with it
-- evidence: where the evidence reader shows it, a page of the screen's folder beside the file
SELECT
    c.fingerprint, c.severity, c.rule, c.message, c.quote, c.repair, c.expected, c.observed,
    s.headline, d.path, h.first_seen_at,
    h.first_run_id = (
        SELECT max_by(run_id, finished_at) FROM runs WHERE status <> 'stopped'
    ) AS is_new,
    r.review, r.review_reason,
    'reader.html#finding=' || c.fingerprint AS evidence
FROM check_results AS c
LEFT JOIN stories AS s ON s.story_id = c.story_id
LEFT JOIN documents AS d ON d.doc_id = c.doc_id
LEFT JOIN finding_history AS h ON h.fingerprint = c.fingerprint
LEFT JOIN findings_reviewed AS r ON r.result_id = c.result_id
WHERE c.verdict = 'fails' AND r.review IS DISTINCT FROM 'dismissed'
ORDER BY
    CASE c.severity WHEN 'error' THEN 0 WHEN 'warn' THEN 1 ELSE 2 END,
    h.first_seen_at DESC, d.path, c.result_id
