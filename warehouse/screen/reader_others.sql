-- Numerals that are no figures: dates, ordinals, slogans, names.
SELECT doc_id[:16] AS page, story_id, char_start, char_end, class, quantity_id
FROM quantities {some} WHERE metric_id IS NULL AND story_id IS NOT NULL
