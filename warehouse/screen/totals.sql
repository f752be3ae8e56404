-- The whole file in one row (总览): pages, stories, figures, coverage, and the days of the pages.
SELECT
    (SELECT count(*) FROM documents) AS pages,
    (SELECT count(*) FROM documents WHERE page_date IS NULL) AS undated,
    (SELECT min(page_date) FROM documents) AS first_day,
    (SELECT max(page_date) FROM documents) AS last_day,
    (SELECT count(*) FROM stories WHERE kind = 'story') AS stories,
    (SELECT count(*) FROM stories WHERE kind = 'story' AND NOT is_canonical) AS copies,
    (SELECT sum(n_seen) FROM coverage)::BIGINT AS seen,
    (SELECT sum(n_typed) FROM coverage)::BIGINT AS typed,
    (SELECT sum(n_checkable) FROM coverage)::BIGINT AS checkable,
    (SELECT sum(n_checked) FROM coverage)::BIGINT AS checked,
    (SELECT sum(n_failing) FROM coverage)::BIGINT AS failing
