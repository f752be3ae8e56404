-- 历年公布过哪些紧缺工种？
-- Which occupations were ever announced as scarce, where and when, and how many were trained?
SELECT place, year, name, spellings, shortage_of, shortage_stated, shortage_named, saturation, trained, trained_unit,
    trained_shared_by, subsidy, subsidy_unit, quote
FROM occupations
WHERE is_shortage
ORDER BY place NULLS LAST, year NULLS LAST, name_id
