-- Places of a bulletin (范围): the division asked for and all within it, by the name that tells them apart.
-- Grain: one row per division that a statement or a list is about.
-- Given: $place_code, $place_name: the division, both null for every place
-- place_key: its code, else its name
-- place_code: its code, null when it has none
-- level: province, prefecture, county, zone, township, village; null without a code
-- label: its name; the full one when another division of the file has the same name
WITH named AS (
    SELECT coalesce(place_code, place) AS place_key, place, place_code FROM metrics WHERE place IS NOT NULL
    UNION
    SELECT coalesce(place_code, place), place, place_code FROM listings WHERE place IS NOT NULL
    UNION
    SELECT coalesce(place_code, place), place, place_code FROM listing_items WHERE place IS NOT NULL
), shared AS (
    SELECT name FROM places GROUP BY name HAVING count(*) > 1
)
SELECT
    n.place_key, n.place_code, p.level,
    CASE WHEN s.name IS NOT NULL THEN coalesce(p.full_name, n.place) ELSE n.place END AS label
FROM named AS n
LEFT JOIN places AS p ON p.code = n.place_code
LEFT JOIN shared AS s ON s.name = n.place
WHERE $place_name::VARCHAR IS NULL
   OR n.place_code = $place_code::VARCHAR
   OR list_contains(p.parents, $place_code::VARCHAR)
   OR (n.place_code IS NULL AND n.place = $place_name::VARCHAR)
QUALIFY row_number() OVER (PARTITION BY n.place_key ORDER BY n.place) = 1
ORDER BY place_key
