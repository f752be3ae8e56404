"""What the pages list: enumerations and their items, and by which endings names are told apart."""

from warehouse.registry.pages import DECIMAL_UNIT, DOC_ID, PLACE_NULL, SPAN_RULES, STORY_ID
from warehouse.registry.schema import DECIMAL, Column, ForeignKey, RowRule, Table

_KINDS = {
    "occupation": "an occupation or kind of skilled work (职业、工种)",
    "brand": "a named brand, of labour or goods (品牌)",
    "facility": "a place where people are served or work (站、中心、车间)",
    "organ": "an office or body (机关、团体)",
    "firm": "an enterprise (企业、合作社)",
    "people": "a class of people (群体)",
    "document": "a printed rule (文件)",
    "programme": "a named action, project or rule of work (行动、工程、机制)",
    "industry": "a trade or product (产业)",
}
_NO_KIND = "when no ending says it"
_PERIOD = (
    Column(
        "period_start",
        "DATE",
        "First day of the time that its sentence is told of.",
        null="when that side is open or not known",
    ),
    Column("period_end", "DATE", "Last day of it, inclusive.", null="when that side is open or not known"),
    Column("period_text", "VARCHAR", "The words that give it (今年前7个月).", null="when there are none"),
)
_PLACE = (
    Column("place", "VARCHAR", "Full official name of the division it is about (区划).", null=PLACE_NULL),
    Column("place_code", "VARCHAR", "Its code (`places.code`).", null=PLACE_NULL + " or it has no code"),
)

LISTINGS = Table(
    name="listings",
    about="Lists printed in running text (列举), one row per list, each with its evidence on the page.",
    key=("listing_id",),
    indexed=False,
    columns=(
        Column("listing_id", "VARCHAR", "Stable identity of the list.", pattern=r"\S+"),
        Column("story_id", "VARCHAR", "The story it stands in.", pattern=STORY_ID),
        Column("doc_id", "VARCHAR", "The page.", pattern=DOC_ID),
        Column(
            "char_start",
            "INTEGER",
            "Page offset of the first character of its count or items.",
            unit="code points",
            low=0,
        ),
        Column(
            "char_end",
            "INTEGER",
            "Page offset after the last one; of a list torn apart by a displaced part of the page, of its first part.",
            unit="code points",
            low=1,
        ),
        Column("raw_text", "VARCHAR", "The characters printed there: page[char_start:char_end]."),
        Column("quote", "VARCHAR", "The sentence it begins in (原句)."),
        Column(
            "text_start",
            "INTEGER",
            "Where its count, or else its first item, begins in the story's reading text (`stories.text`).",
            unit="code points",
            low=0,
        ),
        Column("text_end", "INTEGER", "Where the count ends there.", unit="code points", low=0),
        Column(
            "form",
            "VARCHAR",
            "How it is printed.",
            allowed={
                "marks": "with 、 between the items (甲、乙和丙)",
                "quotes": "each item in quotation marks or as a book title (“甲”“乙”)",
                "ordinals": "with 一是, 二是, 三是 or numbered (一), (二), 1., 2.",
                "parts": "as the parts of a sum or of digits (“1+2+10”, “311”)",
                "figures": "each item with a figure of its own, clause by clause",
                "name": "one name alone with what it is (“甲护工”品牌)",
            },
        ),
        Column(
            "head",
            "VARCHAR",
            "What is listed, in the page's words (紧缺工种, 大行动).",
            null="when the sentence does not say",
        ),
        Column(
            "kind",
            "VARCHAR",
            "What kind of things are listed, by the endings of head and items (`name_kinds`).",
            null=_NO_KIND,
            allowed=_KINDS,
        ),
        Column(
            "said",
            "VARCHAR",
            "The stated count as printed (六大行动, “八统一”, 1+2+10).",
            null="when none is stated",
        ),
        Column(
            "stated",
            "BIGINT",
            "How many there are said to be.",
            null="when none is stated, or the count is a sum",
            low=2,
        ),
        Column(
            "stated_parts", "BIGINT[]", "The parts of a sum or of digits in order; empty for any other list."
        ),
        Column(
            "claim",
            "VARCHAR",
            "Whether the words claim that all are named.",
            allowed={
                "closed": "nothing says that there are more",
                "open": "等 or …… follows, 包括 opens it, or one name stands alone: there may be more",
            },
        ),
        Column("n_items", "INTEGER", "Items that are named.", low=1),
        *_PLACE,
        *_PERIOD,
    ),
    foreign_keys=(
        ForeignKey("doc_id", "documents"),
        ForeignKey("story_id", "stories"),
        ForeignKey("place_code", "places", "clear"),
    ),
    rules=(
        *SPAN_RULES,
        RowRule("period_order", "period_start <= period_end", "时段的起始日期晚于结束日期。"),
        RowRule("code_has_place", "place_code IS NULL OR place IS NOT NULL", "有区划代码却没有区划名称。"),
        RowRule("stated_is_said", "stated IS NULL OR said IS NOT NULL", "有所说的项数，却没有它的原文。"),
    ),
)

LISTING_ITEMS = Table(
    name="listing_items",
    about="The items of the lists (列举项) in the order of print, each with its evidence and its own figure.",
    key=("item_id",),
    indexed=False,
    columns=(
        Column("item_id", "VARCHAR", "`listing_id`, `:`, `seq`.", pattern=r"\S+"),
        Column("listing_id", "VARCHAR", "The list.", pattern=r"\S+"),
        Column("story_id", "VARCHAR", "The story it stands in.", pattern=STORY_ID),
        Column("doc_id", "VARCHAR", "The page.", pattern=DOC_ID),
        Column("seq", "INTEGER", "Its position in the list, from 1.", low=1),
        Column("char_start", "INTEGER", "Page offset of its first character.", unit="code points", low=0),
        Column("char_end", "INTEGER", "Page offset after its last character.", unit="code points", low=1),
        Column("raw_text", "VARCHAR", "The characters printed there: page[char_start:char_end]."),
        Column(
            "name",
            "VARCHAR",
            "What it names: as printed, without its count; with the role noun that only the last item prints"
            " (机械、电气、软件工程师).",
        ),
        Column(
            "name_id",
            "VARCHAR",
            "Equal for all spellings of one name that the reviewed table of aliases joins: kind, `:`, name.",
            null="when its kind is not known",
            pattern=r"\S+",
        ),
        Column("kind", "VARCHAR", "What kind of thing it is.", null=_NO_KIND, allowed=_KINDS),
        *_PLACE,
        Column(
            "attribute",
            "VARCHAR",
            "What its own figure says of it (市场饱和度).",
            null="unless the list gives a measure of each item",
        ),
        Column(
            "value",
            DECIMAL,
            "Its own figure, or the count that stands with it.",
            unit=DECIMAL_UNIT,
            null="when it has none, or only bounds",
        ),
        Column("unit", "VARCHAR", "Measure word of the figure.", null="when it has no figure"),
        Column("metric_id", "VARCHAR", "The metric that is this figure.", null="when there is none"),
    ),
    foreign_keys=(
        ForeignKey("doc_id", "documents"),
        ForeignKey("story_id", "stories"),
        ForeignKey("listing_id", "listings"),
        ForeignKey("place_code", "places", "clear"),
        ForeignKey("metric_id", "metrics", "clear"),
    ),
    rules=(
        *SPAN_RULES,
        RowRule("code_has_place", "place_code IS NULL OR place IS NOT NULL", "有区划代码却没有区划名称。"),
        RowRule("unit_has_value", "value IS NULL OR unit IS NOT NULL", "有数值却没有单位。"),
    ),
)

NAME_KINDS = Table(
    name="name_kinds",
    about="Endings by which names and head nouns are told apart (名目的种类); the longest ending decides.",
    key=("ending",),
    columns=(
        Column("ending", "VARCHAR", "Last characters of a name.", pattern=r"\S+"),
        Column(
            "kind",
            "VARCHAR",
            "The kind that they say.",
            allowed=_KINDS | {"none": "no kind, though a shorter ending says one (农民工 is no 工)"},
        ),
    ),
)
