-- 谁能领多少钱？
-- Which amounts of money do rules promise, to whom, for each of what, up to how much?
SELECT place, who, per, what, amount, at_least, up_to, unit, valid_from, quote, path
FROM standards
WHERE unit = '元'
ORDER BY place NULLS LAST, who NULLS LAST, amount DESC, path, metric_id
