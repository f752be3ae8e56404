-- Figures with everything their rows say; numbers (nine decimals as stored) and days as the text that is shown.
SELECT m.doc_id[:16] AS page, m.story_id, m.metric_id, m.text_start, m.text_end, m.sentence_start, m.sentence_end, m.char_start,
    m.char_end, m.raw_text, m.role, m.indicator, m.indicator_code, i.name AS indicator_name, m.subject,
    coalesce(p.full_name, m.place) AS place, m.place_code,
    rtrim(rtrim(m.value::VARCHAR, '0'), '.') AS value,
    rtrim(rtrim(m.value_low::VARCHAR, '0'), '.') AS value_low, rtrim(rtrim(m.value_high::VARCHAR, '0'), '.') AS value_high,
    rtrim(rtrim(m.printed_low::VARCHAR, '0'), '.') AS printed_low, rtrim(rtrim(m.printed_high::VARCHAR, '0'), '.') AS printed_high,
    m.approx, m.unit, m.period_start::VARCHAR AS period_start, m.period_end::VARCHAR AS period_end, m.period_text,
    m.of_metric_id, m.target_metric_id, m.same_as_metric_id
FROM metrics AS m
LEFT JOIN indicators AS i ON i.code = m.indicator_code
LEFT JOIN places AS p ON p.code = m.place_code
