-- 先审哪些版面？
-- Which pages have most failing figures, and how much of their figures was checked at all?
SELECT path, n_failing, n_checked, n_typed, checked_percent
FROM coverage
WHERE n_failing > 0
ORDER BY n_failing DESC, path, doc_id
