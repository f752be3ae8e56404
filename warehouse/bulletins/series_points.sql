-- Series that reach into the period (序列): their periods of the last three years, in order.
-- Grain: one row per series and period; series with fewer than two numbers are left out.
-- Given: $from_day, $to_day
-- board: number of the series in the bulletin, from 1: those with most periods first
-- series_id: the series
-- label: the place
-- place_key: its code or name
-- subject: the body, null when it is the place itself
-- indicator_name: its name in the vocabulary, else its words
-- unit: measure word
-- span: kind of period, as in series
-- period_start: first day, null when open
-- period_end: last day
-- value: the number in base units
-- raw_text: as printed
-- difference: value less that of the row before, null for the first and, of figures to date, across a year
-- status: single, agreed, revised, conflict, as in series
-- metric_id: the statement shown
-- fact: its first statement, for findings
WITH root AS (
    SELECT m.metric_id, coalesce(f.same_as_metric_id, m.same_as_metric_id, m.metric_id) AS fact
    FROM metrics AS m LEFT JOIN metrics AS f ON f.metric_id = m.same_as_metric_id
), told AS (
    SELECT s.*, p.place_key, p.label, r.fact
    FROM series AS s
    JOIN in_scope AS p ON p.place_key = coalesce(s.place_code, s.place)
    JOIN root AS r ON r.metric_id = s.metric_id
    WHERE s.value IS NOT NULL AND s.period_end <= $to_day::DATE
      AND s.period_end > $to_day::DATE - INTERVAL 3 YEAR
), reaching AS (
    SELECT *, count(*) OVER of_series AS n_periods FROM told
    WINDOW of_series AS (PARTITION BY series_id)
    QUALIFY n_periods > 1 AND max(period_end) OVER of_series >= $from_day::DATE
)
SELECT
    dense_rank() OVER (ORDER BY n_periods DESC, place_key, indicator_name, series_id) AS board,
    series_id, label, place_key, subject, indicator_name, unit, span, period_start, period_end, value, raw_text,
    CASE WHEN span <> 'to date' OR year(period_end) = year(lag(period_end) OVER in_order)
        THEN value - lag(value) OVER in_order END AS difference,
    status, metric_id, fact
FROM reaching
WINDOW in_order AS (PARTITION BY series_id ORDER BY period_end, period_start NULLS FIRST)
ORDER BY board, period_end, period_start NULLS FIRST
