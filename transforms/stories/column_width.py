"""How wide the column is in which a piece of text was set: a feature's is seldom that of the news above it (栏宽)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from transforms.stories.draft import Piece
from transforms.stories.line_sizes import SHORT, ends_short, line_sizes, printed_size

APART = 3
"""Half characters by which two columns differ at least. 2026-11: the middle lines of one column differ by two."""
WIDER = 4
"""The same of the longest line of one piece. 2026-11: lines of one column differ by three."""
MIN_PARAGRAPHS = 5
"""Paragraphs under another one from which a page shows where it has blank lines. 2026-11: set to 5."""
NEAR = 3
"""Pieces of a run that show how wide its column is. 2026-11: set to 3."""


def column_width(pieces: Iterable[Piece]) -> int | None:
    """How long the lines are that go to the edge, in half characters; None for pieces of one line each.

    The one in the middle of all sizes: a mark that hangs over the edge, or a parted figure, makes a line longer.
    """
    sizes = sorted(size for piece in pieces for size in _sizes(piece))
    return sizes[len(sizes) // 2] if sizes else None


def _sizes(piece: Piece) -> list[int]:
    return line_sizes([line.block for line in piece.lines], piece.text)


def stops_short(piece: Piece) -> bool:
    """Whether its last line ends before its column does."""
    return ends_short([line.block for line in piece.lines], piece.text)


def stands_short(pieces: Sequence[Piece]) -> bool:
    """Whether the last of some pieces is one line that ends before the column does in which those above it are set."""
    *above, last = pieces
    width = column_width(above[-NEAR:])
    return len(last.lines) == 1 and width is not None and printed_size(last.text) + SHORT <= width


def is_short_beside(left: Piece, right: Piece) -> bool:
    """Whether a piece of one line ends before the column does in which the piece below it is set."""
    width = column_width([right])
    return len(left.lines) == 1 and width is not None and printed_size(left.text) + SHORT <= width


def blanks_part_stories(flows: Iterable[Sequence[Piece]]) -> bool:
    """Whether blank lines part stories and not paragraphs: hardly a paragraph of running text has one above it."""
    gaps = [
        right.lines[0].block.gap > 0
        for flow in flows
        for left, right in pairwise(flow)
        if left.kind == right.kind == "body"
    ]
    return len(gaps) >= MIN_PARAGRAPHS and sum(gaps) * 4 <= len(gaps)


def is_over(left: Piece, right: Piece, *, parted: bool) -> bool:
    """Whether the text ``left`` surely ended, though its full stop may be lost, where ``right`` is printed below it.

    Its last line is short, or a blank line follows on a page where blank lines part stories (``parted``).
    """
    return stops_short(left) or (parted and right.lines[0].block.gap > 0)


def turn(pieces: Sequence[Piece]) -> int | None:
    """Index of the one piece from which on all are set in another column than all before; None without such."""
    found: int | None = None
    last: int | None = None
    for k, piece in enumerate(pieces):
        width = max(_sizes(piece), default=None)
        if width is None:
            continue
        if last is not None and abs(width - last) >= WIDER:
            if found is not None:
                return None
            found = k
        last = width
    return found


def set_apart(before: Sequence[Piece], tail: Sequence[Piece], head: Sequence[Piece]) -> int:
    """Whether a ``tail`` is set as ``head`` is, and not as the text right ``before`` it (1), the other way (-1), or neither."""
    width, own, around = (column_width(run) for run in (tail[:NEAR], head[-NEAR:], before[-NEAR:]))
    if width is None or own is None or around is None or abs(own - around) < APART:
        return 0
    if abs(width - own) < APART <= abs(width - around):
        return 1
    return -1 if abs(width - around) < APART <= abs(width - own) else 0
