-- The publications so far (历次发布), the latest first.
SELECT release, run_id, finished_at, n_pages, n_metrics, n_errors, n_warnings, n_quarantined, restored
FROM runs WHERE status IN ('published', 'rolled_back')
ORDER BY release DESC NULLS LAST, started_at DESC, run_id DESC LIMIT 12
