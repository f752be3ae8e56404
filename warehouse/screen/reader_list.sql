-- Every report that holds figures or verdicts, those that need an editor first: with findings that nobody has dismissed.
WITH told AS (
    SELECT coalesce(m.story_id, c.story_id) AS story_id, c.result_id, c.severity, c.message, c.verdict
    FROM (SELECT *, unnest(CASE WHEN len(metric_ids) = 0 THEN [NULL] ELSE metric_ids END) AS metric_id FROM check_results
          WHERE verdict = 'fails'
            AND result_id NOT IN (SELECT result_id FROM findings_reviewed WHERE review = 'dismissed')) AS c
    LEFT JOIN metrics AS m USING (metric_id)
), failing AS (
    SELECT story_id, count(DISTINCT result_id) AS n,
        min(list_position(['error', 'warn', 'info'], severity)) AS gravest,
        arg_min(message, list_position(['error', 'warn', 'info'], severity) || result_id) AS message
    FROM told WHERE story_id IS NOT NULL GROUP BY story_id
), figures AS (
    SELECT story_id, count(*) AS n FROM metrics GROUP BY story_id
)
SELECT s.story_id, s.headline, s.kind, d.path, coalesce(d.page_date, d.page_month) AS day, d.page_date IS NULL AS month_only,
    s.place, s.is_canonical, coalesce(g.n, 0) AS n_figures, coalesce(f.n, 0) AS n_failing, f.gravest, f.message
FROM stories AS s
JOIN documents AS d USING (doc_id)
LEFT JOIN failing AS f USING (story_id)
LEFT JOIN figures AS g USING (story_id)
WHERE s.kind IN ('story', 'notice') OR g.n > 0
ORDER BY f.gravest NULLS LAST, f.n DESC, d.path, s.doc_id, s.seq, s.story_id
