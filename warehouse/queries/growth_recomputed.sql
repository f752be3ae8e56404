-- 印出来的增幅对得上吗？
-- Where two periods of a series are stated, does the printed growth fit the growth computed from them?
WITH pair AS (
    SELECT b.place, b.indicator_name, a.period_end AS before_end, b.period_end, a.value AS before, b.value AS now,
        b.unit, b.growth_printed, round(100 * (b.value - a.value)::DOUBLE / nullif(a.value::DOUBLE, 0), 1) AS growth_computed, b.path
    FROM series AS a JOIN series AS b
        ON b.series_id = a.series_id
        AND b.period_end = a.period_end + INTERVAL 1 YEAR
    WHERE b.growth_printed IS NOT NULL
)
SELECT *, abs(growth_printed - growth_computed) < 0.1 AS fits
FROM pair
ORDER BY fits, place, indicator_name, period_end
