-- Policy amounts (政策标准): who gets or pays how much, for each of what, and up to what.
-- Grain: one row per stated amount of a rule; copies and repeated statements folded.
-- Example: SELECT who, per, amount, up_to, unit, quote FROM standards WHERE place = '郴州市'
-- metric_id: the statement (metrics.metric_id)
-- place: full official name of the division, null when it is about none
-- place_code: its code
-- subject: the body that sets it, null when it is the place itself
-- what: what is given, paid or kept, in the page's words
-- indicator_code: code in the controlled vocabulary, null when it has none
-- who: whom the sentence gives it to (对…, 为…), null when it does not say so in these words
-- per: for each of what (每人每月, 每亩, 按人均): null when the amount is given once
-- amount: the amount in base units, null when the wording gives only bounds
-- at_least: lower bound: 不低于, 至少, 以上; null when there is none
-- up_to: upper bound: 不超过, 最高, 以内; null when there is none
-- unit: measure word: 元, 万元 is 元
-- valid_from: first day of the period the sentence names, null when it names none
-- valid_to: last day of it, null when it names none
-- raw_text: the amount as printed
-- quote: its sentence
-- headline: headline of its story
-- path: file of its page
-- page_date: day of that page, null unless known
WITH told AS (
    SELECT f.*,
        -- the sentence up to the amount, and its last clause
        substring(s.text, m.sentence_start + 1, m.text_start - m.sentence_start) AS before,
        substring(s.text, m.text_end + 1, 60) AS behind
    FROM metric_facts AS f
    JOIN metrics AS m ON m.metric_id = f.metric_id
    JOIN stories AS s ON s.story_id = f.story_id
    WHERE f.role = 'standard'
), read AS (
    SELECT *,
        regexp_extract(before, '[^，,；;。：:]*$') AS clause,
        regexp_extract(before, '[^；;。：:]*$') AS part
    FROM told
), given AS (
    SELECT *,
        coalesce(
            -- 对新认定的农场，按…; 为搬迁群众发放…
            nullif(regexp_extract(part, '(?:^|[^面针相反应])对([^每，,：:对元%][^，,：:对元%]{1,39}?)(?:[，,](?:按|给予|发放|每|一次|最高|市|县|区|省|财政|分别|其)|给予|发放|补助|补贴|奖励|奖补|每|减?按)', 1), ''),
            nullif(regexp_extract(part, '(?:^|[^准价额金资])[为向]([^每，,：:为向元%提支鼓加促推规进解保减实完][^，,：:为向元%]{1,39}?)(?:发放|给予|兑付|兑现)', 1), ''),
            -- 对城市低保户，今年继续发放…，每户600元
            nullif(regexp_extract(part, '(?:^|[^面针相反应])对([^，,：:对元%]{1,24}(?:人|户|家庭|者|民|员|生|企业|儿童|职工|对象|群众))[，,]', 1), ''),
            -- 百岁老人每人每月1000元
            nullif(regexp_extract(clause, '^([^元%每]{1,24}(?:人|户|家庭|者|民|员|生|企业|儿童|职工|对象|群众))每(?:人|名|户|位|生|家|月|年)', 1), ''),
            -- 企业招用毕业生满一年的，按每人1000元
            nullif(regexp_extract(part, '^([^，,元%]{2,40})的(?:[（(][^）)]{1,20}[）)])?[，,](?:按|每|给予|可|发放|一次|最高)', 1), ''),
            -- 返乡人员在本市创业，带动两人就业的（含本人），给予5000元
            nullif(regexp_extract(part, '^([^，,元%在（(]{2,24})(?:在|[，,（(]).*的(?:[（(][^）)]{1,20}[）)])?[，,](?:给予|按|可|发放|一次|最高)', 1), ''),
            -- 按每人每年100元的标准，对在读的女生发放
            nullif(regexp_extract(behind, '^[^。；;，,]{0,12}标准[，,](?:对|向|为)([^，,。；;元%]{2,40}?)(?:发放|给予|补助|补贴|[，,])', 1), '')
        ) AS who_before
    FROM read
)
SELECT
    metric_id, place, place_code, subject, indicator AS what, indicator_code,
    nullif(trim(regexp_replace(who_before, '[0-9０-９]+$', ''), '“”"（）()的 '), '') AS who,
    coalesce(
        -- 20元/人/月
        CASE WHEN contains(unit, '/') THEN concat_ws(
            '/', regexp_extract(unit, '/(.*)', 1),
            nullif(regexp_extract(behind, '^[/／每](年|月|日|天|次|季|学期|学年)', 1), '')
        ) END,
        nullif(regexp_extract(clause, '((?:每(?:平方米|平方公里|公里|[名位个人户亩家班生座辆头只口棵株套间床项场车村年月日天季周次吨斤件张台]|学期|学年)){1,3})[^每]{0,8}$', 1), ''),
        nullif(regexp_extract(behind, '^(?:每|/|／)((?:平方米|公里|人|户|亩|生|年|月|日|天|次|吨|斤)(?:[·/／](?:年|月|日|天|次))?)', 1), ''),
        nullif(regexp_extract(clause, '(人均|户均|亩均)'), '')
    ) AS per,
    value AS amount,
    CASE WHEN approx = 'over' OR regexp_matches(clause, '(不低于|不少于|至少|最低)[^，,]{0,4}$')
        THEN coalesce(value_low, value) WHEN approx = 'range' THEN value_low END AS at_least,
    CASE WHEN approx = 'under' OR regexp_matches(clause, '(不超过|不高于|不得超过|最高|最多|上限为?|封顶)[^，,]{0,6}$')
        THEN coalesce(value_high, value) WHEN approx = 'range' THEN value_high END AS up_to,
    unit, period_start AS valid_from, period_end AS valid_to, raw_text, quote, headline, path, page_date
FROM given
