-- Open findings about figures of the period or about targets that run in it (未决问题), the gravest first.
-- Grain: one row per failing verdict that nobody has dismissed; copies of one story give one.
-- Given: $from_day, $to_day
-- fingerprint: identity of the finding
-- n: its number in the bulletin, from 1
-- severity: error or warn or info
-- rule: the arithmetic rule
-- message: one sentence for the editor
-- repair: the smallest slip that would explain it, null when none does
-- review: latest verdict of a person, null when nobody has looked
-- first_day: day on which a run saw it first (in China)
-- is_new: true when the latest run is the first to see it
-- facts: the statements it is about, each by the first statement of its fact
-- metric_ids: its operands
-- n_printings: findings of copies that it stands for, itself among them
WITH root AS (
    SELECT m.metric_id, coalesce(f.same_as_metric_id, m.same_as_metric_id, m.metric_id) AS fact,
        coalesce(m.place_code, m.place) AS place_key, m.period_start, m.period_end, m.role, m.raw_text, m.char_start
    FROM metrics AS m LEFT JOIN metrics AS f ON f.metric_id = m.same_as_metric_id
), operand AS (
    SELECT c.result_id, r.*, c.n FROM (
        SELECT result_id, unnest(metric_ids) AS metric_id, generate_subscripts(metric_ids, 1) AS n
        FROM check_results WHERE verdict = 'fails'
    ) AS c JOIN root AS r ON r.metric_id = c.metric_id
), concerned AS (
    SELECT
        o.result_id, list(DISTINCT o.fact ORDER BY o.fact) AS facts, list(o.metric_id ORDER BY o.n) AS metric_ids,
        string_agg(regexp_replace(o.raw_text, '\s+', '', 'g'), '|' ORDER BY o.n) AS printed,
        bool_or(s.place_key IS NOT NULL AND (
            o.period_end BETWEEN $from_day::DATE AND $to_day::DATE
            OR o.role = 'target' AND o.period_end >= $to_day::DATE AND coalesce(o.period_start, date_trunc('year', o.period_end)::DATE) <= $to_day::DATE
        )) AS is_concerned
    FROM operand AS o LEFT JOIN in_scope AS s ON s.place_key = o.place_key
    GROUP BY o.result_id
), once AS (
    SELECT f.*, c.facts, c.metric_ids, r.result_id, count(*) OVER same AS n_printings
    FROM findings_open AS f
    JOIN check_results AS r ON r.fingerprint = f.fingerprint AND r.verdict = 'fails'
    JOIN concerned AS c ON c.result_id = r.result_id AND c.is_concerned
    LEFT JOIN stories AS s ON s.story_id = r.story_id
    -- every printing of a story gives its own finding: the one of the copy that counts stands for them
    WINDOW same AS (PARTITION BY r.rule, coalesce(s.cluster_id, r.result_id), c.printed)
    QUALIFY row_number() OVER (same ORDER BY s.is_canonical IS NOT TRUE, f.path, r.result_id) = 1
)
SELECT
    fingerprint,
    row_number() OVER (
        ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warn' THEN 1 ELSE 2 END, path NULLS LAST, result_id
    ) AS n,
    severity, rule, message, repair, review,
    (first_seen_at + INTERVAL 8 HOUR)::DATE AS first_day, coalesce(is_new, false) AS is_new, facts, metric_ids, n_printings
FROM once
ORDER BY n
