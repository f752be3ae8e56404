-- Targets and how far they are (目标与实际): of each place, body, indicator and target's time the latest achievement.
-- Grain: one row per task; those that need somebody first, then by how far behind they are.
-- Reads the steps in_scope and all_progress of the bulletins, whose verdicts these are.
WITH latest AS (
    FROM all_progress
    QUALIFY row_number() OVER (
        PARTITION BY place_key, subject, named, unit, to_day, coalesce(not_comparable, '') = 'part'
        ORDER BY as_of DESC NULLS LAST, page_date DESC NULLS LAST, path, char_start, metric_id, target_id
    ) = 1
), failing AS (
    SELECT metric_id, min(fingerprint) AS finding
    FROM (SELECT unnest(metric_ids) AS metric_id, fingerprint FROM check_results
        WHERE verdict = 'fails' AND fingerprint IN (SELECT fingerprint FROM open_findings))
    GROUP BY metric_id
)
SELECT
    a.metric_id, a.place_key, a.label, a.subject, a.indicator_name, v.domain, a.unit,
    a.period_start, a.as_of, a.raw_text, a.value, a.target_kind, a.target_id, a.target, a.target_low, a.target_high,
    a.target_text, a.percent, a.elapsed_percent, a.is_ceiling, a.not_comparable, a.pace, a.verdict, m.quote,
    coalesce(f.finding, g.finding, h.finding) AS finding
FROM latest AS a
JOIN metrics AS m ON m.metric_id = a.metric_id
LEFT JOIN indicators AS v ON v.code = a.named
LEFT JOIN failing AS f ON f.metric_id = a.metric_id
LEFT JOIN failing AS g ON g.metric_id = a.target_id
LEFT JOIN failing AS h ON h.metric_id = a.percent_id
ORDER BY
    list_position(['broken', 'missed', 'behind', 'ahead', 'within', 'met', 'open'], a.verdict),
    a.pace NULLS LAST, a.as_of DESC NULLS LAST, a.place_key, a.indicator_name, a.metric_id, a.target_id
