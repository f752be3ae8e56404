-- Achievements beside their targets (进度), whenever they were told, and whether they may be held against the elapsed time.
-- Grain: one row per achievement and target: those of one page (`target_progress`), and those that another story's printed target of the same place, body, indicator and unit fits; such a target goes before one that is only implied.
-- Given: nothing
-- metric_id: the achievement
-- fact: the first statement of it, for findings about any of its printings
-- pairing: page (the page puts them side by side) or matched (the target stands in another story)
-- place_key: the division
-- label: its name
-- level: its level
-- subject: the body it is about, null when it is the place itself
-- named: the indicator's code, else its words
-- indicator_name: its name in the vocabulary, else its words
-- unit: measure word
-- role: actual or rate
-- period_start: first day of the achievement, null when open
-- period_end: last day, null when open
-- as_of: day up to which is counted
-- page_date: day of the page, null unless known
-- value: the achievement in base units, null when it is only a span
-- raw_text: as printed
-- target_kind: printed, implied or percent
-- target_id: the printed target, null when there is none
-- target: its number, or the implied one
-- target_low: its lower bound
-- target_high: its upper bound
-- target_text: as printed, null without one
-- from_day: first day of the target's period; of its year when it names none
-- to_day: last day of it
-- percent_id: the printed percent, null when there is none
-- percent_text: as printed
-- percent_printed: its number
-- percent_computed: 100 × achievement ÷ printed target, two decimals
-- percent: the computed percent, or else the printed one; null for ceilings
-- elapsed_percent: share of the target's period that had passed by as_of, one decimal
-- is_ceiling: less is better
-- not_comparable: why the percent is not held against the time: rate, part (the achievement covers only part of the target's period), longer (it began before), early (the page is older than the last day), beginning or end (of the target's period is not known), day; null when it is, and of ceilings
-- pace: percent less elapsed_percent, in points; null for ceilings and what is not comparable
-- verdict: met, missed, ahead, behind; within or broken (a ceiling); open
-- path: file of the page
-- char_start: where it stands there
-- story_id: its story
WITH root AS (
    SELECT m.metric_id, coalesce(f.same_as_metric_id, m.same_as_metric_id, m.metric_id) AS fact
    FROM metrics AS m LEFT JOIN metrics AS f ON f.metric_id = m.same_as_metric_id
), percent AS (
    SELECT of_metric_id AS metric_id, metric_id AS percent_id, raw_text AS percent_text, value AS percent_printed
    FROM metrics WHERE role = 'target_pct' AND of_metric_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY of_metric_id ORDER BY char_start, metric_id) = 1
), page AS (
    SELECT
        p.metric_id, 'page' AS pairing, coalesce(p.place_code, p.place) AS place_key, p.subject,
        p.indicator, p.indicator_code, p.unit, p.period_start, p.period_end, p.as_of,
        p.achieved AS value, p.raw_text, p.target_kind, p.target_metric_id AS target_id,
        p.target, p.target_low, p.target_high, t.raw_text AS target_text,
        t.period_start AS t_start, t.period_end AS t_end,
        p.percent_computed, p.percent, p.is_ceiling, p.path
    FROM target_progress AS p LEFT JOIN metrics AS t ON t.metric_id = p.target_metric_id
    WHERE p.place IS NOT NULL
), plan AS (
    -- whole targets with a known end; parts of a target are no target of the place
    SELECT g.*, coalesce(g.indicator_code, g.indicator) AS named, s.cluster_id,
        coalesce(g.period_start, date_trunc('year', g.period_end)::DATE) AS from_day
    FROM target_ledger AS g
    JOIN metrics AS t ON t.metric_id = g.target_id JOIN stories AS s ON s.story_id = t.story_id
    WHERE g.kind = 'printed' AND g.place IS NOT NULL AND g.period_end IS NOT NULL
      AND g.target IS NOT NULL AND t.of_metric_id IS NULL
), matched AS (
    SELECT
        a.metric_id, 'matched' AS pairing, coalesce(a.place_code, a.place) AS place_key, a.subject,
        a.indicator, a.indicator_code, a.unit, a.period_start, a.period_end, a.period_end AS as_of,
        a.value, a.raw_text, 'printed' AS target_kind, g.target_id,
        g.target, g.target_low, g.target_high, g.raw_text AS target_text,
        g.period_start AS t_start, g.period_end AS t_end,
        round(100 * a.value::DOUBLE / nullif(g.target::DOUBLE, 0), 2) AS percent_computed,
        round(100 * a.value::DOUBLE / nullif(g.target::DOUBLE, 0), 2) AS percent,
        g.is_ceiling, a.path
    FROM metric_facts AS a
    JOIN metrics AS m ON m.metric_id = a.metric_id JOIN stories AS s ON s.story_id = a.story_id
    JOIN plan AS g ON g.place = a.place AND g.place_code IS NOT DISTINCT FROM a.place_code
        AND g.subject IS NOT DISTINCT FROM a.subject AND g.unit = a.unit
        AND g.named = coalesce(a.indicator_code, a.indicator)
        AND a.period_end BETWEEN g.from_day AND g.period_end
        AND coalesce(a.period_start, g.from_day) = g.from_day
    ANTI JOIN page AS p ON p.metric_id = a.metric_id AND p.target_id IS NOT NULL
    WHERE a.role IN ('actual', 'rate') AND m.of_metric_id IS NULL AND s.cluster_id <> g.cluster_id
), timed AS (
    SELECT b.*, m.role, m.char_start, m.story_id, r.fact, d.page_date, c.percent_id, c.percent_text, c.percent_printed,
        coalesce(b.indicator_code, b.indicator) AS named, coalesce(v.name, b.indicator) AS indicator_name,
        CASE WHEN t_start IS NOT NULL AND t_end IS NOT NULL THEN t_start
            ELSE date_trunc('year', coalesce(t_end, as_of))::DATE END AS from_day,
        CASE WHEN t_start IS NOT NULL AND t_end IS NOT NULL THEN t_end
            ELSE last_day(date_trunc('year', coalesce(t_end, as_of)) + INTERVAL 11 MONTH) END AS to_day
    FROM (
        FROM page WHERE target_id IS NOT NULL OR metric_id NOT IN (SELECT metric_id FROM matched)
        UNION ALL BY NAME FROM matched
    ) AS b
    JOIN metrics AS m ON m.metric_id = b.metric_id
    JOIN root AS r ON r.metric_id = b.metric_id
    JOIN documents AS d ON d.doc_id = m.doc_id
    LEFT JOIN percent AS c ON c.metric_id = b.metric_id
    LEFT JOIN indicators AS v ON v.code = b.indicator_code
), compared AS (
    SELECT *,
        CASE WHEN as_of IS NOT NULL AND to_day >= from_day
            THEN round(100.0 * greatest(0, date_diff('day', from_day, least(as_of, to_day)) + 1)
                / (date_diff('day', from_day, to_day) + 1), 1) END AS elapsed_percent,
        CASE
            WHEN is_ceiling THEN NULL
            WHEN as_of IS NULL THEN 'day'
            WHEN role = 'rate' THEN 'rate'
            WHEN page_date < as_of THEN 'early'
            WHEN t_start IS NOT NULL AND t_end IS NULL THEN 'end'
            WHEN t_start IS NULL AND year(t_end) > year(as_of) THEN 'beginning'
            WHEN period_start > from_day THEN 'part'
            WHEN period_start < from_day THEN 'longer' END AS not_comparable
    FROM timed
)
SELECT
    c.metric_id, c.fact, c.pairing, c.place_key, s.label, s.level, c.subject, c.named, c.indicator_name, c.unit, c.role,
    c.period_start, c.period_end, c.as_of, c.page_date, c.value, c.raw_text,
    c.target_kind, c.target_id, c.target, c.target_low, c.target_high, c.target_text, c.from_day, c.to_day,
    c.percent_id, c.percent_text, c.percent_printed, c.percent_computed,
    CASE WHEN NOT c.is_ceiling THEN c.percent END AS percent, c.elapsed_percent, c.is_ceiling, c.not_comparable,
    CASE WHEN NOT c.is_ceiling AND c.not_comparable IS NULL THEN round(c.percent - c.elapsed_percent, 1) END AS pace,
    CASE
        WHEN c.is_ceiling THEN CASE
            WHEN c.value <= coalesce(c.target_high, c.target) THEN 'within'
            WHEN c.value > coalesce(c.target_high, c.target) THEN 'broken' ELSE 'open' END
        WHEN c.percent >= 100 THEN 'met'
        WHEN c.not_comparable IS NOT NULL AND c.not_comparable <> 'rate' OR c.percent IS NULL THEN 'open'
        WHEN c.elapsed_percent >= 100 THEN 'missed'
        WHEN c.role = 'rate' THEN 'open'
        WHEN c.percent >= c.elapsed_percent THEN 'ahead' ELSE 'behind' END AS verdict,
    c.path, c.char_start, c.story_id
FROM compared AS c JOIN in_scope AS s ON s.place_key = c.place_key
ORDER BY c.place_key, c.named, c.as_of, c.path, c.char_start, c.metric_id, c.target_id
