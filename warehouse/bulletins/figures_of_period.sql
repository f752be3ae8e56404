-- What the period's figures are (本期数字): one indicator of one place and time, as the series hold them.
-- Grain: one row per series and period whose last day falls into the bulletin's period.
-- Given: $from_day, $to_day
-- metric_id: the statement shown, of the latest page
-- fact: the first statement of it, for findings about any of its printings
-- series_id: its series
-- place_key: the division
-- label: its name
-- level: its level
-- subject: the body, null when it is the place itself
-- named: the indicator's code, else its words
-- indicator_name: its name in the vocabulary, else its words
-- direction: up when more is better, down when less is, null when neither
-- unit: measure word
-- span: kind of period, as in series
-- period_start: first day, null when open
-- period_end: last day
-- value: the number in base units, null when the wording gives only bounds
-- raw_text: as printed
-- approx: exact, over, under, about or range
-- printed_low: lower bound of its digits
-- printed_high: upper bound of its digits
-- growth_id: the printed growth beside it, null when there is none
-- growth_text: as printed
-- growth: its number, a decline is negative
-- year_before: value of the same series for the same days of the year before, null when nothing tells it
-- year_before_id: its statement
-- growth_computed: growth in percent against it, one decimal
-- status: single, agreed, revised, conflict, as in series
-- n_stories: stories that tell it, copies counted once
-- statements: of figures that stories tell differently what each says, the latest last; null of others
-- in_progress: true when the progress of the period has it
-- n_before: earlier periods of the same series
WITH root AS (
    SELECT m.metric_id, coalesce(f.same_as_metric_id, m.same_as_metric_id, m.metric_id) AS fact
    FROM metrics AS m LEFT JOIN metrics AS f ON f.metric_id = m.same_as_metric_id
), growth AS (
    SELECT of_metric_id AS metric_id, metric_id AS growth_id, raw_text AS growth_text, value AS growth FROM metrics
    WHERE role = 'change' AND unit = '%' AND of_metric_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY of_metric_id ORDER BY char_start, metric_id) = 1
), told AS (
    SELECT s.*, p.place_key, p.label, p.level FROM series AS s JOIN in_scope AS p ON p.place_key = coalesce(s.place_code, s.place)
), differing AS (
    SELECT t.metric_id, t.place_key, t.subject, t.unit, t.period_start, t.period_end,
        coalesce(t.indicator_code, t.indicator_name) AS named
    FROM told AS t WHERE t.status IN ('conflict', 'revised') AND t.period_end BETWEEN $from_day::DATE AND $to_day::DATE
), beside AS (
    -- one statement of each story, as series chooses it
    SELECT t.metric_id AS shown_id, f.metric_id, f.raw_text, f.page_date, f.path, f.char_start
    FROM differing AS t
    JOIN metric_facts AS f ON coalesce(f.place_code, f.place) = t.place_key AND f.subject IS NOT DISTINCT FROM t.subject
        AND f.unit = t.unit AND coalesce(f.indicator_code, f.indicator) = t.named AND f.role IN ('actual', 'rate')
        AND f.period_start IS NOT DISTINCT FROM t.period_start AND f.period_end = t.period_end
    JOIN metrics AS m ON m.metric_id = f.metric_id
    LEFT JOIN growth AS g ON g.metric_id = f.metric_id
    QUALIFY row_number() OVER (
        PARTITION BY t.metric_id, f.story_id ORDER BY m.of_metric_id IS NOT NULL, g.growth IS NULL, f.char_start, f.metric_id
    ) = 1
), statements AS (
    SELECT shown_id AS metric_id,
        list({metric_id: metric_id, raw_text: raw_text, page_date: page_date} ORDER BY page_date NULLS FIRST, path, char_start, metric_id)
            AS statements
    FROM beside GROUP BY shown_id
)
SELECT
    s.metric_id, r.fact, s.series_id, s.place_key, s.label, s.level, s.subject,
    coalesce(s.indicator_code, s.indicator_name) AS named, s.indicator_name, v.direction, s.unit, s.span,
    s.period_start, s.period_end, s.value, s.raw_text, m.approx, m.printed_low, m.printed_high,
    g.growth_id, g.growth_text, g.growth,
    b.value AS year_before, b.metric_id AS year_before_id,
    round(100 * (s.value - b.value)::DOUBLE / nullif(b.value::DOUBLE, 0), 1) AS growth_computed,
    s.status, s.n_stories, w.statements,
    q.fact IS NOT NULL AS in_progress, s.n - 1 AS n_before
FROM told AS s
JOIN metrics AS m ON m.metric_id = s.metric_id
JOIN root AS r ON r.metric_id = s.metric_id
LEFT JOIN growth AS g ON g.metric_id = s.metric_id
LEFT JOIN indicators AS v ON v.code = s.indicator_code
LEFT JOIN told AS b ON b.series_id = s.series_id AND b.span NOT IN ('until', 'other')
    AND b.period_start = s.period_start - INTERVAL 1 YEAR AND b.value IS NOT NULL
    AND (b.period_end = s.period_end - INTERVAL 1 YEAR OR b.period_end = last_day(s.period_end - INTERVAL 1 YEAR) AND s.period_end = last_day(s.period_end))
LEFT JOIN statements AS w ON w.metric_id = s.metric_id
LEFT JOIN (SELECT DISTINCT fact FROM progress_shown) AS q ON q.fact = r.fact
WHERE s.period_end BETWEEN $from_day::DATE AND $to_day::DATE
ORDER BY s.place_key, s.indicator_name, s.subject NULLS FIRST, s.unit, s.period_end, s.period_start NULLS FIRST, s.metric_id
