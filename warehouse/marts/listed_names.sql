-- Every listed name once per list, with its list, story and page (名目): what the directories below are made of.
-- Grain: one row per item of a list; copies of a story are left out.
-- Example: SELECT name, place, year, head, quote FROM listed_names WHERE name_id = 'occupation:养老护理员' ORDER BY year
-- item_id: the item (listing_items.item_id)
-- listing_id: its list
-- name: as printed, without its count
-- name_id: equal for all spellings of the name, null when its kind is not known
-- canonical: the name that stands for all spellings; as printed when its kind is not known
-- kind: what kind of thing it is, null when not known
-- list_kind: what kind of things its list names, null when not known
-- head: what is listed, null when the sentence does not say
-- form: how the list is printed: marks, quotes, ordinals, parts, figures, name
-- said: the stated count of the list, null when none is stated
-- stated: the number, null when none is stated or it is a sum
-- n_items: how many the list names
-- claim: closed or open (等)
-- place: the division it is about, null when it is about none
-- place_code: its code
-- list_place_code: code of the division that the list is about
-- year: year of the list's period, else of its page; null when neither is known
-- period_start: first day of the period, null when open
-- period_end: last day, null when open
-- attribute: what its own figure says of it, null when it has none
-- value: its own figure, or the count that stands with it; null when it has none
-- unit: measure word of the figure
-- metric_id: the metric that is this figure, null when there is none
-- story_id: the story
-- list_start: where the list begins in the story's text
-- quote: the sentence
-- path: file of the page
-- page_date: day of the page, null unless known
SELECT
    i.item_id, i.listing_id, i.name, i.name_id,
    coalesce(substring(i.name_id, position(':' IN i.name_id) + 1), i.name) AS canonical,
    i.kind, l.kind AS list_kind, l.head, l.form, l.said, l.stated, l.n_items, l.claim,
    i.place, i.place_code, l.place_code AS list_place_code,
    year(coalesce(l.period_end, l.period_start, d.page_date, d.page_month, s.story_date)) AS year,
    l.period_start, l.period_end, i.attribute, i.value, i.unit, i.metric_id,
    i.story_id, l.text_start AS list_start, l.quote, d.path, d.page_date
FROM listing_items AS i
JOIN listings AS l ON l.listing_id = i.listing_id
JOIN stories AS s ON s.story_id = i.story_id
JOIN documents AS d ON d.doc_id = i.doc_id
WHERE s.is_canonical
