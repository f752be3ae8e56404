-- What people said of failing findings, applied to every printing of the story (复核所及).
-- Grain: one row per failing verdict of which somebody has said something, or of another printing of its story.
-- Example: SELECT review, count(*) AS n FROM findings_reviewed GROUP BY review
-- result_id: the verdict (check_results.result_id)
-- fingerprint: its identity across runs
-- review: latest verdict of a person on it, else on another printing of the story: confirmed, dismissed or unclear
-- review_reason: the reason given with it
-- reviewer: who decided
-- reviewed_at: when (UTC)
-- reviewed_fingerprint: the finding that was looked at, another one when it stands in another printing
WITH failing AS (
    SELECT c.result_id, c.rule, c.fingerprint, c.story_id, c.metric_ids, s.cluster_id
    FROM check_results AS c LEFT JOIN stories AS s ON s.story_id = c.story_id
    WHERE c.verdict = 'fails'
), latest AS (
    FROM reviews QUALIFY row_number() OVER (PARTITION BY fingerprint ORDER BY reviewed_at DESC, reviewer) = 1
), operands AS (
    -- of the stories only in which something was reviewed, or copies of them
    SELECT result_id, unnest(metric_ids) AS metric_id, generate_subscripts(metric_ids, 1) AS n
    FROM failing WHERE cluster_id IN (SELECT cluster_id FROM failing JOIN latest USING (fingerprint))
), printed AS (
    SELECT result_id, list(regexp_replace(m.raw_text, '\s+', '', 'g') ORDER BY n) AS printed
    FROM operands JOIN metrics AS m USING (metric_id) GROUP BY result_id
), said AS (
    SELECT f.result_id, f.fingerprint, 0 AS far, r.* RENAME (fingerprint AS reviewed_fingerprint) FROM failing AS f JOIN latest AS r ON r.fingerprint = f.fingerprint
    UNION ALL
    SELECT f.result_id, f.fingerprint, 1, r.*
    FROM failing AS f JOIN printed AS p USING (result_id)
    JOIN failing AS g ON g.rule = f.rule AND g.cluster_id = f.cluster_id AND g.story_id <> f.story_id
    JOIN printed AS q ON q.result_id = g.result_id AND q.printed = p.printed
    JOIN latest AS r ON r.fingerprint = g.fingerprint
)
SELECT result_id, fingerprint, verdict AS review, reason AS review_reason, reviewer, reviewed_at,
    reviewed_fingerprint
FROM said
QUALIFY row_number() OVER (PARTITION BY result_id ORDER BY far, reviewed_at DESC, reviewer) = 1
ORDER BY result_id
