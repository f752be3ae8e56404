-- Figures as verdicts of other pages tell of them.
SELECT m.metric_id, m.story_id, m.raw_text, m.role, m.unit, m.value, m.value_low, m.value_high, m.printed_low,
    m.printed_high, m.indicator, m.period_text, coalesce(p.full_name, m.place) AS place, m.quote, s.headline, d.path,
    d.page_date
FROM metrics AS m {some}
JOIN stories AS s USING (story_id)
JOIN documents AS d ON d.doc_id = m.doc_id
LEFT JOIN places AS p ON p.code = m.place_code
