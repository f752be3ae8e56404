-- Pages of a range of ids, with what is known of their printing.
SELECT d.doc_id[:16] AS page, d.doc_id, d.path, r.pages_folder, d.page_date, d.page_month, d.page_date_basis, d.written
FROM documents AS d LEFT JOIN runs AS r USING (run_id)
WHERE d.doc_id >= $low AND d.doc_id < $high
ORDER BY d.doc_id
