-- Targets that no figure of the period settles (本期未见进度): printed targets that run through the period's last day and end in its year.
-- Grain: one row per target; repeated statements and copies folded.
-- Given: $from_day, $to_day
-- target_id: the target
-- place_key: the division
-- label: its name
-- subject: the body, null when it is the place itself
-- named: the indicator's code, else its words
-- indicator_name: its name in the vocabulary, else its words
-- unit: measure word
-- raw_text: the target as printed
-- period_start: first day of its period, null when open
-- period_end: last day of it
-- is_ceiling: less is better
-- before_id: the latest achievement before the period, null when there is none
-- before_as_of: its day
-- before_text: as printed
-- before_percent: its percent
WITH target AS (
    SELECT g.*, coalesce(g.place_code, g.place) AS place_key, s.label, coalesce(g.indicator_code, g.indicator) AS named,
        coalesce(v.name, g.indicator) AS indicator_name
    FROM target_ledger AS g
    JOIN in_scope AS s ON s.place_key = coalesce(g.place_code, g.place)
    JOIN metrics AS t ON t.metric_id = g.target_id
    LEFT JOIN indicators AS v ON v.code = g.indicator_code
    WHERE g.kind = 'printed' AND t.of_metric_id IS NULL AND g.indicator IS NOT NULL
      AND g.period_end >= $to_day::DATE AND year(g.period_end) = year($to_day::DATE)
      AND coalesce(g.period_start, date_trunc('year', g.period_end)::DATE) <= $to_day::DATE
    -- the same target told by several stories is one task
    QUALIFY row_number() OVER (
        PARTITION BY coalesce(g.place_code, g.place), g.subject, coalesce(g.indicator_code, g.indicator), g.unit,
            g.target, g.target_low, g.target_high, g.period_end
        ORDER BY g.page_date, g.path, g.target_id
    ) = 1
), waiting AS (
    SELECT t.* FROM target AS t
    ANTI JOIN progress_shown AS p ON p.target_id = t.target_id
    ANTI JOIN progress_shown AS q ON q.place_key = t.place_key AND q.subject IS NOT DISTINCT FROM t.subject
        AND q.named = t.named AND q.unit = t.unit AND q.to_day = t.period_end
), before AS (
    SELECT * FROM all_progress WHERE as_of < $from_day::DATE
    QUALIFY row_number() OVER (
        PARTITION BY place_key, subject, named, unit, to_day
        ORDER BY as_of DESC, page_date DESC NULLS LAST, path, char_start, metric_id, target_id
    ) = 1
)
SELECT
    w.target_id, w.place_key, w.label, w.subject, w.named, w.indicator_name, w.unit, w.raw_text,
    w.period_start, w.period_end, w.is_ceiling,
    b.metric_id AS before_id, b.as_of AS before_as_of, b.raw_text AS before_text, b.percent AS before_percent
FROM waiting AS w
LEFT JOIN before AS b ON b.place_key = w.place_key AND b.subject IS NOT DISTINCT FROM w.subject
    AND b.named = w.named AND b.unit = w.unit AND b.to_day = w.period_end
ORDER BY w.place_key, w.indicator_name, w.subject NULLS FIRST, w.path, w.target_id
