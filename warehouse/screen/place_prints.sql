-- What the dossiers of places are made of, by shard.
SELECT o.hash[:$digits] AS shard, t.hash
FROM (
    SELECT view, hash(view, list, rank, print) AS hash FROM top_of_place JOIN item USING (list, n)
    UNION ALL SELECT view, hash(view, name, many) FROM count_of_place
    UNION ALL SELECT view, hash(view, cell, name, many) FROM cube_of_place
    UNION ALL SELECT view, hash(view, place, facts, findings, lagging, tasks) FROM map_of_place
    UNION ALL SELECT place_key, hash(p) FROM shown_place AS p
    UNION ALL SELECT p.view, hash(p) FROM place_above AS p
    UNION ALL SELECT p.view, hash(p) FROM place_below AS p
    UNION ALL SELECT place_key, hash(place_key, rank, print, n_facts) FROM fact_order
    UNION ALL SELECT r.place_key, hash(r) FROM row_rollups AS r
    UNION ALL SELECT r.place_key, hash(r) FROM row_disputes AS r
) AS t JOIN place_order AS o ON o.key = t.view
