-- What each view shows (视图), gathered from items: rows of a list (or counts of facts) with the places, topics and months
-- they belong to. Statements in order, each a temporary table; `item` and `shown_place` are there.
-- item: i, list, n (its place in the order of need), name (what it counts as), many, places, topics, months, print
-- An item is in the views of its times and topics, and in those of its places and of all divisions above them.

-- Divisions from the highest down to each place of an item.
CREATE OR REPLACE TEMP TABLE chain AS
SELECT i, list_append(coalesce(p.parents, []), place) AS chain
FROM (SELECT i, unnest(places) AS place FROM item) LEFT JOIN shown_place AS p ON p.place_key = place;

-- view = 'topic|time'; no topic and no time are all of them.
CREATE OR REPLACE TEMP TABLE in_view AS
SELECT i, list, n, name, many, topic || '|' || time AS view
FROM (
    SELECT i, list, n, name, many, unnest(list_concat([''], topics)) AS topic,
        list_concat([''], list_distinct(list_concat(months, list_transform(months, lambda m: m[:4])))) AS times
    FROM item
), unnest(times) AS t(time);

CREATE OR REPLACE TEMP TABLE in_place AS
SELECT DISTINCT i, unnest(chain) AS view FROM chain;

-- The first rows of each list.
CREATE OR REPLACE TEMP TABLE top_of_view AS
SELECT view, list, n, row_number() OVER (PARTITION BY view, list ORDER BY n) AS rank
FROM in_view JOIN most USING (list) QUALIFY rank <= of_view;

CREATE OR REPLACE TEMP TABLE top_of_place AS
SELECT view, list, n, row_number() OVER (PARTITION BY view, list ORDER BY n) AS rank
FROM in_place JOIN item USING (i) JOIN most USING (list)
QUALIFY rank <= of_place;

-- All rows counted: of the view, of a place besides by topic and month (cell), where no topic is all of them.
CREATE OR REPLACE TEMP TABLE count_of_view AS
SELECT view, name, sum(many)::BIGINT AS many FROM in_view GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE count_of_place AS
SELECT view, name, sum(many)::BIGINT AS many FROM in_place JOIN item USING (i) GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE cube_of_place AS
SELECT view, topic || '|' || month AS cell, name, sum(many)::BIGINT AS many
FROM in_place JOIN (
    SELECT i, name, many, unnest(list_concat([''], topics)) AS topic,
        CASE WHEN len(months) = 0 THEN [''] ELSE months END AS months
    FROM item
) USING (i), unnest(months) AS t(month)
GROUP BY ALL;

-- Numbers of the divisions on a map: of the two highest levels; of a place itself and the two levels below it.
CREATE OR REPLACE TEMP TABLE map_of_view AS
SELECT view, place, sum(CASE WHEN list = 'facts' THEN many ELSE 0 END)::BIGINT AS facts, count(*) FILTER (list = 'findings') AS findings,
    count(*) FILTER (list = 'progress' AND name IN ('progress.broken', 'progress.missed', 'progress.behind')) AS lagging,
    count(*) FILTER (list = 'progress') AS tasks
FROM in_view AS v JOIN (SELECT DISTINCT i, unnest(chain[:2]) AS place FROM chain) USING (i)
LEFT JOIN (SELECT place_key, level FROM shown_place) AS p ON p.place_key = place
WHERE list IN ('facts', 'findings', 'progress') GROUP BY view, place, p.level
-- of places without a code, which may be many, those of which most is told
QUALIFY p.level IS NOT NULL OR row_number() OVER (PARTITION BY view, p.level ORDER BY facts DESC, place) <= $uncoded;

CREATE OR REPLACE TEMP TABLE map_of_place AS
SELECT view, place, sum(CASE WHEN list = 'facts' THEN many ELSE 0 END)::BIGINT AS facts, count(*) FILTER (list = 'findings') AS findings,
    count(*) FILTER (list = 'progress' AND name IN ('progress.broken', 'progress.missed', 'progress.behind')) AS lagging,
    count(*) FILTER (list = 'progress') AS tasks
FROM (
    SELECT DISTINCT i, chain[k] AS view, unnest(chain[k:k + 2]) AS place
    FROM (SELECT i, chain, unnest(range(1, len(chain) + 1)) AS k FROM chain)
) JOIN item USING (i)
WHERE list IN ('facts', 'findings', 'progress') GROUP BY ALL;

-- The divisions right below a place by topic and month, as the cells of its cube: what a map shows when it is filtered.
CREATE OR REPLACE TEMP TABLE tile_of_place AS
SELECT view, topic || '|' || month AS cell, place,
    sum(CASE WHEN list = 'facts' THEN many ELSE 0 END)::BIGINT AS facts, count(*) FILTER (list = 'findings') AS findings,
    count(*) FILTER (list = 'progress' AND name IN ('progress.broken', 'progress.missed', 'progress.behind')) AS lagging,
    count(*) FILTER (list = 'progress') AS tasks
FROM (
    SELECT DISTINCT i, chain[k] AS view, chain[k + 1] AS place
    FROM (SELECT i, chain, unnest(range(1, len(chain))) AS k FROM chain)
) JOIN (
    SELECT i, list, name, many, unnest(list_concat([''], topics)) AS topic,
        CASE WHEN len(months) = 0 THEN [''] ELSE months END AS months
    FROM item WHERE list IN ('facts', 'findings', 'progress')
) USING (i), unnest(months) AS t(month)
GROUP BY ALL;

-- Of every division with all below it.
CREATE OR REPLACE TEMP TABLE place_numbers AS
SELECT view AS place_key,
    coalesce(sum(many) FILTER (name = 'facts'), 0)::BIGINT AS facts,
    coalesce(sum(many) FILTER (starts_with(name, 'findings.')), 0)::BIGINT AS findings,
    coalesce(sum(many) FILTER (name IN ('progress.broken', 'progress.missed', 'progress.behind')), 0)::BIGINT AS lagging,
    coalesce(sum(many) FILTER (starts_with(name, 'progress.')), 0)::BIGINT AS tasks
FROM count_of_place GROUP BY view;
