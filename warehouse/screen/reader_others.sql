-- Numerals of those pages that are no figures: dates, ordinals, slogans, names.
SELECT doc_id[:16] AS page, story_id, char_start, char_end, class
FROM quantities
WHERE doc_id >= $low AND doc_id < $high AND metric_id IS NULL AND story_id IS NOT NULL
ORDER BY doc_id, story_id, char_start, quantity_id
