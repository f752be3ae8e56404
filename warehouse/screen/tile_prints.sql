-- What the filtered maps of places are made of, by shard.
SELECT o.hash[:$digits] AS shard, hash(t) AS hash FROM tile_of_place AS t JOIN place_order AS o ON o.key = t.view
