-- 哪些问题最要紧？
-- Which open findings flip a stated conclusion, and what slip would explain them?
SELECT rule, message, repair, quote, path, is_new, fingerprint
FROM findings_open
WHERE severity = 'error'
ORDER BY is_new DESC, path, fingerprint
