-- Pages with what is known of their printing.
SELECT doc_id[:16] AS page, doc_id, path, page_date, page_month, page_date_basis, written FROM documents {some}
