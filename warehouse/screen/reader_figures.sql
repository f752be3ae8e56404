-- Figures with everything their rows say; numbers (nine decimals) and days as they are stored.
SELECT m.doc_id[:16] AS page, m.story_id, m.metric_id, m.text_start, m.text_end, m.sentence_start, m.sentence_end, m.char_start,
    m.char_end, m.raw_text, m.role, m.indicator, m.indicator_code, i.name AS indicator_name, m.subject,
    coalesce(p.full_name, m.place) AS place, m.place_code,
    m.value, m.value_low, m.value_high, m.printed_low, m.printed_high,
    m.approx, m.unit, m.period_start, m.period_end, m.period_text,
    m.of_metric_id, m.target_metric_id, m.same_as_metric_id
FROM metrics AS m {some}
LEFT JOIN indicators AS i ON i.code = m.indicator_code
LEFT JOIN places AS p ON p.code = m.place_code
