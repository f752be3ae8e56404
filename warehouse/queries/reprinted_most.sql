-- 哪些稿件转载最多？
-- Which stories were printed most often, and where?
SELECT
    any_value(s.headline) FILTER (s.is_canonical) AS headline, count(*) AS n_printings,
    list(d.path ORDER BY d.path, s.seq) AS paths
FROM stories AS s JOIN documents AS d ON d.doc_id = s.doc_id
GROUP BY s.cluster_id
HAVING count(*) > 1
ORDER BY n_printings DESC, s.cluster_id
