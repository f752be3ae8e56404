-- The divisions that pages state something about, and those above them (各地).
-- Grain: one row per division; one without a code has its name for a key.
WITH coded AS (
    SELECT code AS place_key, name, full_name, level, parents FROM places
), named AS (
    SELECT DISTINCT place AS place_key, place AS name, place AS full_name, NULL AS level, []::VARCHAR[] AS parents
    FROM metrics WHERE place IS NOT NULL AND place_code IS NULL
)
FROM coded UNION ALL BY NAME FROM named ORDER BY place_key
