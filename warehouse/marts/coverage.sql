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
SELECT
    d.doc_id, d.path,
    coalesce(sum(s.n_seen), 0)::BIGINT AS n_seen,
    coalesce(sum(s.n_typed), 0)::BIGINT AS n_typed,
    coalesce(sum(s.n_checkable), 0)::BIGINT AS n_checkable,
    coalesce(sum(s.n_checked), 0)::BIGINT AS n_checked,
    coalesce(sum(s.n_failing), 0)::BIGINT AS n_failing,
    round(100.0 * sum(s.n_checked) / nullif(sum(s.n_typed), 0), 1) AS checked_percent
FROM documents AS d
LEFT JOIN story_coverage AS s ON s.doc_id = d.doc_id
GROUP BY d.doc_id, d.path
ORDER BY d.path, d.doc_id
