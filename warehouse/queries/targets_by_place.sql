-- 各地任务完成得怎么样？
-- How many targets of each place are met, broken or missed, ahead or behind?
SELECT
    place, count(*) AS n,
    count(*) FILTER (verdict IN ('met', 'within')) AS met,
    count(*) FILTER (verdict = 'ahead') AS ahead,
    count(*) FILTER (verdict = 'behind') AS behind,
    count(*) FILTER (verdict IN ('missed', 'broken')) AS missed,
    count(*) FILTER (verdict = 'open') AS open
FROM target_progress
GROUP BY place
ORDER BY n DESC, place NULLS LAST
