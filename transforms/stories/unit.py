"""One paragraph of a page with what it is so far (段落单元)."""

from __future__ import annotations

from transforms.page import Block
from transforms.record import record

HEADING = frozenset({"title", "deck", "byline", "series"})
FLOW = frozenset({"body", "closing", "list"})


@record
class Unit:
    """One paragraph of the page: its lines, folded text, kind so far, and whether a story starts here."""

    blocks: tuple[Block, ...]
    text: str
    kind: str
    starts: bool = False

    def of_kind(self, kind: str) -> Unit:
        """The same paragraph as one of another kind."""
        return Unit(self.blocks, self.text, kind, self.starts)

    def starting(self) -> Unit:
        """The same paragraph as the first of a story."""
        return Unit(self.blocks, self.text, self.kind, True)

    @property
    def gap(self) -> int:
        """Blank lines before it."""
        return self.blocks[0].gap

    @property
    def level(self) -> int:
        """Markdown marks before its first line."""
        return self.blocks[0].level
