-- Stories, each with its other printings.
WITH copies AS (
    SELECT s.cluster_id, list({'story_id': s.story_id, 'headline': s.headline, 'path': d.path, 'page_date': d.page_date,
        'is_canonical': s.is_canonical} ORDER BY NOT s.is_canonical, d.path, s.story_id) AS printings
    FROM stories AS s JOIN documents AS d USING (doc_id)
    SEMI JOIN (SELECT cluster_id FROM stories WHERE NOT is_canonical) AS copied USING (cluster_id)
    WHERE s.kind = 'story'
    GROUP BY s.cluster_id HAVING count(*) > 1
)
SELECT h.doc_id[:16] AS page, h.story_id, h.seq, h.kind, h.headline, h.deck, h.byline, h.text, h.spans,
    coalesce(p.full_name, h.place) AS place, h.place_code, h.story_date, h.is_canonical, h.head_lost, h.tail_lost,
    h.join_confidence, CASE WHEN h.kind = 'story' THEN c.printings END AS printings
FROM stories AS h {some}
LEFT JOIN copies AS c USING (cluster_id)
LEFT JOIN places AS p ON p.code = h.place_code
