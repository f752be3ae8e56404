-- What people have said should have been printed; all of it, which is little.
SELECT locator, doc_id[:16] AS page, expect, value, reason, author FROM corrections ORDER BY made_at, correction_id
