-- Achievements beside their targets: how far along, as printed and as computed, and whether that keeps pace with the year.
-- Grain: one row per achievement that has a printed or an implied target or a printed percent; repeated statements folded.
-- Example: SELECT place, indicator, achieved, target, percent, pace, verdict FROM target_progress WHERE verdict = 'behind'
-- metric_id: the achievement (metrics.metric_id)
-- place: full official name of the division, null when it is about none
-- place_code: its code
-- indicator: what is measured, in the page's words
-- indicator_code: code in the controlled vocabulary, null when it has none
-- subject: the body it is about, null when it is the place itself
-- period_start: first day of the achievement, null when open
-- period_end: last day of the achievement, null when open
-- achieved: the achievement in base units, null when the wording gives only bounds
-- target: its target in base units; of an implied one the whole number if only one fits, else the roundest; null when there is none
-- target_low: lower bound of the target, by its wording or as implied; null when there is none
-- target_high: upper bound of the target, by its wording or as implied; null when there is none
-- target_kind: printed, implied (computed from count and percent), or percent (only a percent is known)
-- target_metric_id: the printed target, null when there is none
-- unit: measure word of the achievement
-- percent_printed: percent of completion as the page prints it, null when it prints none
-- percent_computed: 100 × achieved ÷ target, two decimals, null without a printed target in the same unit
-- percent: the computed percent, or else the printed one
-- as_of: day up to which is counted: end of the period, or day of the page for an open one; null when neither is known
-- elapsed_percent: share of the target's period that had passed by as_of, in percent, one decimal; its year when it has no period
-- pace: percent less elapsed_percent, in points; null for ceilings, for rates and without a day
-- is_ceiling: true when the target is a ceiling, so that less is better
-- verdict: met, missed (its time is over), ahead, behind (its time still runs), within or broken (a ceiling), open (not enough is known)
-- check_verdict: what arithmetic says about the figures: fails, undecided, holds; null when no rule looked
-- raw_text: the achievement as printed
-- quote: the sentence of the achievement
-- path: file of the page
WITH percent AS (
    -- a page may print the percent twice; the first one on the page is taken
    SELECT of_metric_id AS metric_id, metric_id AS percent_id, value, target_metric_id
    FROM metrics
    WHERE role = 'target_pct' AND of_metric_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY of_metric_id ORDER BY char_start, metric_id) = 1
), implied AS (
    SELECT metric_ids[1] AS metric_id, metric_ids[2] AS percent_id, low, high,
        CASE WHEN is_unique THEN integers[1] ELSE roundest END AS one
    FROM implied_targets
    QUALIFY row_number() OVER (PARTITION BY metric_ids[1], metric_ids[2] ORDER BY implied_id) = 1
), checked AS (
    SELECT metric_id, CASE
            WHEN bool_or(verdict = 'fails') THEN 'fails'
            WHEN bool_or(verdict = 'undecided') THEN 'undecided' ELSE 'holds' END AS verdict
    FROM (
        SELECT unnest(metric_ids) AS metric_id, verdict FROM check_results
        WHERE rule IN ('target_pct', 'ceiling', 'target_range')
    )
    GROUP BY metric_id
), below AS (
    -- the page says that the figure lies below its target
    SELECT DISTINCT metric_ids[1] AS metric_id, metric_ids[2] AS target_id FROM check_results
    WHERE rule = 'ceiling' AND starts_with(expected, '低于')
), paired AS (
    SELECT
        a.*, d.path, p.value AS percent_printed, i.low, i.high, i.one,
        t.metric_id AS printed_id, t.value AS t_value, t.value_low AS t_low, t.value_high AS t_high,
        t.period_start AS t_start, t.period_end AS t_end,
        coalesce(t.value, t.value_low, t.value_high) AS t_one, t.unit AS t_unit,
        (coalesce(t.approx = 'under' OR v.direction = 'down', false) OR b.metric_id IS NOT NULL) AS is_ceiling,
        coalesce(a.period_end, CASE WHEN d.page_date >= a.period_start THEN d.page_date END) AS as_of,
        coalesce(r.same_as_metric_id, a.same_as_metric_id, a.metric_id) AS fact
    FROM metrics AS a
    JOIN stories AS s ON s.story_id = a.story_id
    JOIN documents AS d ON d.doc_id = a.doc_id
    LEFT JOIN percent AS p ON p.metric_id = a.metric_id
    LEFT JOIN implied AS i ON i.metric_id = p.metric_id AND i.percent_id = p.percent_id
    LEFT JOIN metrics AS t ON t.metric_id = coalesce(a.target_metric_id, p.target_metric_id)
    LEFT JOIN below AS b ON b.metric_id = a.metric_id AND b.target_id = t.metric_id
    LEFT JOIN metrics AS r ON r.metric_id = a.same_as_metric_id
    LEFT JOIN indicators AS v ON v.code = a.indicator_code
    WHERE a.role IN ('actual', 'rate') AND s.is_canonical
      AND (t.metric_id IS NOT NULL OR p.metric_id IS NOT NULL)
    -- of a repeated fact the statement that says most of its target
    QUALIFY row_number() OVER (
        PARTITION BY fact ORDER BY t.metric_id IS NULL, p.metric_id IS NULL, a.char_start, a.metric_id
    ) = 1
), timed AS (
    SELECT *,
        CASE WHEN t_start IS NOT NULL AND t_end IS NOT NULL THEN t_start
            ELSE date_trunc('year', coalesce(t_end, as_of))::DATE END AS from_day,
        CASE WHEN t_start IS NOT NULL AND t_end IS NOT NULL THEN t_end
            ELSE last_day(date_trunc('year', coalesce(t_end, as_of)) + INTERVAL 11 MONTH) END AS to_day,
        CASE WHEN (unit = '%') = (t_unit = '%')
            THEN round(100 * value::DOUBLE / nullif(t_one::DOUBLE, 0), 2) END AS percent_computed
    FROM paired
), paced AS (
    SELECT *,
        coalesce(percent_computed, percent_printed) AS percent,
        -- least() passes over a null, so the day has to be known first
        CASE WHEN as_of IS NOT NULL AND to_day >= from_day
            THEN round(100.0 * greatest(0, date_diff('day', from_day, least(as_of, to_day)) + 1)
                / (date_diff('day', from_day, to_day) + 1), 1) END AS elapsed_percent
    FROM timed
)
SELECT
    c.metric_id, c.place, c.place_code, c.indicator, c.indicator_code, c.subject,
    c.period_start, c.period_end,
    c.value AS achieved,
    coalesce(c.t_one, c.one) AS target,
    coalesce(c.t_low, CASE WHEN c.printed_id IS NULL THEN c.low END) AS target_low,
    coalesce(c.t_high, CASE WHEN c.printed_id IS NULL THEN c.high END) AS target_high,
    CASE WHEN c.printed_id IS NOT NULL THEN 'printed'
        WHEN coalesce(c.low, c.high, c.one) IS NOT NULL THEN 'implied' ELSE 'percent' END AS target_kind,
    c.printed_id AS target_metric_id,
    c.unit, c.percent_printed, c.percent_computed, c.percent,
    c.as_of, c.elapsed_percent,
    CASE WHEN c.role = 'actual' AND NOT c.is_ceiling
        THEN round(c.percent - c.elapsed_percent, 1) END AS pace,
    c.is_ceiling,
    CASE
        WHEN c.is_ceiling THEN CASE
            WHEN c.value <= coalesce(c.t_high, c.t_one) THEN 'within'
            WHEN c.value > coalesce(c.t_high, c.t_one) THEN 'broken' ELSE 'open' END
        WHEN c.percent >= 100 THEN 'met'
        WHEN c.percent < 100 AND c.elapsed_percent >= 100 THEN 'missed'
        WHEN c.role = 'actual' AND c.percent >= c.elapsed_percent THEN 'ahead'
        WHEN c.role = 'actual' AND c.percent < c.elapsed_percent THEN 'behind'
        ELSE 'open' END AS verdict,
    k.verdict AS check_verdict,
    c.raw_text, c.quote, c.path
FROM paced AS c LEFT JOIN checked AS k ON k.metric_id = c.metric_id
ORDER BY c.path, c.char_start
