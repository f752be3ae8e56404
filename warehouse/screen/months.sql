-- Pages by the month they are of (版面月份), null for those whose month is not known.
SELECT strftime(coalesce(page_date, page_month), '%Y-%m') AS month, count(*) AS pages FROM documents GROUP BY ALL ORDER BY ALL
