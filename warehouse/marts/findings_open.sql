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
WITH failing AS (
    SELECT c.*, s.cluster_id, s.headline FROM check_results AS c LEFT JOIN stories AS s ON s.story_id = c.story_id
    WHERE c.verdict = 'fails'
), latest AS (
    FROM reviews QUALIFY row_number() OVER (PARTITION BY fingerprint ORDER BY reviewed_at DESC, reviewer) = 1
), operands AS (
    SELECT result_id, unnest(metric_ids) AS metric_id, generate_subscripts(metric_ids, 1) AS n FROM failing
), printed AS (
    SELECT result_id, list(regexp_replace(m.raw_text, '\s+', '', 'g') ORDER BY n) AS printed
    FROM operands JOIN metrics AS m USING (metric_id) GROUP BY result_id
), of_copies AS (
    SELECT f.result_id, r.verdict, r.reason
    FROM failing AS f JOIN printed AS p USING (result_id)
    JOIN failing AS g ON g.rule = f.rule AND g.cluster_id = f.cluster_id AND g.story_id <> f.story_id
    JOIN printed AS q ON q.result_id = g.result_id AND q.printed = p.printed
    JOIN latest AS r ON r.fingerprint = g.fingerprint
    QUALIFY row_number() OVER (PARTITION BY f.result_id ORDER BY r.reviewed_at DESC, r.reviewer) = 1
)
SELECT
    c.fingerprint, c.severity, c.rule, c.message, c.quote, c.repair, c.expected, c.observed,
    c.headline, d.path, h.first_seen_at,
    h.first_run_id = (
        SELECT max_by(run_id, finished_at) FROM runs WHERE status <> 'stopped'
    ) AS is_new,
    coalesce(r.verdict, o.verdict) AS review,
    CASE WHEN r.verdict IS NULL THEN o.reason ELSE r.reason END AS review_reason,
    'reader.html#finding=' || c.fingerprint AS evidence
FROM failing AS c
LEFT JOIN documents AS d ON d.doc_id = c.doc_id
LEFT JOIN finding_history AS h ON h.fingerprint = c.fingerprint
LEFT JOIN latest AS r ON r.fingerprint = c.fingerprint
LEFT JOIN of_copies AS o ON o.result_id = c.result_id
WHERE coalesce(r.verdict, o.verdict, 'none') <> 'dismissed'
ORDER BY
    CASE c.severity WHEN 'error' THEN 0 WHEN 'warn' THEN 1 ELSE 2 END,
    h.first_seen_at DESC, d.path, c.result_id
