-- What was looked at, page by page: numerals seen, typed as metrics, checkable, checked.
-- Grain: one row per page.
-- Example: SELECT path, n_seen, n_typed, checked_percent FROM coverage ORDER BY checked_percent
-- doc_id: the page
-- path: its file
-- n_seen: numeral runs on the page
-- n_typed: metrics made of them
-- n_checkable: metrics that are linked to another or are an operand of any rule
-- n_checked: metrics that a decided verdict (holds or fails) covers
-- n_failing: metrics in a failing finding
-- checked_percent: n_checked in percent of n_typed, one decimal, null for a page without metrics
WITH operand AS (
    -- a finding across pages counts for the page of each operand
    SELECT unnest(metric_ids) AS metric_id, verdict FROM check_results
), touched AS (
    SELECT
        metric_id,
        bool_or(verdict IN ('holds', 'fails')) AS is_checked,
        bool_or(verdict = 'fails') AS is_failing
    FROM operand
    GROUP BY metric_id
), linked AS (
    -- both ends of every link
    SELECT metric_id FROM metrics
    WHERE coalesce(of_metric_id, target_metric_id, same_as_metric_id) IS NOT NULL
    UNION SELECT of_metric_id FROM metrics
    UNION SELECT target_metric_id FROM metrics
    UNION SELECT same_as_metric_id FROM metrics
), seen AS (
    SELECT doc_id, count(*) AS n FROM quantities GROUP BY doc_id
), typed AS (
    SELECT
        m.doc_id,
        count(*) AS n,
        count(*) FILTER (t.metric_id IS NOT NULL OR l.metric_id IS NOT NULL) AS n_checkable,
        count(*) FILTER (t.is_checked) AS n_checked,
        count(*) FILTER (t.is_failing) AS n_failing
    FROM metrics AS m
    LEFT JOIN touched AS t ON t.metric_id = m.metric_id
    LEFT JOIN linked AS l ON l.metric_id = m.metric_id
    GROUP BY m.doc_id
)
SELECT
    d.doc_id, d.path,
    coalesce(seen.n, 0) AS n_seen,
    coalesce(typed.n, 0) AS n_typed,
    coalesce(typed.n_checkable, 0) AS n_checkable,
    coalesce(typed.n_checked, 0) AS n_checked,
    coalesce(typed.n_failing, 0) AS n_failing,
    round(100.0 * typed.n_checked / typed.n, 1) AS checked_percent
FROM documents AS d
LEFT JOIN seen ON seen.doc_id = d.doc_id
LEFT JOIN typed ON typed.doc_id = d.doc_id
ORDER BY d.path, d.doc_id
