-- The whole file in one row (总览): pages, stories, figures, coverage, and the days of the pages.
SELECT
    (SELECT count(*) FROM documents) AS pages,
    (SELECT count(*) FROM documents WHERE page_date IS NULL) AS undated,
    (SELECT min(page_date) FROM documents) AS first_day,
    (SELECT max(page_date) FROM documents) AS last_day,
    (SELECT count(*) FROM stories WHERE kind = 'story') AS stories,
    (SELECT count(*) FROM stories WHERE kind = 'story' AND NOT is_canonical) AS copies,
    c.*
FROM (
    SELECT sum(n_seen)::BIGINT AS seen, sum(n_typed)::BIGINT AS typed, sum(n_checkable)::BIGINT AS checkable,
        sum(n_checked)::BIGINT AS checked, sum(n_failing)::BIGINT AS failing
    FROM story_coverage
) AS c
