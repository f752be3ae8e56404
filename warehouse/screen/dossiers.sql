-- What dossiers have besides their views (档案): statements in order, over `fact`, `shown_place` and `place_numbers`.
-- The newest facts of each division itself, by what is shown of them.
CREATE OR REPLACE TEMP TABLE fact_order AS
SELECT place_key, metric_id, print,
    count(*) OVER of_place AS n_facts,
    row_number() OVER (PARTITION BY place_key ORDER BY day DESC NULLS LAST, metric_id) AS rank
FROM fact
WINDOW of_place AS (PARTITION BY place_key)
QUALIFY rank <= $most;

-- The divisions above each, and those right below it.
CREATE OR REPLACE TEMP TABLE place_above AS
SELECT c.place_key AS view, c.n, a.place_key AS key, a.name, a.level
FROM (SELECT place_key, unnest(parents) AS above, generate_subscripts(parents, 1) AS n FROM shown_place) AS c
JOIN shown_place AS a ON a.place_key = c.above;

CREATE OR REPLACE TEMP TABLE place_below AS
SELECT p.parents[-1] AS view, p.place_key AS key, p.name, p.level, coalesce(n.facts, 0) AS facts,
    coalesce(n.findings, 0) AS findings, coalesce(n.lagging, 0) AS lagging, coalesce(n.tasks, 0) AS tasks
FROM shown_place AS p LEFT JOIN place_numbers AS n USING (place_key)
WHERE len(p.parents) > 0;
