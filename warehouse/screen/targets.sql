-- Figures that progress towards a target can depend on (与目标有关的数): whole rows of metrics.
-- Those of targets and percents, what they are of, what may be held against a target of its place, unit and indicator, and
-- the earlier statements that all of these repeat, two steps back as the views go.
WITH figure AS (
    SELECT metric_id, role, of_metric_id, target_metric_id, same_as_metric_id, place, unit,
        coalesce(indicator_code, indicator) AS named
    FROM metrics
), goal AS (
    SELECT DISTINCT place, unit, named FROM figure WHERE role = 'target' AND place IS NOT NULL
), wanted AS (
    SELECT metric_id FROM figure WHERE role IN ('target', 'target_pct') OR target_metric_id IS NOT NULL
    UNION SELECT of_metric_id FROM figure WHERE role = 'target_pct'
    UNION SELECT target_metric_id FROM figure
    UNION SELECT f.metric_id FROM figure AS f SEMI JOIN goal AS g USING (place, unit, named) WHERE f.role IN ('actual', 'rate')
    UNION SELECT unnest(metric_ids) FROM implied_targets
), repeated AS (
    SELECT metric_id FROM wanted
    UNION SELECT f.same_as_metric_id FROM figure AS f JOIN wanted USING (metric_id)
), twice AS (
    SELECT metric_id FROM repeated
    UNION SELECT f.same_as_metric_id FROM figure AS f JOIN repeated USING (metric_id)
)
FROM metrics SEMI JOIN twice USING (metric_id)
