-- 各地有哪些劳务品牌？
-- Which labour brands does each place have, and what do they bring?
SELECT place, name, called, level, workforce_text, income_text, income_per_head_text, year, quote
FROM labour_brands
ORDER BY place NULLS LAST, workforce DESC NULLS LAST, name_id
