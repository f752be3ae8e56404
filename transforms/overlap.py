"""How much of one text stands in another, whatever slips the scanner made (文本重合).

Slips fall everywhere and leave runs of three letters whole in between; text of another origin has none.
So the shorter text is taken in windows, and a window counts when enough of its runs stand in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

WINDOW = 16
"""Runs of one window. 2026-11: set to 16."""
ENOUGH = 4
"""Runs found that make a window count: a text with a tenth of its letters misread keeps 11 of 16, two
such texts 8; unrelated news share 1 or 2. 2026-11: set to 4."""

# Han characters by ranges: several times faster than asking Unicode for the class of each.
_LETTERS = re.compile("[0-9A-Za-z〇㐀-鿿豈-﫿\U00020000-\U000323af]+")
_GAP = re.compile(rb"(?<=\x01)\x00{3,8}(?=\x01)")


@dataclass(frozen=True, slots=True)
class Overlap:
    """``covered``: share of the shorter text that stands in the longer; ``slips``: share of misread
    letters there; ``found`` has 1 for every run of three letters of the shorter that is in the longer."""

    covered: float
    slips: float
    found: bytes


def letters(text: str) -> str:
    """Letters and digits of a folded text: what is left when papers set points and spaces in their way."""
    return "".join(_LETTERS.findall(text))


def runs(text: str) -> frozenset[str]:
    """The runs of three letters of a text of letters."""
    return frozenset([text[i : i + 3] for i in range(len(text) - 2)])


def overlap(short: str, long: frozenset[str]) -> Overlap:
    """Compare the letters of the shorter text with the runs of the longer."""
    found = bytes([short[i : i + 3] in long for i in range(len(short) - 2)])
    windows = [found[i : i + WINDOW] for i in range(0, len(found), WINDOW)]
    shared = runs_found = 0
    for window in windows:
        n = window.count(1)
        if n * WINDOW >= ENOUGH * len(window):
            shared += len(window)
            runs_found += n
    if not shared:
        return Overlap(0.0, 1.0, found)
    return Overlap(shared / len(found), 1 - (runs_found / shared) ** (1 / 3), found)


def gaps(short: str, at: Overlap) -> Iterator[tuple[str, str]]:
    """One to six letters of the shorter text that the longer has not, each with the letter after them."""
    for gap in _GAP.finditer(at.found):
        start, end = gap.start() + 2, gap.end()
        yield short[start:end], short[end : end + 1]
