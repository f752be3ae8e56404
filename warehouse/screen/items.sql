-- Rows of the lists as items of views (屏上各项): statements in order, over the temporary tables row_* of the lists' rows.
-- n is the place of a row in its list; print is a hash of all that is shown of it.

-- Of facts, which are many, what orders and counts them.
CREATE OR REPLACE TEMP TABLE fact AS
SELECT place_key, metric_id, domain, day, hash(s) AS print
FROM (SELECT * EXCLUDE (place, place_code, indicator_code, path, page_date) FROM stated) AS s;

CREATE OR REPLACE TEMP TABLE item AS
WITH told AS (
    SELECT 'progress' AS list, rowid AS n, 'progress.' || verdict AS name, 1 AS many, [place_key] AS places,
        [domain] AS topics, [strftime(as_of, '%Y-%m')] AS months, hash(r) AS print
    FROM row_progress AS r
    UNION ALL
    SELECT 'findings', rowid, 'findings.' || severity, 1, place_keys, domains, [strftime(day, '%Y-%m')], hash(r)
    FROM row_findings AS r
    UNION ALL
    SELECT 'series', min(rowid), 'series.all', 1, [any_value(place_key)], [any_value(domain)],
        list(DISTINCT strftime(coalesce(period_end, period_start), '%Y-%m')), hash(sum(hash(r)::HUGEINT))
    FROM row_series AS r GROUP BY series_id
    UNION ALL
    SELECT 'growth', rowid, 'growth.all', 1, [place_key], [domain], [strftime(day, '%Y-%m')], hash(r)
    FROM row_growth AS r
    UNION ALL
    SELECT 'facts', NULL, 'facts', count(*), [place_key], [domain], [strftime(day, '%Y-%m')], NULL
    FROM fact GROUP BY place_key, domain, strftime(day, '%Y-%m')
)
SELECT row_number() OVER () AS i, list, n, name, many, places,
    list_filter(topics, lambda t: t IS NOT NULL) AS topics, list_filter(months, lambda m: m IS NOT NULL) AS months, print
FROM told;
