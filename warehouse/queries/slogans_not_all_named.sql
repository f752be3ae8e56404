-- 哪些口号、行动没有列全或对不上？
-- Which stated counts (the six actions) name fewer or other things than they count?
SELECT place, name, stated, n_named, parts, claim, agreement, quote, path
FROM programmes
WHERE agreement <> 'all named'
ORDER BY agreement, place NULLS LAST, path, listing_id
