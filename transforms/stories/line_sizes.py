"""How long printed lines are, and whether the last of a paragraph is short (行宽、末行)."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.page import Block
from transforms.stories.continuity import opens_quote

SHORT = 6
"""Half characters by which the last line of a paragraph is surely shorter than its column. 2026-11: set to 6."""
_NARROW = frozenset(",.;:!?()[]")
"""Folded signs that were printed as wide as a character."""


def ends_short(blocks: Sequence[Block], text: str) -> bool:
    """Whether the last of the printed lines of one paragraph is clearly shorter than its longest, so that it ended there.

    What leaves a quotation open goes on all the same.
    """
    last = printed_size(text[blocks[-1].start - blocks[-1].end :])
    return last + SHORT <= max(line_sizes(blocks, text), default=0) and not opens_quote(text)


def line_sizes(blocks: Sequence[Block], text: str) -> list[int]:
    """Half characters of each printed line of a paragraph but the last."""
    sizes: list[int] = []
    at = 0
    for block in blocks[:-1]:
        end = at + block.end - block.start
        sizes.append(printed_size(text[at:end]))
        at = end
    return sizes


def printed_size(line: str) -> int:
    """Half characters of a printed line."""
    return sum(2 if c > "\x7f" or c in _NARROW else 1 for c in line)
