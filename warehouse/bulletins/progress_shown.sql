-- Progress of the period (本期进度): of each place, indicator and target's year the latest achievement, and the one before the period.
-- Grain: one row per achievement and target on the latest day of the period; stories that tell the same are one row.
-- Given: $from_day, $to_day: first and last day of the period
-- metric_id: the achievement; the columns up to story_id are those of all_progress
-- n_stories: stories that tell it, copies counted once
-- is_disputed: true when another row of the same place, indicator and day has another achievement
-- before_id: the latest achievement before the period under a target of the same time, null when there is none
-- before_as_of: its day
-- before_text: as printed
-- before_percent: its percent
-- before_target_id: its printed target, null when there is none
-- before_percent_id: the printed percent when none is computed
-- advance: percent less before_percent, in points, null when either is missing or not comparable
WITH inside AS (
    SELECT * FROM all_progress
    WHERE as_of BETWEEN $from_day::DATE AND $to_day::DATE
), latest AS (
    SELECT *, coalesce(not_comparable, '') = 'part' AS is_part FROM inside
    QUALIFY as_of = max(as_of) OVER (PARTITION BY place_key, subject, named, unit, to_day, coalesce(not_comparable, '') = 'part')
), folded AS (
    SELECT *, count(DISTINCT story_id) OVER same AS n_stories FROM latest
    WINDOW same AS (
        PARTITION BY place_key, subject, named, unit, to_day, is_part, raw_text, value, target_kind, target, target_low, target_high, percent
    )
    QUALIFY row_number() OVER (same ORDER BY page_date DESC NULLS LAST, path, char_start, metric_id, target_id) = 1
), before AS (
    SELECT * FROM all_progress
    WHERE as_of < $from_day::DATE
    QUALIFY row_number() OVER (
        PARTITION BY place_key, subject, named, unit, to_day, coalesce(not_comparable, '') = 'part'
        ORDER BY as_of DESC, page_date DESC NULLS LAST, path, char_start, metric_id, target_id
    ) = 1
)
SELECT
    f.* EXCLUDE (is_part),
    count(DISTINCT f.value) OVER (PARTITION BY f.place_key, f.subject, f.named, f.unit, f.to_day, f.is_part) > 1 AS is_disputed,
    b.metric_id AS before_id, b.as_of AS before_as_of, b.raw_text AS before_text, b.percent AS before_percent,
    b.target_id AS before_target_id, CASE WHEN b.percent_computed IS NULL THEN b.percent_id END AS before_percent_id,
    CASE WHEN f.not_comparable IS NULL AND b.not_comparable IS NULL AND NOT f.is_ceiling
        THEN round(f.percent - b.percent, 2) END AS advance
FROM folded AS f
LEFT JOIN before AS b ON b.place_key = f.place_key AND b.subject IS NOT DISTINCT FROM f.subject
    AND b.named IS NOT DISTINCT FROM f.named AND b.unit = f.unit AND b.to_day = f.to_day
    AND (coalesce(b.not_comparable, '') = 'part') = f.is_part
ORDER BY f.place_key, f.indicator_name, f.subject NULLS FIRST, f.unit, f.to_day, f.is_part, f.path, f.char_start, f.metric_id, f.target_id
