-- Achievements beside their printed targets: how far along, as printed and as computed.
-- metric_id: the achievement (metrics.metric_id)
-- place: full official name of the division, null when it is about none
-- indicator: what is measured, in the page's words
-- period_start: first day of the achievement, null when open
-- period_end: last day of the achievement, null when open
-- achieved: the achievement in base units
-- target: its printed target in base units, null when only the percent is printed
-- unit: measure word of the achievement
-- percent_printed: percent of completion as the page prints it, null when it prints none
-- percent_computed: 100 × achieved ÷ target, two decimals, null without a printed target
-- is_ceiling: true when the target is a ceiling, so that less is better
-- quote: the sentence of the achievement
-- path: file of the page
WITH percent AS (
    -- a page may print the percent twice; the first one on the page is taken
    SELECT of_metric_id AS metric_id, value
    FROM metrics
    WHERE role = 'target_pct' AND of_metric_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY of_metric_id ORDER BY char_start, metric_id) = 1
)
SELECT
    a.metric_id, a.place, a.indicator, a.period_start, a.period_end,
    a.value AS achieved,
    coalesce(t.value, t.value_low, t.value_high) AS target,
    a.unit,
    p.value AS percent_printed,
    round(100 * a.value / nullif(coalesce(t.value, t.value_low, t.value_high), 0), 2) AS percent_computed,
    coalesce(t.approx = 'under' OR i.direction = 'down', false) AS is_ceiling,
    a.quote, d.path
FROM metrics AS a
LEFT JOIN metrics AS t ON t.metric_id = a.target_metric_id
LEFT JOIN percent AS p ON p.metric_id = a.metric_id
LEFT JOIN indicators AS i ON i.code = a.indicator_code
JOIN documents AS d ON d.doc_id = a.doc_id
JOIN stories AS s ON s.story_id = a.story_id
WHERE a.role IN ('actual', 'rate')
  AND s.is_canonical
  AND (t.metric_id IS NOT NULL OR p.metric_id IS NOT NULL)
ORDER BY d.path, a.char_start
