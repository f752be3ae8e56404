-- A division's figure beside those of the divisions right below it (上下级相加): one indicator, unit and period.
-- Grain: one row per figure of a division that at least two divisions below it have too.
-- Only counts and amounts of the places themselves: rates do not add up, and bodies within a place are no levels.
WITH told AS (
    SELECT coalesce(f.place_code, f.place) AS place_key, f.place, f.place_code,
        coalesce(f.indicator_code, f.indicator) AS named, coalesce(v.name, f.indicator) AS indicator_name, f.unit,
        f.period_start, f.period_end, f.value, f.raw_text, f.metric_id, p.parent_code,
        coalesce(m.printed_low, f.value) AS low, coalesce(m.printed_high, f.value) AS high, f.approx
    FROM metric_facts AS f
    JOIN metrics AS m ON m.metric_id = f.metric_id
    JOIN places AS p ON p.code = f.place_code
    LEFT JOIN indicators AS v ON v.code = f.indicator_code
    WHERE f.role = 'actual' AND f.subject IS NULL AND f.value IS NOT NULL AND f.indicator IS NOT NULL
      AND f.unit NOT IN ('%', '个百分点') AND (f.period_start IS NOT NULL OR f.period_end IS NOT NULL)
      AND m.of_metric_id IS NULL
), one AS (
    -- a place that says it in several ways has no one figure to add up; the levels below are then left out
    FROM told
    WINDOW same AS (PARTITION BY place_key, named, unit, period_start, period_end)
    QUALIFY count(DISTINCT value) OVER same = 1 AND row_number() OVER (same ORDER BY metric_id) = 1
)
SELECT
    a.place_key, a.indicator_name, a.unit, a.period_start, a.period_end, a.raw_text, a.value, a.metric_id,
    list({'place': b.place, 'raw_text': b.raw_text, 'metric_id': b.metric_id, 'place_key': b.place_key} ORDER BY b.place_key) AS parts,
    sum(b.value) AS total,
    -- more than the whole, whatever the printed digits hide; a whole with a lower bound only excludes nothing
    bool_and(a.approx NOT IN ('over', 'about')) AND sum(b.low) > max(a.high) AS is_contradiction
FROM one AS a
JOIN one AS b ON b.parent_code = a.place_code AND b.named = a.named AND b.unit = a.unit
    AND b.period_start IS NOT DISTINCT FROM a.period_start AND b.period_end IS NOT DISTINCT FROM a.period_end
GROUP BY ALL
HAVING count(*) > 1
ORDER BY a.place_key, is_contradiction DESC, a.indicator_name, a.period_end DESC NULLS LAST, a.metric_id
