-- Statistical statements ready to analyse: one row per fact, copies of a story and repeated statements left out.
-- metric_id: the statement (metrics.metric_id)
-- place: full official name of the division, null when it is about none
-- place_code: its code
-- indicator: what is measured, in the page's words
-- indicator_code: code in the controlled vocabulary, null when it has none
-- subject: the body it is about, null when it is the place itself
-- role: actual, target, target_pct, rate, change or standard
-- value: the number in base units, null when the wording gives only bounds
-- value_low: lower bound of the wording, null when there is none
-- value_high: upper bound of the wording, null when there is none
-- approx: exact, over, under, about or range
-- unit: measure word without 万/亿
-- period_start: first day, null when open
-- period_end: last day, inclusive, null when open
-- raw_text: the number as printed
-- quote: the sentence it stands in
-- headline: headline of its story
-- path: file of its page
-- page_date: day of the page, null unless known
-- char_start: page offset of the number
-- char_end: page offset after the number
SELECT
    m.metric_id, m.place, m.place_code, m.indicator, m.indicator_code, m.subject, m.role,
    m.value, m.value_low, m.value_high, m.approx, m.unit, m.period_start, m.period_end,
    m.raw_text, m.quote, s.headline, d.path, d.page_date, m.char_start, m.char_end
FROM metrics AS m
JOIN stories AS s ON s.story_id = m.story_id
JOIN documents AS d ON d.doc_id = m.doc_id
WHERE m.role <> 'context'              -- a quantity about one person is no statistic
  AND s.is_canonical                   -- a reprint states nothing new
  AND m.same_as_metric_id IS NULL      -- nor does a repetition
ORDER BY d.path, m.char_start
