-- Places in order (排名): only what can be compared, and what was left out of each order with the reason.
-- Grain: one row per order and place. An order is by percent of the target or by the figure itself, of one indicator, unit, period and level of place.
-- Given: nothing; reads the progress and the figures of the period
-- board: number of the order, from 1
-- basis: percent (of the target completed) or value
-- named: the indicator's code, else its words
-- indicator_name: its name in the vocabulary, else its words
-- unit: measure word of the figure
-- level: level of the places
-- span: kind of period, null for percents
-- period_start: first day, null when open; of percents the first day of the targets' period
-- period_end: last day
-- direction: up, down or null: which way is better; a percent is better when higher
-- metric_id: the figure
-- fact: its first statement, for findings
-- label: the place
-- place_key: its code or name
-- raw_text: the figure as printed
-- value: by what is ordered
-- target_id: the printed target, null when there is none
-- percent_id: the printed percent when none is computed
-- pace: percent less elapsed time in points, null for values
-- growth_text: growth as printed, null when there is none
-- growth_id: its statement
-- growth: its number, a decline is negative
-- why_not: why the row has no rank: bound (only bounds are printed), conflict (stories contradict each other about it or its target), finding (a grave finding is open); null when it has one
-- rank: its rank, equal for equal numbers; null without one
-- n_ranked: rows that have one
-- gap: difference to the row before, null for the first
-- is_close: true when the printed digits allow the row before and this one to be equal
WITH grave AS (
    SELECT DISTINCT unnest(facts) AS fact FROM findings_of_period WHERE severity = 'error'
), candidate AS (
    SELECT
        'percent' AS basis, p.named, p.indicator_name, p.unit, p.level, NULL AS span,
        p.from_day AS period_start, p.as_of AS period_end, p.to_day, 'up' AS direction,
        p.metric_id, p.fact, p.label, p.place_key, p.raw_text, p.percent::DECIMAL(38, 9) AS value, p.target_id,
        CASE WHEN p.percent_computed IS NULL THEN p.percent_id END AS percent_id,
        p.pace, NULL AS growth_text, NULL AS growth_id, NULL::DECIMAL(38, 9) AS growth, NULL::DECIMAL(38, 9) AS low, NULL::DECIMAL(38, 9) AS high,
        count(*) OVER (PARTITION BY p.place_key, p.named, p.unit, p.as_of, p.to_day) > 1
            OR EXISTS (FROM targets_disputed AS t WHERE list_has_any(t.metric_ids, [p.target_id, p.metric_id])) AS is_conflict
    FROM progress_shown AS p
    WHERE p.subject IS NULL AND p.level IS NOT NULL AND NOT p.is_ceiling AND p.not_comparable IS NULL AND p.percent IS NOT NULL
    UNION ALL BY NAME
    SELECT
        'value' AS basis, f.named, f.indicator_name, f.unit, f.level, f.span,
        f.period_start, f.period_end, f.period_end AS to_day, f.direction,
        f.metric_id, f.fact, f.label, f.place_key, f.raw_text, f.value, NULL AS target_id, NULL AS percent_id,
        NULL AS pace, f.growth_text, f.growth_id, f.growth, f.printed_low AS low, f.printed_high AS high,
        f.status = 'conflict' AS is_conflict
    FROM figures_of_period AS f
    WHERE f.subject IS NULL AND f.level IS NOT NULL
), judged AS (
    SELECT c.*, CASE
            WHEN c.value IS NULL THEN 'bound' WHEN c.is_conflict THEN 'conflict' WHEN g.fact IS NOT NULL THEN 'finding'
        END AS why_not
    FROM candidate AS c LEFT JOIN grave AS g ON g.fact = c.fact
), placed AS (
    -- a place that is told in two ways of which none is later has one row
    SELECT * FROM judged
    QUALIFY row_number() OVER (
        PARTITION BY basis, named, unit, level, span, period_start, period_end, to_day, place_key ORDER BY why_not NULLS LAST, metric_id, target_id
    ) = 1
), counted AS (
    SELECT *, count(*) FILTER (why_not IS NULL) OVER (
            PARTITION BY basis, named, unit, level, span, period_start, period_end, to_day
        ) AS n_ranked
    FROM placed
), latest AS (
    -- of one indicator's orders that of the latest day
    SELECT * FROM counted WHERE n_ranked > 1
    QUALIFY period_end = max(period_end) OVER (PARTITION BY basis, named, unit, level, span)
), ordered AS (
    SELECT *,
        CASE WHEN why_not IS NULL THEN CASE WHEN direction = 'down' THEN value ELSE -value END END AS sorts,
        dense_rank() OVER (
            ORDER BY basis, n_ranked DESC, named, unit, level, span NULLS FIRST, period_end DESC, period_start DESC NULLS LAST, to_day
        ) AS board
    FROM latest
)
SELECT
    board, basis, named, indicator_name, unit, level, span, period_start, period_end, direction,
    metric_id, fact, label, place_key, raw_text, value, target_id, percent_id, pace, growth_text, growth_id, growth, why_not,
    CASE WHEN why_not IS NULL THEN rank() OVER by_value END AS rank,
    n_ranked,
    CASE WHEN why_not IS NULL THEN abs(value - lag(value) OVER in_order) END AS gap,
    CASE WHEN why_not IS NULL THEN
        coalesce(low < lag(high) OVER in_order AND high > lag(low) OVER in_order AND value <> lag(value) OVER in_order, false) ELSE false END AS is_close
FROM ordered
WINDOW
    by_value AS (PARTITION BY board ORDER BY why_not IS NOT NULL, sorts),
    in_order AS (PARTITION BY board ORDER BY why_not IS NOT NULL, sorts, place_key, metric_id)
ORDER BY board, why_not IS NOT NULL, sorts, place_key, metric_id
