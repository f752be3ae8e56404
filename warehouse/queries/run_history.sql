-- 历次运行怎么样？
-- How did the runs go: pages, figures, how much was checked, how many findings?
SELECT
    run_id, started_at, status, release, n_pages, n_metrics,
    round(100.0 * n_checked / nullif(n_metrics, 0), 1) AS checked_percent,
    n_errors, n_warnings, n_quarantined
FROM runs
ORDER BY started_at DESC, run_id DESC
