-- Time series: one indicator of one place, its periods in order, with revisions and conflicts between the stories that state them.
-- Grain: one row per series (place, subject, indicator, unit, kind of period) and period; copies and repeated statements folded.
-- Example: SELECT period_start, period_end, value, unit, previous, status FROM series WHERE place = '郴州市' AND indicator_name = '城镇新增就业' ORDER BY period_end
-- series_id: identity of the series, equal in every build
-- place: full official name of the division; statements about none stand in no series
-- place_code: its code
-- subject: the body it is about, null when it is the place itself
-- indicator_code: code in the controlled vocabulary, null when it has none
-- indicator_name: its name in the vocabulary, else the page's words
-- unit: measure word
-- span: kind of period: day, month, quarter, half, year, to date (from January 1), until (only an end is known), since (only a beginning), other
-- period_start: first day, null when open
-- period_end: last day, null when open; statements without any day stand in no series
-- n: its place in the series, from 1
-- value: what the latest story says (by day of its page, else by its path), in base units; null when the wording gives only bounds
-- value_low: lower bound of its wording, null when there is none
-- value_high: upper bound of its wording, null when there is none
-- raw_text: as printed there
-- previous: value of the period before in the series, null for the first
-- difference: value less previous, null without either
-- n_left_out: other figures of the same stories under the same words and period (其中 parts and the like), left out
-- n_stories: stories that state it, copies counted once
-- printed: the different ways in which they print it, the latest last
-- status: single, agreed (several that fit each other), revised (a later page prints another number), conflict (they contradict each other and no page is known to be later)
-- growth_printed: the growth in percent that is printed beside it, null when there is none
-- metric_id: the statement shown
-- quote: its sentence
-- path: file of its page
-- page_date: day of that page, null unless known
WITH change AS (
    SELECT of_metric_id AS metric_id, value FROM metrics
    WHERE role = 'change' AND unit = '%' AND of_metric_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY of_metric_id ORDER BY char_start, metric_id) = 1
), told AS (
    SELECT
        f.*, m.of_metric_id, g.value AS growth_printed, coalesce(v.name, f.indicator) AS indicator_name,
        m.printed_low, m.printed_high,
        CASE
            WHEN f.period_start IS NULL THEN 'until'
            WHEN f.period_end IS NULL THEN 'since'
            WHEN f.period_start = f.period_end THEN 'day'
            WHEN day(f.period_start) = 1 AND f.period_end = last_day(f.period_start) THEN 'month'
            WHEN month(f.period_start) = 1 AND day(f.period_start) = 1
                AND f.period_end = last_day(f.period_start + INTERVAL 11 MONTH) THEN 'year'
            WHEN month(f.period_start) = 1 AND day(f.period_start) = 1
                AND year(f.period_end) = year(f.period_start) THEN 'to date'
            WHEN month(f.period_start) IN (4, 7, 10) AND day(f.period_start) = 1
                AND f.period_end = last_day(f.period_start + INTERVAL 2 MONTH) THEN 'quarter'
            WHEN month(f.period_start) = 7 AND day(f.period_start) = 1
                AND f.period_end = last_day(f.period_start + INTERVAL 5 MONTH) THEN 'half'
            ELSE 'other' END AS span
    FROM metric_facts AS f
    JOIN metrics AS m ON m.metric_id = f.metric_id
    LEFT JOIN change AS g ON g.metric_id = f.metric_id
    LEFT JOIN indicators AS v ON v.code = f.indicator_code
    WHERE f.role IN ('actual', 'rate') AND f.place IS NOT NULL AND f.indicator IS NOT NULL
      AND (f.period_start IS NOT NULL OR f.period_end IS NOT NULL)
), bounded AS (
    -- what the figure may be, by its digits and its wording; about says no bound
    SELECT *,
        CASE approx WHEN 'exact' THEN coalesce(printed_low, value) WHEN 'about' THEN NULL
            WHEN 'under' THEN value_low ELSE coalesce(value_low, printed_low, value) END AS low,
        CASE approx WHEN 'exact' THEN coalesce(printed_high, value) WHEN 'about' THEN NULL
            WHEN 'over' THEN value_high ELSE coalesce(value_high, printed_high, value) END AS high,
        md5(concat_ws('|', coalesce(place_code, place), coalesce(subject, ''), coalesce(indicator_code, indicator), unit, span))
            AS series_id
    FROM told
), by_story AS (
    -- one story that prints several figures under the same words tells of parts: the whole, or the first, stands for it
    SELECT *, count(*) OVER (PARTITION BY series_id, period_start, period_end, story_id) - 1 AS n_beside
    FROM bounded
    QUALIFY row_number() OVER (
        PARTITION BY series_id, period_start, period_end, story_id
        ORDER BY of_metric_id IS NOT NULL, growth_printed IS NULL, char_start, metric_id
    ) = 1
), ranked AS (
    SELECT *,
        row_number() OVER (of_period ORDER BY page_date DESC NULLS LAST, path DESC, char_start DESC, metric_id DESC) AS rank,
        max(low) OVER of_period > min(high) OVER of_period AS differ,
        count(*) OVER of_period AS n_stories,
        sum(n_beside) OVER of_period AS n_left_out,
        count(page_date) OVER of_period = count(*) OVER of_period
            AND count(DISTINCT page_date) OVER of_period > 1 AS days_known,
        list(raw_text) OVER (of_period ORDER BY page_date NULLS FIRST, path, char_start, metric_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS all_printed
    FROM by_story
    WINDOW of_period AS (PARTITION BY series_id, period_start, period_end)
)
SELECT
    series_id, place, place_code, subject, indicator_code, indicator_name, unit, span, period_start, period_end,
    row_number() OVER in_order AS n,
    value, value_low, value_high, raw_text,
    lag(value) OVER in_order AS previous,
    value - lag(value) OVER in_order AS difference,
    n_left_out::BIGINT AS n_left_out, n_stories,
    list_filter(all_printed, lambda x, i: list_position(all_printed[i + 1:], x) IS NULL) AS printed,
    CASE
        WHEN differ AND days_known THEN 'revised'
        WHEN differ THEN 'conflict'
        WHEN n_stories > 1 THEN 'agreed'
        ELSE 'single' END AS status,
    growth_printed, metric_id, quote, path, page_date
FROM ranked
WHERE rank = 1
WINDOW in_order AS (PARTITION BY series_id ORDER BY coalesce(period_end, period_start), period_start)
ORDER BY place, indicator_name, series_id, n
