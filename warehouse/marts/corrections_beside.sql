-- Figures that people corrected, beside what was printed; and corrections that no stored figure fits any more.
-- Grain: one row per correction and figure that it fits.
-- Example: SELECT printed, corrected, reason FROM corrections_beside WHERE is_latest
-- correction_id: identity of the correction
-- metric_id: the figure, null when no page prints what the correction expects: somebody has to look again
-- printed: what the page prints, null with metric_id
-- expect: what the correction says is printed
-- corrected: what should have been printed
-- reason: why
-- author: who says so
-- made_at: when it was said (UTC)
-- is_latest: true when no later correction is about the same figure, null with metric_id
WITH figures AS (
    -- Full width and white space are of the layout: ３９ ８９９人 is what somebody types as 39899人.
    SELECT
        metric_id, doc_id, regexp_replace(raw_text, '\s+', '', 'g') AS printed,
        translate(
            regexp_replace(raw_text, '\s+', '', 'g'), '０１２３４５６７８９．，％（）', '0123456789.,%()'
        ) AS folded,
        translate(regexp_replace(quote, '\s+', '', 'g'), '０１２３４５６７８９．，％（）', '0123456789.,%()') AS around
    FROM metrics
),
wanted AS (
    SELECT
        *, translate(
            regexp_replace(expect, '\s+', '', 'g'), '０１２３４５６７８９．，％（）', '0123456789.,%()'
        ) AS folded,
        translate(regexp_replace(locator, '\s+', '', 'g'), '０１２３４５６７８９．，％（）', '0123456789.,%()') AS words
    FROM corrections
),
fitting AS (
    SELECT c.*, m.metric_id, m.printed
    FROM wanted AS c JOIN figures AS m
        ON m.folded = c.folded
        AND (c.doc_id IS NULL OR c.doc_id = m.doc_id)
        AND (m.metric_id = c.locator OR contains(m.around, c.words))
)
SELECT
    c.correction_id, f.metric_id, f.printed, c.expect, c.value AS corrected, c.reason, c.author, c.made_at,
    CASE WHEN f.metric_id IS NOT NULL THEN
        row_number() OVER (PARTITION BY f.metric_id ORDER BY c.made_at DESC, c.correction_id DESC) = 1
    END AS is_latest
FROM corrections AS c LEFT JOIN fitting AS f USING (correction_id)
ORDER BY c.made_at, c.correction_id, f.metric_id
