"""What the pages state in numbers: metrics, and the targets that they imply without printing them."""

from warehouse.registry.pages import DECIMAL_UNIT, DOC_ID, PLACE_NULL, SPAN_RULES, STORY_ID
from warehouse.registry.schema import DECIMAL, Column, ForeignKey, RowRule, Table

METRICS = Table(
    name="metrics",
    about="Statistical statements (指标), one row per printed quantity, each with its evidence on the page.",
    key=("metric_id",),
    indexed=False,
    columns=(
        Column("metric_id", "VARCHAR", "Stable identity of the statement.", pattern=r"\S+"),
        Column("story_id", "VARCHAR", "The story it stands in.", pattern=STORY_ID),
        Column("doc_id", "VARCHAR", "The page.", pattern=DOC_ID),
        Column("char_start", "INTEGER", "Page offset of its first character.", unit="code points", low=0),
        Column("char_end", "INTEGER", "Page offset after its last character.", unit="code points", low=1),
        Column(
            "raw_text",
            "VARCHAR",
            "Number with its measure word and its 余/多/以上/左右, exactly as printed.",
        ),
        Column(
            "quote", "VARCHAR", "The sentence it stands in (原句).", null="when the sentence is not known"
        ),
        Column(
            "text_start",
            "INTEGER",
            "Where it begins in the story's reading text (`stories.text`).",
            unit="code points",
            low=0,
        ),
        Column("text_end", "INTEGER", "Where it ends there.", unit="code points", low=1),
        Column("sentence_start", "INTEGER", "Where its sentence begins there.", unit="code points", low=0),
        Column("sentence_end", "INTEGER", "Where its sentence ends there.", unit="code points", low=1),
        Column(
            "role",
            "VARCHAR",
            "What the number does in its sentence.",
            allowed={
                "actual": "achieved or observed count or amount (完成数)",
                "target": "goal, quota, ceiling or floor (目标)",
                "target_pct": "percent of a target that is completed (完成率)",
                "rate": "observed share or rate (比率)",
                "change": "growth or decline against another period (增减)",
                "standard": "a rule's amount (标准: 每人补贴1000元)",
                "context": "a quantity about one person or thing that is no statistic (背景)",
            },
        ),
        Column(
            "indicator",
            "VARCHAR",
            "Shortest complete noun phrase of what is measured, in the page's words (指标名称).",
            null="when the sentence names none",
        ),
        Column(
            "indicator_code",
            "VARCHAR",
            "Code of the indicator in the controlled vocabulary (`indicators.code`).",
            null="when the vocabulary has none",
        ),
        Column(
            "subject",
            "VARCHAR",
            "The body the number is about: office, firm, school (主体).",
            null="when it is about the place itself",
        ),
        Column(
            "place",
            "VARCHAR",
            "Full official name of the division the statement is about (区划).",
            null=PLACE_NULL,
        ),
        Column("place_code", "VARCHAR", "Its code (`places.code`).", null=PLACE_NULL + " or it has no code"),
        Column(
            "value",
            DECIMAL,
            "The number as printed; a decline is negative (同比下降14% is -14).",
            unit=DECIMAL_UNIT,
            null="when the wording gives only bounds (2000-3000, 几百)",
        ),
        Column(
            "value_low",
            DECIMAL,
            "Lower bound that the wording implies (超, 余, 多, 以上, 不少于).",
            unit=DECIMAL_UNIT,
            null="when the wording implies none",
        ),
        Column(
            "value_high",
            DECIMAL,
            "Upper bound that the wording implies (近, 不足, 以内, 不超过).",
            unit=DECIMAL_UNIT,
            null="when the wording implies none",
        ),
        Column(
            "printed_low",
            DECIMAL,
            "Lower bound that the printed digits imply (64.38% is 64.375 to 64.385).",
            unit=DECIMAL_UNIT,
            null="when the number has no printed digits of one value",
        ),
        Column(
            "printed_high",
            DECIMAL,
            "Upper bound that the printed digits imply.",
            unit=DECIMAL_UNIT,
            null="when the number has no printed digits of one value",
        ),
        Column(
            "approx",
            "VARCHAR",
            "How exact the wording is.",
            allowed={
                "exact": "no hedge",
                "over": "at least or more than (超, 余, 多, 以上)",
                "under": "at most or less than (近, 不足, 以内)",
                "about": "around (约, 左右)",
                "range": "between two bounds (2000-3000, 几百)",
            },
        ),
        Column(
            "unit", "VARCHAR", "Measure word as printed, without 万/亿: 人, 元, %, 个百分点; empty for none."
        ),
        Column(
            "period_start",
            "DATE",
            "First day of the period the number covers.",
            null="when that side is open or not known",
        ),
        Column(
            "period_end",
            "DATE",
            "Last day of the period, inclusive.",
            null="when that side is open or not known",
        ),
        Column(
            "period_text",
            "VARCHAR",
            "The words that give the period (今年前7个月).",
            null="when there are none",
        ),
        Column(
            "of_metric_id",
            "VARCHAR",
            "Percent to its count, part to its whole, change to its level.",
            null="when the page states no such metric",
        ),
        Column(
            "target_metric_id",
            "VARCHAR",
            "Achievement to its printed target.",
            null="when the page prints no target",
        ),
        Column(
            "same_as_metric_id",
            "VARCHAR",
            "The earlier statement of the same fact.",
            null="when this is the first statement of it",
        ),
    ),
    foreign_keys=(
        ForeignKey("doc_id", "documents"),
        ForeignKey("story_id", "stories"),
        ForeignKey("place_code", "places", "clear"),
        ForeignKey("indicator_code", "indicators", "clear"),
        ForeignKey("of_metric_id", "metrics", "clear"),
        ForeignKey("target_metric_id", "metrics", "clear"),
        ForeignKey("same_as_metric_id", "metrics", "clear"),
    ),
    rules=(
        *SPAN_RULES,
        RowRule(
            "has_number",
            "value IS NOT NULL OR value_low IS NOT NULL OR value_high IS NOT NULL",
            "这条指标既没有数值，也没有上下限。",
        ),
        RowRule("wording_bounds", "value_low <= value_high", "措辞给出的下限大于上限。"),
        RowRule("printed_bounds", "printed_low <= printed_high", "印刷数字的下限大于上限。"),
        RowRule(
            "value_as_printed",
            "value >= printed_low AND value <= printed_high",
            "数值不在印刷数字的舍入范围之内。",
        ),
        RowRule(
            "exact_is_one_value",
            "approx <> 'exact' OR (value IS NOT NULL AND value_low IS NULL AND value_high IS NULL)",
            "措辞是确数，就应当只有一个数值，没有上下限。",
        ),
        RowRule(
            "hedge_has_bound",
            "approx NOT IN ('over', 'under') OR value_low IS NOT NULL OR value_high IS NOT NULL",
            "措辞说“以上”“不足”等，却没有给出上限或下限。",
            severity="warn",
        ),
        RowRule(
            "range_has_bounds",
            "approx <> 'range' OR (value_low IS NOT NULL AND value_high IS NOT NULL)",
            "措辞是一个范围，却没有同时给出上限和下限。",
            severity="warn",
        ),
        RowRule("period_order", "period_start <= period_end", "时段的起始日期晚于结束日期。"),
        RowRule("code_has_place", "place_code IS NULL OR place IS NOT NULL", "有区划代码却没有区划名称。"),
        RowRule(
            "links_elsewhere",
            "(of_metric_id IS NULL OR of_metric_id <> metric_id)"
            " AND (target_metric_id IS NULL OR target_metric_id <> metric_id)"
            " AND (same_as_metric_id IS NULL OR same_as_metric_id <> metric_id)",
            "这条指标把自己当成了自己的基数、目标或重复表述。",
        ),
    ),
)

IMPLIED_TARGETS = Table(
    name="implied_targets",
    about="What a count and its percent of completion say about a target that is not printed (反推目标).",
    key=("implied_id",),
    indexed=False,
    columns=(
        Column("implied_id", "VARCHAR", "Stable identity.", pattern=r"\S+"),
        Column("metric_ids", "VARCHAR[]", "The operands: the count and its percent."),
        Column("doc_id", "VARCHAR", "The page.", pattern=DOC_ID),
        Column(
            "story_id", "VARCHAR", "The story.", null="when the operands stand in several", pattern=STORY_ID
        ),
        Column("unit", "VARCHAR", "Measure word of the target.", null="when none is printed"),
        Column(
            "low",
            DECIMAL,
            "Lower bound of the target.",
            unit="`unit`",
            null="when the target has no lower bound",
        ),
        Column(
            "high",
            DECIMAL,
            "Upper bound of the target.",
            unit="`unit`",
            null="when the target has no upper bound",
        ),
        Column("low_open", "BOOLEAN", "True when `low` itself is excluded.", null="when it was not decided"),
        Column(
            "high_open", "BOOLEAN", "True when `high` itself is excluded.", null="when it was not decided"
        ),
        Column(
            "integers",
            "BIGINT[]",
            "The whole numbers between the bounds, ascending.",
            unit="`unit`",
            null="when a bound is missing or they are too many to list",
        ),
        Column(
            "roundest",
            "BIGINT",
            "The roundest of them: divisible by the highest power of ten (最整的数).",
            unit="`unit`",
            null="when there is none or several are equally round",
        ),
        Column("is_unique", "BOOLEAN", "True when exactly one whole number lies between the bounds."),
    ),
    foreign_keys=(
        ForeignKey("doc_id", "documents"),
        ForeignKey("story_id", "stories"),
        ForeignKey("metric_ids", "metrics"),
    ),
    rules=(RowRule("bounds", "low <= high", "反推目标的下限大于上限。"),),
)
