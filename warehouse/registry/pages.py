"""What stands on the pages: documents, stories, quantities."""

from warehouse.registry.schema import DECIMAL, SPANS, Column, ForeignKey, RowRule, Table

DOC_ID = r"[0-9a-f]{64}"
STORY_ID = r"[0-9a-f]{16}:s[0-9]+"
PLACE_NULL = "when the statement is about no division of the gazetteer"
DECIMAL_UNIT = "the column `unit`, base units (万 = 1e4, 亿 = 1e8; a percentage stays the percent number)"

SPAN_RULES = (
    RowRule("span_order", "char_start < char_end", "数字在版面上的起点不在终点之前，证据位置有误。"),
    RowRule(
        "span_length",
        "LENGTH(raw_text) = char_end - char_start",
        "数字原文的字数与它在版面上的位置对不上，证据位置有误。",
    ),
)

DOCUMENTS = Table(
    name="documents",
    about="Newspaper pages (版面) that were read, one row per file content.",
    key=("doc_id",),
    indexed=False,
    filled=True,
    columns=(
        Column(
            "doc_id", "VARCHAR", "SHA-256 of the file's bytes in hex: the page's identity.", pattern=DOC_ID
        ),
        Column("path", "VARCHAR", "Path of the file inside the pages folder, as given to the run."),
        Column("encoding", "VARCHAR", "Encoding by which the bytes were decoded.", pattern=r"[a-z0-9_-]+"),
        Column(
            "written",
            "VARCHAR",
            "How its bytes are written: encoding, byte order mark, line ends (utf-8 · BOM · CRLF).",
            null="when it is not known",
        ),
        Column("n_chars", "INTEGER", "Length of the decoded page.", unit="Unicode code points", low=1),
        Column(
            "page_date", "DATE", "Day the page was printed (出版日期).", null="unless the page proves the day"
        ),
        Column(
            "page_month",
            "DATE",
            "Month the page was printed, as its first day.",
            null="unless the page proves the month",
        ),
        Column(
            "page_date_basis",
            "VARCHAR",
            "The evidence for the date, in words.",
            null="when the page proves no part of its date",
        ),
        Column("run_id", "VARCHAR", "The run that read the page (`runs.run_id`).", pattern=r"\S+"),
    ),
    rules=(
        RowRule(
            "month_is_first_day",
            "EXTRACT(DAY FROM page_month) = 1",
            "版面月份应以当月一日表示。",
        ),
        RowRule(
            "month_of_day",
            "page_date IS NULL OR page_month IS NULL"
            " OR (EXTRACT(YEAR FROM page_date) = EXTRACT(YEAR FROM page_month)"
            " AND EXTRACT(MONTH FROM page_date) = EXTRACT(MONTH FROM page_month))",
            "版面日期不在版面月份之内。",
        ),
        RowRule(
            "date_has_basis",
            "(page_date IS NULL AND page_month IS NULL) OR page_date_basis IS NOT NULL",
            "版面日期没有写明依据。",
        ),
    ),
)

STORIES = Table(
    name="stories",
    about="Stories (稿件) of a page: every character that is not blank belongs to exactly one of them.",
    key=("story_id",),
    indexed=False,
    columns=(
        Column(
            "story_id",
            "VARCHAR",
            "First 16 digits of doc_id, `:s`, page offset of the story's first span.",
            pattern=STORY_ID,
        ),
        Column("doc_id", "VARCHAR", "The page.", pattern=DOC_ID),
        Column("seq", "INTEGER", "Position of the story on its page, from 0.", low=0),
        Column(
            "kind",
            "VARCHAR",
            "What the text is.",
            allowed={
                "story": "a report (报道)",
                "caption": "words under a picture (图片说明)",
                "notice": "an announcement or advertisement (公告)",
                "furniture": "folio, section names and other parts of the page itself (报头报眉)",
            },
        ),
        Column("headline", "VARCHAR", "Headline (标题).", null="when the story prints none"),
        Column(
            "deck", "VARCHAR", "Line over or under the headline (引题, 副题).", null="when none is printed"
        ),
        Column(
            "byline", "VARCHAR[]", "Reporters, correspondents, photographers (记者, 通讯员); may be empty."
        ),
        Column(
            "text", "VARCHAR", "Whole text in reading order, broken lines joined, displaced parts put back."
        ),
        Column(
            "spans",
            SPANS,
            "All page spans [start, end) of the story in reading order: headline, deck, byline, body.",
            unit="Unicode code points",
        ),
        Column("place", "VARCHAR", "Full name of the division the story is about (区划).", null=PLACE_NULL),
        Column("place_code", "VARCHAR", "Its code (`places.code`).", null=PLACE_NULL + " or it has no code"),
        Column(
            "story_date",
            "DATE",
            "Latest day that the story dates something with (稿件日期).",
            null="when it names none that can be resolved",
        ),
        Column(
            "cluster_id",
            "VARCHAR",
            "Equal for all copies of one story (转载, 通稿).",
            pattern=r"\S+",
        ),
        Column("is_canonical", "BOOLEAN", "True for the one copy of a cluster that statistics count."),
        Column(
            "head_lost",
            "BOOLEAN",
            "True when the text begins inside a sentence: its beginning is not printed here.",
        ),
        Column(
            "tail_lost", "BOOLEAN", "True when the text stops inside a sentence: its end is not printed here."
        ),
        Column(
            "join_confidence",
            "DOUBLE",
            "How sure the least sure of its joins is, where a cut sentence was put together.",
            unit="share of 1",
            null="when nothing was joined",
            low=0,
            high=1,
        ),
    ),
    foreign_keys=(ForeignKey("doc_id", "documents"), ForeignKey("place_code", "places", "clear")),
    rules=(
        RowRule("code_has_place", "place_code IS NULL OR place IS NOT NULL", "有区划代码却没有区划名称。"),
        RowRule(
            "story_has_headline",
            "kind <> 'story' OR headline IS NOT NULL",
            "这篇报道没有找到标题，可能与相邻稿件切分有误。",
            severity="warn",
        ),
    ),
)

QUANTITIES = Table(
    name="quantities",
    about="Every numeral run of every page with its class, so that coverage can be stated:"
    " seen, typed, checkable, checked.",
    key=("quantity_id",),
    indexed=False,
    columns=(
        Column("quantity_id", "VARCHAR", "Stable identity of the numeral run.", pattern=r"\S+"),
        Column("doc_id", "VARCHAR", "The page.", pattern=DOC_ID),
        Column(
            "story_id",
            "VARCHAR",
            "The story it stands in.",
            null="when it stands in no story",
            pattern=STORY_ID,
        ),
        Column("char_start", "INTEGER", "Page offset of its first character.", unit="code points", low=0),
        Column("char_end", "INTEGER", "Page offset after its last character.", unit="code points", low=1),
        Column("raw_text", "VARCHAR", "The characters printed there: page[char_start:char_end]."),
        Column(
            "class",
            "VARCHAR",
            "What the numeral is.",
            allowed={
                "metric": "a measured or promised amount (指标)",
                "date": "a date or a part of one (日期)",
                "time": "a clock time (时刻)",
                "ordinal": "a rank or number in a row (序数)",
                "code": "telephone, document or licence number (号码)",
                "slogan": "a programme named by numbers (三高四新)",
                "name": "part of a name (二中, 五一路)",
                "idiom": "a set phrase (四面八方)",
            },
        ),
        Column(
            "unit", "VARCHAR", "Measure word as printed, without 万/亿 (量词).", null="when none is printed"
        ),
        Column(
            "value",
            DECIMAL,
            "The number.",
            unit=DECIMAL_UNIT,
            null="when the numeral has no single value (2000-3000, 几百, most dates)",
        ),
        Column(
            "metric_id",
            "VARCHAR",
            "The metric made of it.",
            null="when no metric was made of it",
            pattern=r"\S+",
        ),
    ),
    foreign_keys=(
        ForeignKey("doc_id", "documents"),
        ForeignKey("story_id", "stories"),
        ForeignKey("metric_id", "metrics", "clear"),
    ),
    rules=(
        *SPAN_RULES,
        RowRule(
            "only_metrics_link",
            "metric_id IS NULL OR class = 'metric'",
            "这个数字不是指标（日期、序数、口号等），却连着一条指标。",
        ),
    ),
)

PAGE_PLACES = Table(
    name="page_places",
    about="Which divisions a page needs in `places`: those of its rows and those above them.",
    key=("doc_id", "code"),
    indexed=False,
    columns=(
        Column("doc_id", "VARCHAR", "The page.", pattern=DOC_ID),
        Column("code", "VARCHAR", "The division (`places.code`).", pattern=r"\S+"),
    ),
    foreign_keys=(ForeignKey("doc_id", "documents"), ForeignKey("code", "places")),
)
