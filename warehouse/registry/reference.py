"""The vocabularies that rows are resolved against: places and indicators."""

from warehouse.registry.schema import Column, Table

PLACES = Table(
    name="places",
    about="Administrative divisions (行政区划) that the pages are resolved against.",
    key=("code",),
    columns=(
        Column("code", "VARCHAR", "Division code (区划代码).", pattern=r"\S+"),
        Column("name", "VARCHAR", "Full official name of the division itself (平遥县).", pattern=r"\S+"),
        Column(
            "level",
            "VARCHAR",
            "Its level.",
            allowed={
                "province": "省, 自治区, 直辖市",
                "prefecture": "地级市, 州, 盟",
                "county": "县, 县级市, 区, 旗",
                "township": "镇, 乡, 街道",
                "zone": "开发区, 经开区, 高新区",
                "village": "村, 社区",
            },
        ),
        Column(
            "parents", "VARCHAR[]", "Codes of the divisions above it, highest first; empty for a province."
        ),
        Column("parent_code", "VARCHAR", "Code of the division right above it.", null="for a province"),
        Column(
            "full_name",
            "VARCHAR",
            "Its name with those above it (山西省晋中市平遥县).",
            pattern=r"\S+",
        ),
    ),
)

INDICATORS = Table(
    name="indicators",
    about="Controlled vocabulary of indicators (指标词表).",
    key=("code",),
    columns=(
        Column("code", "VARCHAR", "Code of the indicator.", pattern=r"\S+"),
        Column("name", "VARCHAR", "Its usual name.", pattern=r"[\s\S]+"),
        Column("meaning", "VARCHAR", "What it is, in English.", pattern=r"[\s\S]+"),
        Column(
            "domain", "VARCHAR", "Field of reporting: employment, health, agriculture ….", pattern=r"[a-z]+"
        ),
        Column(
            "dimension",
            "VARCHAR",
            "Family of its measure words: person, count, money, share ….",
            pattern=r"[a-z]+",
        ),
        Column(
            "direction",
            "VARCHAR",
            "Which way is better.",
            null="when neither is",
            allowed={"up": "more is better", "down": "less is better; its target is a ceiling (失业率)"},
        ),
        Column("synonyms", "VARCHAR[]", "Other wordings that name it and nothing else; may be empty."),
    ),
)
