-- 同一指标，各地谁高谁低？
-- For each coded indicator stated of several places for one period: who is highest?
SELECT
    indicator_name, unit, period_start, period_end, place, value,
    rank() OVER (PARTITION BY indicator_code, unit, period_start, period_end ORDER BY value DESC) AS place_in_row
FROM series
WHERE indicator_code IS NOT NULL AND value IS NOT NULL
QUALIFY count(DISTINCT place) OVER (PARTITION BY indicator_code, unit, period_start, period_end) > 1
ORDER BY indicator_name, unit, period_end, period_start, place_in_row, place
