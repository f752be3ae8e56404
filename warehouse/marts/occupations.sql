-- Occupations that papers list (职业工种目录): where and when, whether as scarce, with saturation, training and subsidy.
-- Grain: one row per occupation, place and year; spellings joined by the reviewed table of aliases, copies folded.
-- Example: SELECT name, place, year, saturation, trained FROM occupations WHERE is_shortage ORDER BY place, year, name
-- name_id: identity of the occupation, equal for all its spellings
-- name: the name that stands for all spellings
-- spellings: the ways in which it is printed, in order of code
-- place: full official name of the division, null when it is about none
-- place_code: its code
-- year: year of the period, else of the page; null when neither is known
-- period_start: first day named with it, null when none is
-- period_end: last day named with it, null when none is
-- is_shortage: whether a list calls it scarce (紧缺, 急需, 短缺)
-- shortage_of: what the shortest such list is called (紧缺工种), null when there is none
-- shortage_stated: how many scarce ones were announced, null when no count is printed
-- shortage_named: how many of them the list names
-- saturation: saturation of its market in percent (饱和度), null when none is printed
-- trained: people trained, of this occupation alone or of its whole list; null when none is printed
-- trained_unit: measure word: 人, 人次
-- trained_shared_by: occupations of the list that the figure is of together; 1 when it is of this one alone
-- subsidy: amount or percent of a subsidy that the same sentences or rules name for it, null when none is printed
-- subsidy_unit: measure word: 元, %
-- metric_ids: the figures used, in order of code
-- n_lists: lists that name it
-- quote: sentence of the first of them that calls it scarce, else of the first
-- paths: files of its pages
WITH named AS (
    SELECT *, regexp_matches(concat(head, ' ', said), '紧缺|急需|短缺|稀缺|缺工') AS scarce
    FROM listed_names
    WHERE kind = 'occupation' AND list_kind = 'occupation'
), figures AS (
    SELECT
        n.item_id, m.metric_id, m.value, m.unit, m.indicator,
        contains(m.indicator, n.name) AS own,
        CASE
            WHEN m.metric_id = n.metric_id OR contains(m.indicator, '饱和') THEN 'saturation'
            WHEN regexp_matches(m.indicator, '补贴|补助|奖补|津贴') THEN 'subsidy'
            ELSE 'training' END AS says,
        abs(m.text_start - n.list_start) AS far
    FROM named AS n
    JOIN metrics AS m ON m.story_id = n.story_id AND m.role IN ('actual', 'target', 'rate', 'standard')
        AND (n.list_start >= m.sentence_start AND n.list_start < m.sentence_end OR contains(m.indicator, n.name))
    WHERE (m.metric_id = n.metric_id AND contains(n.attribute, '饱和'))
        OR (m.metric_id IS DISTINCT FROM n.metric_id AND contains(m.indicator, '饱和') AND contains(m.indicator, n.name) AND n.attribute IS NULL)
        OR (contains(m.indicator, '培训') AND m.unit IN ('人', '人次', '名'))
        OR regexp_matches(m.indicator, '补贴|补助|奖补|津贴')
), told AS (
    SELECT
        item_id,
        arg_min(metric_id, far) FILTER (says = 'saturation') AS saturation_id,
        arg_min(value, far) FILTER (says = 'saturation') AS saturation,
        arg_min(metric_id, (NOT own, far)) FILTER (says = 'training') AS trained_id,
        arg_min(value, (NOT own, far)) FILTER (says = 'training') AS trained,
        arg_min(unit, (NOT own, far)) FILTER (says = 'training') AS trained_unit,
        arg_min(own, (NOT own, far)) FILTER (says = 'training') AS trained_own,
        arg_min(metric_id, (NOT own, far)) FILTER (says = 'subsidy') AS subsidy_id,
        arg_min(value, (NOT own, far)) FILTER (says = 'subsidy') AS subsidy,
        arg_min(unit, (NOT own, far)) FILTER (says = 'subsidy') AS subsidy_unit
    FROM figures
    GROUP BY item_id
)
SELECT
    n.name_id, any_value(n.canonical) AS name, list_sort(list(DISTINCT n.name)) AS spellings,
    n.place, n.place_code, n.year,
    min(n.period_start) AS period_start, max(n.period_end) AS period_end,
    bool_or(n.scarce) AS is_shortage,
    arg_min(n.head, (len(n.head), n.head)) FILTER (n.scarce) AS shortage_of,
    max(n.stated) FILTER (n.scarce) AS shortage_stated,
    arg_max(n.n_items, (coalesce(n.stated, 0), n.n_items)) FILTER (n.scarce) AS shortage_named,
    arg_min(coalesce(t.saturation, CASE WHEN contains(n.attribute, '饱和') THEN n.value END), n.item_id)
        FILTER (t.saturation IS NOT NULL OR contains(n.attribute, '饱和')) AS saturation,
    arg_min(t.trained, (NOT t.trained_own, n.item_id)) FILTER (t.trained IS NOT NULL) AS trained,
    arg_min(t.trained_unit, (NOT t.trained_own, n.item_id)) FILTER (t.trained IS NOT NULL) AS trained_unit,
    arg_min(CASE WHEN t.trained_own THEN 1 ELSE n.n_items END, (NOT t.trained_own, n.item_id))
        FILTER (t.trained IS NOT NULL) AS trained_shared_by,
    arg_min(t.subsidy, n.item_id) FILTER (t.subsidy IS NOT NULL) AS subsidy,
    arg_min(t.subsidy_unit, n.item_id) FILTER (t.subsidy IS NOT NULL) AS subsidy_unit,
    list_sort(list_distinct(flatten(list(list_filter([t.saturation_id, t.trained_id, t.subsidy_id], lambda x: x IS NOT NULL)))))
        AS metric_ids,
    count(DISTINCT n.listing_id) AS n_lists,
    arg_min(n.quote, (NOT n.scarce, n.item_id)) AS quote,
    list_sort(list(DISTINCT n.path)) AS paths
FROM named AS n
LEFT JOIN told AS t ON t.item_id = n.item_id
GROUP BY n.name_id, n.place, n.place_code, n.year
ORDER BY place NULLS LAST, year, name_id
