-- Facilities (服务设施): how many stations, centres, workshops of a kind a place has, and those that are named.
-- Grain: one row per counted kind of facility (a figure), or per list of named ones without a figure; copies folded.
-- Example: SELECT place, kind_of, n, unit, members FROM facilities WHERE place = '郴州市' ORDER BY n DESC NULLS LAST
-- kind_of: what they are, in the page's words (就业帮扶车间), null when a list of them does not say
-- ending: the ending by which they are known for facilities (车间), null when only the members have it
-- place: full official name of the division, null when it is about none
-- place_code: its code
-- subject: the body that has them, null when it is the place itself
-- n: how many, null when none is printed or only bounds
-- unit: measure word, null without a figure
-- raw_text: the count as printed, null when none is printed
-- role: actual or target, null without a figure
-- period_start: first day, null when open
-- period_end: last day, null when open
-- members: those that the sentence names one by one, in the order of print; empty when it names none
-- claim: closed when nothing says that there are more, open (等), null when none is named
-- metric_id: the figure, null when there is none
-- listing_id: the list, null when none is named
-- quote: the sentence
-- headline: headline of the story
-- path: file of the page
-- page_date: day of the page, null unless known
WITH counted_kinds AS (
    -- the kind of each indicator once: few words are used again and again
    SELECT n.indicator, k.ending, k.kind
    FROM (SELECT DISTINCT indicator, regexp_replace(indicator, '[（(][^（()）]*[）)]$', '') AS bare
        FROM metrics WHERE indicator IS NOT NULL AND unit IN ('个', '家', '所', '座', '处', '间', '栋')) AS n
    JOIN name_kinds AS k ON ends_with(n.bare, k.ending)
    QUALIFY row_number() OVER (PARTITION BY n.indicator ORDER BY len(k.ending) DESC) = 1
), counted AS (
    SELECT f.*, k.ending, k.kind
    FROM metric_facts AS f
    JOIN counted_kinds AS k ON k.indicator = f.indicator
    WHERE f.role IN ('actual', 'target') AND f.unit IN ('个', '家', '所', '座', '处', '间', '栋')
), lists AS (
    SELECT
        n.listing_id, n.story_id, n.list_start, n.place, n.place_code, n.head, n.said, n.stated, n.claim, n.quote, n.path,
        n.page_date, n.period_start, n.period_end,
        list(n.name ORDER BY i.seq) AS members, bool_or(n.metric_id IS NOT NULL) AS has_figures
    FROM listed_names AS n
    JOIN listing_items AS i ON i.item_id = n.item_id
    WHERE n.list_kind = 'facility' AND n.kind = 'facility'
    GROUP BY ALL
    HAVING count(*) > 1
), known AS (
    SELECT c.*, m.text_start, m.text_end
    FROM counted AS c JOIN metrics AS m ON m.metric_id = c.metric_id
    WHERE c.kind = 'facility'
), joined AS (
    SELECT k.metric_id, l.*
    FROM known AS k
    JOIN lists AS l ON l.story_id = k.story_id AND l.list_start BETWEEN k.text_start - 1 AND k.text_end
    QUALIFY row_number() OVER (PARTITION BY k.metric_id ORDER BY l.list_start, l.listing_id) = 1
)
SELECT
    regexp_replace(k.indicator, '^(?:共|已|新|累计|先后|陆续)*(?:建成|建设|建立|设立|设置|打造|建有|建起|新建|改建|认定|培育|创建|配备|成立|推进|运营)了?', '') AS kind_of,
    k.ending, k.place, k.place_code, k.subject, k.value AS n, k.unit, k.raw_text, k.role, k.period_start, k.period_end,
    coalesce(j.members, []) AS members, j.claim, k.metric_id, j.listing_id, k.quote, k.headline, k.path, k.page_date
FROM known AS k
LEFT JOIN joined AS j ON j.metric_id = k.metric_id
UNION ALL
SELECT
    l.head, e.ending, l.place, l.place_code, NULL, l.stated, NULL, l.said, NULL, l.period_start,
    l.period_end, l.members, l.claim, NULL, l.listing_id, l.quote, s.headline, l.path, l.page_date
FROM lists AS l
JOIN stories AS s ON s.story_id = l.story_id
LEFT JOIN (
    SELECT l.listing_id, arg_max(k.ending, len(k.ending)) AS ending
    FROM lists AS l JOIN name_kinds AS k ON ends_with(coalesce(l.head, ''), k.ending) AND k.kind = 'facility'
    GROUP BY l.listing_id
) AS e ON e.listing_id = l.listing_id
WHERE l.listing_id NOT IN (SELECT listing_id FROM joined) AND NOT l.has_figures
ORDER BY place NULLS LAST, kind_of, path, metric_id, listing_id
