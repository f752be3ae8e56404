"""The vocabularies that rows are resolved against: places and indicators."""

from warehouse.registry.schema import Column, Table

PLACES = Table(
    name="places",
    about="Administrative divisions (行政区划) that the pages are resolved against.",
    key=("code",),
    columns=(
        Column("code", "VARCHAR", "Division code (区划代码).", pattern=r"\S+"),
        Column("name", "VARCHAR", "Full official name of the division itself (嘉鱼县).", pattern=r"\S+"),
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
    ),
)

INDICATORS = Table(
    name="indicators",
    about="Controlled vocabulary of indicators (指标词表).",
    key=("code",),
    columns=(
        Column("code", "VARCHAR", "Code of the indicator.", pattern=r"\S+"),
        Column("name", "VARCHAR", "Its usual name.", pattern=r"[\s\S]+"),
        Column("unit", "VARCHAR", "Its usual measure word.", null="when it has no usual one"),
        Column(
            "direction",
            "VARCHAR",
            "Which way is better.",
            null="when neither is",
            allowed={"up": "more is better", "down": "less is better; its target is a ceiling (失业率)"},
        ),
        Column("about", "VARCHAR", "What it counts.", null="when the name says it all"),
    ),
)
