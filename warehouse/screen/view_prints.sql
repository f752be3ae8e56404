-- What the views of times and topics are made of, by shard.
SELECT o.hash[:$digits] AS shard, t.hash
FROM (
    SELECT view, hash(view, list, rank, print) AS hash FROM top_of_view JOIN item USING (list, n)
    UNION ALL SELECT view, hash(view, name, many) FROM count_of_view
    UNION ALL SELECT view, hash(view, place, facts, findings, lagging, tasks) FROM map_of_view
) AS t JOIN view_order AS o ON o.key = t.view
