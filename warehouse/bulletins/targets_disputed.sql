-- Targets that contradict each other (目标说法不一): one place, body, indicator, unit and time, and numbers that cannot all be meant.
-- Grain: one row per number that such a group tells; targets of 其中 parts are left out, copies folded.
-- Given: $from_day, $to_day
-- dispute: number of the group, from 1
-- target_id: the target, or implied_targets.implied_id
-- metric_id: the statement that prints or implies it
-- kind: printed or implied
-- place_key: the division
-- label: its name
-- subject: the body, null when it is the place itself
-- named: the indicator's code, else its words
-- indicator_name: its name in the vocabulary, else its words
-- unit: measure word
-- from_day: first day of the targets' period
-- to_day: last day of it
-- target: the number; of an implied one the whole number if only one fits, else the roundest
-- raw_text: the target as printed; of an implied one the count
-- percent_text: the printed percent that implies it, null for a printed one
-- percent_id: that statement
-- n_told: targets of the group with this number, of which the earliest is shown
-- metric_ids: the statements of all of them
-- page_date: day of the page, null unless known
WITH implying AS (
    SELECT implied_id, metric_ids[1] AS metric_id, metric_ids[2] AS percent_id FROM implied_targets
), timed AS (
    SELECT g.*, coalesce(i.metric_id, g.target_id) AS metric_id, m.raw_text AS said, c.raw_text AS percent_text, c.metric_id AS percent_id,
        coalesce(g.place_code, g.place) AS place_key, coalesce(g.indicator_code, g.indicator) AS named,
        -- a count and its percent speak of the year's target, when the count is one of the whole year so far
        CASE WHEN g.kind = 'implied' OR g.period_start IS NULL THEN date_trunc('year', g.period_end)::DATE
            ELSE g.period_start END AS from_day,
        CASE WHEN g.kind = 'implied' THEN last_day(date_trunc('year', g.period_end) + INTERVAL 11 MONTH)
            ELSE g.period_end END AS to_day,
        CASE WHEN g.kind = 'implied' THEN g.target_low WHEN m.approx = 'exact' THEN coalesce(m.printed_low, m.value)
            WHEN m.approx <> 'about' THEN m.value_low END AS low,
        CASE WHEN g.kind = 'implied' THEN g.target_high WHEN m.approx = 'exact' THEN coalesce(m.printed_high, m.value)
            WHEN m.approx <> 'about' THEN m.value_high END AS high
    FROM target_ledger AS g
    LEFT JOIN implying AS i ON i.implied_id = g.target_id
    LEFT JOIN metrics AS m ON m.metric_id = coalesce(i.metric_id, g.target_id)
    LEFT JOIN metrics AS c ON c.metric_id = i.percent_id
    WHERE g.place IS NOT NULL AND g.indicator IS NOT NULL AND g.period_end IS NOT NULL AND m.of_metric_id IS NULL
      AND (g.kind = 'printed' OR g.period_end <= $to_day::DATE)
      AND (g.kind = 'printed' OR g.period_start IS NULL OR g.period_start = date_trunc('year', g.period_end)::DATE)
), running AS (
    SELECT t.*, s.label FROM timed AS t JOIN in_scope AS s ON s.place_key = t.place_key
    WHERE from_day <= $to_day::DATE AND to_day >= $from_day::DATE
), disputed AS (
    SELECT * FROM running
    WINDOW task AS (PARTITION BY place_key, subject, named, unit, from_day, to_day)
    QUALIFY max(low) OVER task > min(high) OVER task
), told AS (
    SELECT *, count(*) OVER same AS n_told, list(metric_id) OVER same AS metric_ids FROM disputed
    WINDOW same AS (PARTITION BY place_key, subject, named, unit, from_day, to_day, kind, coalesce(target::VARCHAR, target_id))
    QUALIFY row_number() OVER (same ORDER BY page_date NULLS LAST, path, target_id) = 1
)
SELECT
    dense_rank() OVER (ORDER BY d.place_key, d.named, d.subject NULLS FIRST, d.unit, d.from_day, d.to_day) AS dispute,
    d.target_id, d.metric_id, d.kind, d.place_key, d.label, d.subject, d.named,
    coalesce(v.name, d.indicator) AS indicator_name, d.unit, d.from_day, d.to_day, d.target,
    d.said AS raw_text, d.percent_text, d.percent_id, d.page_date, d.n_told, list_sort(d.metric_ids) AS metric_ids
FROM told AS d LEFT JOIN indicators AS v ON v.code = d.indicator_code
ORDER BY dispute, d.page_date NULLS LAST, d.path, d.target_id
