"""How much of one text stands in another, whatever slips the scanner made (文本重合).

Slips fall everywhere and leave runs of three letters whole in between; text of another origin has none.
So the shorter text is taken in windows, and a window counts when enough of its runs stand in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from transforms.record import record

WINDOW = 16
"""Runs of one window. 2026-11: set to 16."""
ENOUGH = 5
"""Runs found that make a window count: a text with a tenth of its letters misread keeps 11 of 16, two
such texts 8; unrelated news share 1 or 2. 2026-11: set to 5."""

FOREIGN = 10
"""Letters at a stretch that no scanner misreads: another text. 2026-11: set to 10."""

# Han characters by ranges: several times faster than asking Unicode for the class of each.
_LETTERS = re.compile("[0-9A-Za-z〇㐀-鿿豈-﫿\U00020000-\U000323af]+")
_FOREIGN = re.compile(rb"\x00{%d,}" % (FOREIGN + 2))
_GAP = re.compile(rb"(?<=\x01)\x00{3,}(?=\x01)")


@record
class Overlap:
    """``begins``: share of the shorter text before the first that stands in the longer: another lead.

    Of the text after that, ``covered`` is the share that stands in the longer, and ``slips`` the share
    of misread letters there. ``found`` has 1 for every run of three letters that is in the longer.
    """

    begins: float
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
    enough = [window.count(1) * WINDOW >= ENOUGH * len(window) for window in windows]
    first = next((i for i, pair in enumerate(pairwise(enough)) if all(pair)), -1)
    if first < 0:
        return Overlap(1.0, 0.0, 1.0, found)
    begins = first * WINDOW
    shared = sum(len(window) for window, counts in zip(windows, enough, strict=True) if counts)
    shared -= WINDOW * sum(enough[:first])
    kept = _FOREIGN.sub(b"", found[begins:])
    slips = 1 - (kept.count(1) / len(kept)) ** (1 / 3)
    return Overlap(begins / len(found), shared / (len(found) - begins), slips, found)


def gaps(short: str, at: Overlap) -> Iterator[tuple[str, str]]:
    """What the longer text has not, after another lead: its letters, with the letter that follows."""
    for gap in _GAP.finditer(at.found, round(at.begins * len(at.found))):
        start, end = gap.start() + 2, gap.end()
        yield short[start:end], short[end : end + 1]
