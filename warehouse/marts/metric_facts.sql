-- Statistical statements ready to analyse, each with its evidence: copies of a story and repeated statements are folded.
-- Grain: one row per fact, that is, per statement of a canonical story that repeats no other of a canonical story.
-- Example: SELECT place, indicator, raw_text, quote FROM metric_facts WHERE role = 'actual' AND place = '郴州市'
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
-- period_text: the words that give the period, null when there are none
-- raw_text: the number as printed
-- quote: the sentence it stands in
-- n_printings: how many stories print it: this one and its copies
-- headline: headline of its story
-- path: file of its page
-- page_date: day of the page, null unless known
-- story_id: its story
-- doc_id: its page
-- char_start: page offset of the number
-- char_end: page offset after the number
-- evidence: where the evidence reader shows it, a page of the screen's folder beside the file
WITH printings AS (
    SELECT cluster_id, count(*) AS n FROM stories GROUP BY cluster_id
), first_told AS (
    -- what a statement repeats may itself stand in a copy that is left out: then the repetition is the fact
    SELECT m.metric_id FROM metrics AS m JOIN stories AS s ON s.story_id = m.story_id
    WHERE s.is_canonical AND m.role <> 'context'
)
SELECT
    m.metric_id, m.place, m.place_code, m.indicator, m.indicator_code, m.subject, m.role,
    m.value, m.value_low, m.value_high, m.approx, m.unit, m.period_start, m.period_end, m.period_text,
    m.raw_text, m.quote, p.n AS n_printings, s.headline, d.path, d.page_date,
    m.story_id, m.doc_id, m.char_start, m.char_end, 'reader.html#metric=' || m.metric_id AS evidence
FROM metrics AS m
JOIN stories AS s ON s.story_id = m.story_id
JOIN printings AS p ON p.cluster_id = s.cluster_id
JOIN documents AS d ON d.doc_id = m.doc_id
LEFT JOIN first_told AS f ON f.metric_id = m.same_as_metric_id
WHERE m.role <> 'context'              -- a quantity about one person is no statistic
  AND s.is_canonical                   -- a reprint states nothing new
  AND f.metric_id IS NULL              -- nor does a repetition
