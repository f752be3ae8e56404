-- Brands of labour and craft (劳务品牌): whose they are, how many work under them, what they earn.
-- Grain: one row per brand and place; copies folded.
-- Example: SELECT name, place, level, workforce, income FROM labour_brands ORDER BY place, name
-- name_id: identity of the brand, equal for all its spellings
-- name: its name
-- place: full official name of the division, the one in its name where it has one; null when it is about none
-- place_code: its code
-- called: what the paper calls it (劳务品牌, 培训品牌), null when only its name tells
-- level: 国家级, 省级, 市级 or 县级, as a sentence with its name says; null when none does
-- workforce: people who work in its trade (从业人员), null when none is printed or only bounds
-- workforce_text: as printed
-- income: income that it brings in a year (劳务收入), in 元; null when none is printed
-- income_text: as printed
-- income_per_head: mean income of one who works in it, in 元; null when none is printed
-- income_per_head_text: as printed
-- year: latest year of its lists and pages, null when none is known
-- n_mentions: lists and sentences that name it
-- metric_ids: the figures used, in order of code
-- quote: the first sentence that names it
-- paths: files of its pages
WITH named AS (
    SELECT
        n.*,
        -- 甲县裁缝: named after a division within that of its list, whose figures in the story are its own
        n.place_code IS DISTINCT FROM n.list_place_code AS of_place,
        substring(n.name, CASE WHEN starts_with(n.name, left(n.place, 2)) THEN 3 ELSE 1 END, 2) AS trade
    FROM listed_names AS n
    WHERE n.kind = 'brand' AND n.form IN ('quotes', 'name')
), figures AS (
    SELECT
        n.name_id, n.place, m.metric_id, m.value, m.raw_text, m.char_start,
        contains(m.quote, n.name) OR contains(m.indicator, n.trade) AS own,
        CASE
            WHEN m.unit = '元' AND regexp_matches(m.indicator, '人均|均.{0,4}(?:收入|工资)|月薪|月收入|年收入') THEN 'per head'
            WHEN m.unit = '元' AND regexp_matches(m.indicator, '收入|创收|产值') THEN 'income'
            WHEN m.unit IN ('人', '名') AND regexp_matches(m.indicator, '从业|从事|劳动力|务工|就业') THEN 'workforce' END AS says
    FROM named AS n
    JOIN metrics AS m ON m.story_id = n.story_id AND m.role = 'actual'
        AND (contains(m.quote, n.name) OR (n.of_place AND m.place_code = n.place_code))
), told AS (
    SELECT
        name_id, place,
        arg_min(metric_id, (NOT own, char_start)) FILTER (says = 'workforce') AS workforce_id,
        arg_min(value, (NOT own, char_start)) FILTER (says = 'workforce') AS workforce,
        arg_min(raw_text, (NOT own, char_start)) FILTER (says = 'workforce') AS workforce_text,
        arg_min(metric_id, (NOT own, char_start)) FILTER (says = 'income') AS income_id,
        arg_min(value, (NOT own, char_start)) FILTER (says = 'income') AS income,
        arg_min(raw_text, (NOT own, char_start)) FILTER (says = 'income') AS income_text,
        arg_min(metric_id, (NOT own, char_start)) FILTER (says = 'per head') AS per_head_id,
        arg_min(value, (NOT own, char_start)) FILTER (says = 'per head') AS per_head,
        arg_min(raw_text, (NOT own, char_start)) FILTER (says = 'per head') AS per_head_text
    FROM figures
    GROUP BY name_id, place
)
SELECT
    n.name_id, any_value(n.canonical) AS name, n.place, n.place_code,
    arg_min(n.head, (len(n.head), n.head)) FILTER (contains(n.head, '品牌')) AS called,
    arg_min(
        regexp_extract(n.quote, '(国家级|省级|市级|县级)[^，,。；;]{0,8}(?:品牌|名片)', 1), n.item_id
    ) FILTER (regexp_matches(n.quote, '(国家级|省级|市级|县级)[^，,。；;]{0,8}(?:品牌|名片)')) AS level,
    any_value(t.workforce) AS workforce, any_value(t.workforce_text) AS workforce_text,
    any_value(t.income) AS income, any_value(t.income_text) AS income_text,
    any_value(t.per_head) AS income_per_head, any_value(t.per_head_text) AS income_per_head_text,
    max(n.year) AS year, count(DISTINCT n.listing_id) AS n_mentions,
    list_sort(list_filter([any_value(t.workforce_id), any_value(t.income_id), any_value(t.per_head_id)], lambda x: x IS NOT NULL))
        AS metric_ids,
    arg_min(n.quote, (n.path, n.list_start)) AS quote,
    list_sort(list(DISTINCT n.path)) AS paths
FROM named AS n
LEFT JOIN told AS t ON t.name_id = n.name_id AND t.place IS NOT DISTINCT FROM n.place
GROUP BY n.name_id, n.place, n.place_code
ORDER BY place NULLS LAST, name_id
