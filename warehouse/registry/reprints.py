"""The index in which new stories look for older printings of themselves (转载索引)."""

from warehouse.registry.schema import Column, ForeignKey, Table

REPRINT_BODIES = Table(
    name="reprint_bodies",
    about="Every story that is compared with others for copies, once (转载索引: 正文).",
    key=("story_id",),
    indexed=False,
    columns=(
        Column("number", "UINTEGER", "Its number in the index, rising; `reprint_keys` speaks of it by it."),
        Column("story_id", "VARCHAR", "The story.", pattern=r"\S+"),
        Column("doc_id", "VARCHAR", "Its page.", pattern=r"\S+"),
        Column("seq", "INTEGER", "Its place on the page.", low=0),
        Column("n_letters", "INTEGER", "Letters and digits of its body.", unit="code points", low=0),
        Column("digest", "UBIGINT", "Lower half of the MD5 of `folded`: equal texts have equal ones."),
        Column("cluster_id", "VARCHAR", "Its cluster: the story_id of the canonical one.", pattern=r"\S+"),
        Column("folded", "VARCHAR", "Its text without headline, deck and byline, width folded."),
    ),
    foreign_keys=(ForeignKey("story_id", "stories"),),
)

REPRINT_KEYS = Table(
    name="reprint_keys",
    about="Keys of those texts; of equal texts those of the first only (转载索引: 签名).",
    key=("number", "key"),
    indexed=False,
    columns=(
        Column("key", "UBIGINT", "Two neighbouring hashes of the text; copies share several."),
        Column("number", "UINTEGER", "The story (`reprint_bodies.number`)."),
    ),
)
