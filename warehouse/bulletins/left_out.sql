-- What a bulletin cannot show (未列入): counted, so that nothing is missing without being said.
-- Grain: one row.
-- Given: $from_day, $to_day, $place_name
-- placeless_progress: achievements with a target on a day of the period that name no place; null when one place is asked for
-- undated_progress: achievements with a target, of places in scope, that no day tells the period of
-- placeless_figures: other facts of the period that name no place; null when one place is asked for
-- placeless_names: entries of the directories that name no place; null when one place is asked for
-- undated_names: listed names, of places in scope, that neither the day of the page nor their own time gives a period
-- findings_elsewhere: open findings about no figure or target of the period or scope
SELECT
    CASE WHEN $place_name::VARCHAR IS NULL THEN (
        SELECT count(*) FROM target_progress WHERE place IS NULL AND as_of BETWEEN $from_day::DATE AND $to_day::DATE
    ) END AS placeless_progress,
    (SELECT count(*) FROM all_progress WHERE as_of IS NULL) AS undated_progress,
    CASE WHEN $place_name::VARCHAR IS NULL THEN (
        SELECT count(*) FROM metric_facts
        WHERE place IS NULL AND role IN ('actual', 'rate') AND indicator IS NOT NULL
          AND period_end BETWEEN $from_day::DATE AND $to_day::DATE
    ) END AS placeless_figures,
    CASE WHEN $place_name::VARCHAR IS NULL THEN (SELECT count(*) FROM listed_in_period WHERE place_key IS NULL) END AS placeless_names,
    (
        SELECT count(*) FROM listed_names AS n JOIN in_scope AS s ON s.place_key = coalesce(n.place_code, n.place)
        WHERE n.name_id IS NOT NULL AND n.page_date IS NULL AND n.period_end IS NULL
    ) AS undated_names,
    (SELECT count(*) FROM findings_open) - (SELECT coalesce(sum(n_printings), 0) FROM findings_of_period)::BIGINT AS findings_elsewhere
