-- From which publication a bulletin is made (数据版本).
-- Grain: one row, of the newest publication in the file.
-- Given: $to_day
-- release: number of the release, null when the file does not say it
-- run_id: the run that made it
-- made_day: day on which its rows were complete, in China
-- n_pages: pages in the file
-- first_page: earliest printed day of a page, null when no page tells its day
-- last_page: latest printed day of a page
-- n_undated: pages whose day is not known
-- elapsed_percent: share of the period's year that has passed by its last day, one decimal
SELECT
    r.release, r.run_id, (r.finished_at + INTERVAL 8 HOUR)::DATE AS made_day,
    (SELECT count(*) FROM documents) AS n_pages,
    (SELECT min(page_date) FROM documents) AS first_page, (SELECT max(page_date) FROM documents) AS last_page,
    (SELECT count(*) FROM documents WHERE page_date IS NULL) AS n_undated,
    round(100.0 * dayofyear($to_day::DATE) / dayofyear(make_date(year($to_day::DATE), 12, 31)), 1) AS elapsed_percent
FROM runs AS r WHERE r.status <> 'stopped'
QUALIFY row_number() OVER (ORDER BY r.release DESC NULLS LAST, r.finished_at DESC, r.run_id DESC) = 1
