-- 没有印出来的任务数是多少？
-- What targets do counts and percents imply where none is printed, and how sure is each?
SELECT
    place, indicator, target, target_low, target_high, unit,
    target_low = target_high OR (target_high - target_low) < 1 AS is_sure,
    quote, path
FROM target_ledger
WHERE kind = 'implied'
ORDER BY path, target_id
