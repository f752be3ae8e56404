-- Pages whose reasons are worth telling first: those with a verdict that fails, then the latest.
WITH failing AS (
    SELECT DISTINCT unnest(CASE WHEN len(metric_ids) = 0 THEN [doc_id] ELSE metric_ids END)[:16] AS page
    FROM check_results WHERE verdict = 'fails'
)
SELECT d.doc_id[:16] AS page, d.doc_id, d.path, r.pages_folder
FROM documents AS d
LEFT JOIN runs AS r USING (run_id)
LEFT JOIN failing AS f ON f.page = d.doc_id[:16]
ORDER BY f.page IS NULL, d.page_date DESC NULLS LAST, d.doc_id
LIMIT $most
