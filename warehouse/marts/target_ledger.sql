-- Task list and settlement list (任务清单, 结算清单): every target that was printed or is implied, with what settled it, or nothing yet.
-- Grain: one row per target; repeated statements and copies folded. Of several settling statements the latest is shown.
-- Example: SELECT place, indicator, target, unit, status, quote FROM target_ledger WHERE status = 'nothing yet'
-- target_id: the statement of the target (metrics.metric_id) or, of an implied one, implied_targets.implied_id
-- kind: printed or implied (computed from a count and its percent)
-- place: full official name of the division, null when it is about none
-- place_code: its code
-- subject: the body it is about, null when it is the place itself
-- indicator: what is to be reached, in the page's words
-- indicator_code: code in the controlled vocabulary, null when it has none
-- target: the target in base units; of an implied one the whole number if only one fits, else the roundest; null when it is only a span
-- target_low: lower bound by the wording or as implied, null when there is none
-- target_high: upper bound by the wording or as implied, null when there is none
-- unit: measure word of the target
-- is_ceiling: true when the target is a ceiling, so that less is better
-- period_start: first day of the target's period, null when open; of an implied one that of its count
-- period_end: last day of the target's period, null when open; of an implied one that of its count
-- raw_text: the target as printed, null for an implied one
-- quote: the sentence that states or implies it
-- path: file of its page
-- page_date: day of that page, null unless known
-- n_settling: statements that say how far it is; of other stories at most two for one day
-- settled_by: how the shown one was found: linked (the page puts them side by side), matched (another story with the same place, indicator and unit, inside the target's period); null with nothing yet
-- settling_id: the statement of the achievement, or of the percent when only that is printed
-- achieved: the achievement in base units, null with nothing yet or when only a percent is printed
-- achieved_to: last day it counts, null when open
-- percent: computed from achievement and target in one unit, else as printed
-- status: met, not met (the target's period is over or the percent is below 100), within or broken (a ceiling), stated (no percent can be told), nothing yet
-- settling_quote: its sentence
-- settling_path: file of its page
WITH told AS (
    SELECT m.*, s.cluster_id, d.path, d.page_date
    FROM metrics AS m JOIN stories AS s ON s.story_id = m.story_id JOIN documents AS d ON d.doc_id = m.doc_id
    WHERE s.is_canonical AND m.role IN ('actual', 'rate', 'target', 'target_pct')
), root AS (
    -- the statement that a repetition goes back to
    SELECT m.metric_id, coalesce(g.metric_id, f.metric_id, m.metric_id) AS fact
    FROM told AS m
    LEFT JOIN told AS f ON f.metric_id = m.same_as_metric_id
    LEFT JOIN told AS g ON g.metric_id = f.same_as_metric_id
), printed_anyway AS (
    -- a printed target needs no other
    SELECT implied_id FROM (SELECT implied_id, unnest(metric_ids) AS metric_id FROM implied_targets)
    JOIN metrics USING (metric_id) WHERE target_metric_id IS NOT NULL
), implied AS (
    SELECT i.*, CASE WHEN is_unique THEN integers[1] ELSE roundest END AS one
    FROM implied_targets AS i ANTI JOIN printed_anyway USING (implied_id)
    QUALIFY row_number() OVER (PARTITION BY metric_ids[1] ORDER BY implied_id) = 1
), below AS (
    -- a page says that a figure lies below this target
    SELECT DISTINCT metric_ids[2] AS metric_id FROM check_results
    WHERE rule = 'ceiling' AND starts_with(expected, '低于')
), targets AS (
    SELECT
        t.metric_id AS target_id, 'printed' AS kind, t.place, t.place_code, t.subject, t.indicator, t.indicator_code,
        coalesce(t.value, t.value_low, t.value_high) AS target, t.value_low AS target_low, t.value_high AS target_high,
        t.unit, (coalesce(t.approx = 'under' OR v.direction = 'down', false) OR b.metric_id IS NOT NULL) AS is_ceiling,
        t.period_start, t.period_end, t.raw_text, t.quote, t.path, t.page_date, t.cluster_id, t.char_start
    FROM told AS t JOIN root AS r ON r.metric_id = t.metric_id AND r.fact = t.metric_id
    LEFT JOIN indicators AS v ON v.code = t.indicator_code
    LEFT JOIN below AS b ON b.metric_id = t.metric_id
    WHERE t.role = 'target'
    UNION ALL BY NAME
    SELECT
        i.implied_id AS target_id, 'implied' AS kind, a.place, a.place_code, a.subject, a.indicator, a.indicator_code,
        i.one::DECIMAL(38, 9) AS target, i.low AS target_low, i.high AS target_high,
        a.unit, coalesce(v.direction = 'down', false) AS is_ceiling,
        a.period_start, a.period_end, NULL AS raw_text, a.quote, a.path, a.page_date, a.cluster_id, a.char_start
    FROM implied AS i
    JOIN told AS a ON a.metric_id = i.metric_ids[1]
    JOIN root AS r ON r.metric_id = a.metric_id AND r.fact = a.metric_id
    LEFT JOIN indicators AS v ON v.code = a.indicator_code
), linked AS (
    SELECT r.fact AS target_id, a.metric_id AS settling_id FROM told AS a JOIN root AS r ON r.metric_id = a.target_metric_id
    WHERE a.role <> 'target'
    UNION
    -- the percent knows the target, and its count only the percent
    SELECT r.fact, p.of_metric_id FROM told AS p JOIN root AS r ON r.metric_id = p.target_metric_id
    WHERE p.role = 'target_pct' AND p.of_metric_id IS NOT NULL
    UNION
    SELECT implied_id, metric_ids[1] FROM implied
), achieved AS (
    -- of many stories that tell one day's achievement two are enough: one of them is not the target's own
    SELECT a.*, coalesce(a.indicator_code, a.indicator) AS named
    FROM told AS a JOIN root AS r ON r.metric_id = a.metric_id AND r.fact = a.metric_id
    WHERE a.role IN ('actual', 'rate') AND a.place IS NOT NULL AND a.period_end IS NOT NULL
    QUALIFY dense_rank() OVER (
        PARTITION BY a.place, a.place_code, a.subject, named, a.unit, a.period_end
        ORDER BY a.page_date DESC NULLS LAST, a.path, a.cluster_id
    ) <= 2
), matched AS (
    SELECT t.target_id, a.metric_id AS settling_id
    FROM targets AS t
    JOIN achieved AS a ON a.place = t.place AND a.unit = t.unit
        AND a.named = coalesce(t.indicator_code, t.indicator)
    WHERE t.kind = 'printed' AND a.cluster_id <> t.cluster_id
        AND a.place_code IS NOT DISTINCT FROM t.place_code AND a.subject IS NOT DISTINCT FROM t.subject
        AND a.period_end <= t.period_end
        AND a.period_end >= coalesce(t.period_start, date_trunc('year', t.period_end)::DATE)
), settling AS (
    SELECT target_id, settling_id, 'linked' AS settled_by FROM linked
    UNION ALL SELECT target_id, settling_id, 'matched' FROM matched ANTI JOIN linked USING (target_id, settling_id)
), shown AS (
    SELECT g.*, count(*) OVER (PARTITION BY g.target_id) AS n_settling,
        a.role AS settling_role, a.value, a.unit AS settling_unit, a.period_end AS achieved_to,
        a.quote AS settling_quote, a.path AS settling_path
    FROM settling AS g JOIN told AS a ON a.metric_id = g.settling_id
    QUALIFY row_number() OVER (
        PARTITION BY g.target_id
        ORDER BY a.role = 'target_pct', coalesce(a.period_end, a.page_date) DESC NULLS LAST, g.settled_by, g.settling_id
    ) = 1
), percent AS (
    SELECT of_metric_id AS metric_id, value FROM metrics
    WHERE role = 'target_pct' AND of_metric_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY of_metric_id ORDER BY char_start, metric_id) = 1
), measured AS (
    SELECT t.*, s.* EXCLUDE (target_id),
        CASE WHEN s.settling_role <> 'target_pct' THEN s.value END AS achieved,
        coalesce(
            CASE WHEN t.kind = 'printed' AND s.settling_role <> 'target_pct' AND (s.settling_unit = '%') = (t.unit = '%')
                THEN round(100 * s.value::DOUBLE / nullif(t.target::DOUBLE, 0), 2) END,
            p.value, CASE WHEN s.settling_role = 'target_pct' THEN s.value END
        ) AS percent
    FROM targets AS t LEFT JOIN shown AS s ON s.target_id = t.target_id
    LEFT JOIN percent AS p ON p.metric_id = s.settling_id
)
SELECT
    target_id, kind, place, place_code, subject, indicator, indicator_code,
    target, target_low, target_high, unit, is_ceiling, period_start, period_end,
    raw_text, quote, path, page_date,
    coalesce(n_settling, 0) AS n_settling, settled_by, settling_id, achieved, achieved_to, percent,
    CASE
        WHEN settling_id IS NULL THEN 'nothing yet'
        WHEN is_ceiling AND achieved IS NOT NULL AND target IS NOT NULL
            THEN CASE WHEN achieved <= target THEN 'within' ELSE 'broken' END
        WHEN percent >= 100 THEN 'met'
        WHEN percent < 100 THEN 'not met'
        ELSE 'stated' END AS status,
    settling_quote, settling_path
FROM measured
ORDER BY path, char_start, target_id
