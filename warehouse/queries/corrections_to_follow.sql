-- 哪些更正要跟进？
-- Which figures did people correct, and which corrections fit no page any more?
SELECT
    CASE WHEN metric_id IS NULL THEN 'no page prints it any more' ELSE 'stands' END AS state,
    expect, corrected, reason, author, made_at
FROM corrections_beside
WHERE is_latest IS NOT FALSE
ORDER BY state, made_at, correction_id
