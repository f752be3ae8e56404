-- Open findings with where and what they are about (问题), the gravest and newest first.
-- Grain: one row per failing verdict that nobody has dismissed; copies of one story give one.
WITH operand AS (
    SELECT c.result_id, c.n, m.metric_id, coalesce(m.place_code, m.place) AS place_key, m.place, v.domain, m.raw_text,
        coalesce(m.period_end, m.period_start, d.page_date) AS day
    FROM (
        SELECT result_id, unnest(metric_ids) AS metric_id, generate_subscripts(metric_ids, 1) AS n
        FROM check_results WHERE verdict = 'fails'
    ) AS c
    JOIN metrics AS m ON m.metric_id = c.metric_id
    JOIN documents AS d ON d.doc_id = m.doc_id
    LEFT JOIN indicators AS v ON v.code = m.indicator_code
), about AS (
    SELECT result_id,
        list(DISTINCT place_key ORDER BY place_key) FILTER (place_key IS NOT NULL) AS place_keys,
        list(DISTINCT place ORDER BY place) FILTER (place IS NOT NULL) AS places,
        list(DISTINCT domain ORDER BY domain) FILTER (domain IS NOT NULL) AS domains,
        list(metric_id ORDER BY n) AS metric_ids, max(day) AS day,
        string_agg(regexp_replace(raw_text, '\s+', '', 'g'), '|' ORDER BY n) AS printed
    FROM operand GROUP BY result_id
), open AS (
    -- a finding is shown once, however many verdicts of one run carry its fingerprint
    FROM open_findings QUALIFY row_number() OVER (PARTITION BY fingerprint ORDER BY path, message) = 1
)
SELECT
    f.fingerprint, f.severity, f.rule, f.message, f.quote, f.expected, f.observed, f.repair, f.review,
    -- the release that had it first: whether it is new depends on the one that is shown, and would change all rows with it
    n.release AS since, f.path, f.headline, r.story_id,
    coalesce(a.place_keys, []) AS place_keys, coalesce(a.places, []) AS places, coalesce(a.domains, []) AS domains,
    coalesce(a.metric_ids, []) AS metric_ids, a.day, count(*) OVER same AS n_printings
FROM open AS f
JOIN check_results AS r ON r.fingerprint = f.fingerprint AND r.verdict = 'fails'
LEFT JOIN about AS a ON a.result_id = r.result_id
LEFT JOIN stories AS s ON s.story_id = r.story_id
LEFT JOIN finding_history AS h ON h.fingerprint = f.fingerprint
LEFT JOIN runs AS n ON n.run_id = h.first_run_id
WINDOW same AS (PARTITION BY r.rule, coalesce(s.cluster_id, r.result_id), a.printed)
QUALIFY row_number() OVER (same ORDER BY s.is_canonical IS NOT TRUE, f.path, r.result_id) = 1
ORDER BY
    CASE f.severity WHEN 'error' THEN 0 WHEN 'warn' THEN 1 ELSE 2 END,
    n.release DESC NULLS LAST, a.day DESC NULLS LAST, f.path NULLS LAST, r.result_id
