-- What was looked at, story by story: numerals seen, typed as metrics, checkable, checked.
-- Grain: one row per story, copies and page furniture too.
-- Example: SELECT headline, n_seen, n_typed, n_checked FROM story_coverage WHERE kind = 'story' ORDER BY n_typed DESC
-- story_id: the story
-- doc_id: its page
-- path: file of its page
-- headline: its headline, null when it prints none
-- kind: story, caption, notice or furniture
-- is_canonical: false for a copy of another story
-- n_seen: numeral runs of the story
-- n_typed: metrics made of them
-- n_checkable: metrics that are linked to another or are an operand of any rule
-- n_checked: metrics that a decided verdict (holds or fails) covers
-- n_failing: metrics in a failing finding
-- checked_percent: n_checked in percent of n_typed, one decimal, null for a story without metrics
WITH touched AS (
    -- a finding across pages counts for the story of each operand
    SELECT metric_id, bool_or(verdict IN ('holds', 'fails')) AS is_checked, bool_or(verdict = 'fails') AS is_failing
    FROM (SELECT unnest(metric_ids) AS metric_id, verdict FROM check_results)
    GROUP BY metric_id
), linked AS (
    -- both ends of every link
    SELECT metric_id FROM metrics
    WHERE coalesce(of_metric_id, target_metric_id, same_as_metric_id) IS NOT NULL
    UNION SELECT of_metric_id FROM metrics
    UNION SELECT target_metric_id FROM metrics
    UNION SELECT same_as_metric_id FROM metrics
), seen AS (
    SELECT story_id, count(*) AS n FROM quantities GROUP BY story_id
), typed AS (
    SELECT
        m.story_id,
        count(*) AS n,
        count(*) FILTER (t.metric_id IS NOT NULL OR l.metric_id IS NOT NULL) AS n_checkable,
        count(*) FILTER (t.is_checked) AS n_checked,
        count(*) FILTER (t.is_failing) AS n_failing
    FROM metrics AS m
    LEFT JOIN touched AS t ON t.metric_id = m.metric_id
    LEFT JOIN linked AS l ON l.metric_id = m.metric_id
    GROUP BY m.story_id
)
SELECT
    s.story_id, s.doc_id, d.path, s.headline, s.kind, s.is_canonical,
    coalesce(seen.n, 0) AS n_seen,
    coalesce(typed.n, 0) AS n_typed,
    coalesce(typed.n_checkable, 0) AS n_checkable,
    coalesce(typed.n_checked, 0) AS n_checked,
    coalesce(typed.n_failing, 0) AS n_failing,
    round(100.0 * typed.n_checked / typed.n, 1) AS checked_percent
FROM stories AS s
JOIN documents AS d ON d.doc_id = s.doc_id
LEFT JOIN seen ON seen.story_id = s.story_id
LEFT JOIN typed ON typed.story_id = s.story_id
ORDER BY d.path, s.seq
