"""By which words a story is found (全文检索)."""

from warehouse.registry.pages import DOC_ID, STORY_ID
from warehouse.registry.schema import Column, ForeignKey, Table

STORY_WORDS = Table(
    name="story_words",
    about="The words of every story and how often each stands there, for `story_search` (检索词).",
    key=("story_id",),
    indexed=False,
    columns=(
        Column("story_id", "VARCHAR", "The story.", pattern=STORY_ID),
        Column("doc_id", "VARCHAR", "Its page.", pattern=DOC_ID),
        Column("n_words", "INTEGER", "Words of the story, repeated ones counted each time.", low=0),
        Column(
            "words", "VARCHAR[]", "Its words, each once, in lower case and half width, in the order of code."
        ),
        Column("counts", "BIGINT[]", "How often each of `words` stands there.", unit="times"),
    ),
    foreign_keys=(ForeignKey("story_id", "stories"), ForeignKey("doc_id", "documents")),
    rules=(),
)
