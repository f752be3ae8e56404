"""Stories being put together: head lines and running text (稿件草样).

The page may stand in another order than it reads; :mod:`transforms.stories.displaced` puts head lines back and
:mod:`transforms.stories.rejoin` running text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from transforms.layout import LaidBlock
from transforms.record import record
from transforms.stories.byline import read_closing, read_dateline

HEADS = ("headline", "deck", "series", "byline")
TEXT = frozenset({"body", "subhead", "closing", "photo", "list"})


@record
class Piece:
    """One paragraph of the page: its lines, their folded text, its layout kind."""

    lines: tuple[LaidBlock, ...]
    text: str
    kind: str

    @property
    def start(self) -> int:
        """Page offset of its first character."""
        return self.lines[0].block.start


@dataclass(slots=True)
class Draft:
    """A story as far as it is known: ``heads`` by printed order, ``flow`` in reading order.

    ``sure``: for the page offset of each piece that was moved behind another, how sure that is, 0 to 1.
    """

    heads: list[Piece] = field(default_factory=list)
    flow: list[Piece] = field(default_factory=list)
    sure: dict[int, float] = field(default_factory=dict)

    def has(self, kind: str) -> bool:
        """Whether a head line of this kind is there."""
        return any(piece.kind == kind for piece in self.heads)

    @property
    def first(self) -> str | None:
        """Text of the first body paragraph."""
        return next((p.text for p in self.flow if p.kind == "body"), None)

    @property
    def last(self) -> str | None:
        """Text of the last paragraph when it is body."""
        return self.flow[-1].text if self.flow and self.flow[-1].kind == "body" else None

    @property
    def text(self) -> str:
        """All its running text."""
        return "\n".join(piece.text for piece in self.flow)

    @property
    def title(self) -> str:
        """Text of the first headline line, empty without one."""
        return next((piece.text for piece in self.heads if piece.kind == "headline"), "")

    @property
    def is_signed(self) -> bool:
        """Whether names stand above, before or after its text."""
        first = self.first
        return (
            self.has("byline")
            or (first is not None and read_dateline(first) is not None)
            or any(read_closing(piece.text) is not None for piece in self.flow[-2:])
        )


def drafts(pieces: Iterable[Piece], starts: frozenset[int]) -> list[Draft]:
    """Head lines and text, cut where a story starts (``starts`` holds unit numbers)."""
    found: list[Draft] = []
    for piece in pieces:
        if piece.kind not in HEADS and piece.kind not in TEXT:
            continue
        if not found or piece.lines[0].unit in starts:
            found.append(Draft())
        (found[-1].heads if piece.kind in HEADS else found[-1].flow).append(piece)
    return found
