-- 一个地方报了哪些数？
-- How much is stated of each place at its own level and below, and by whom?
SELECT
    dossier, dossier_level, count(*) AS n,
    count(*) FILTER (depth = 0) AS own,
    count(*) FILTER (depth > 0) AS below,
    count(*) FILTER (told_by = 'above') AS told_from_above,
    count(DISTINCT path) AS n_pages
FROM place_dossier
GROUP BY dossier, dossier_code, dossier_level
ORDER BY n DESC, dossier
