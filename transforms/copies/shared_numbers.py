"""Do two printings of one text state the same figures (数字比对)?

A template (套用模板) is filled with other figures; a copy keeps them, save a slip. A figure is known by
its neighbours: the letters before or after it stand before or after one figure of the other text.
Whether so many differing figures are slips is judged by how many letters around them differ.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from math import log
from operator import le

from transforms.copies.overlap import letters
from transforms.record import record

NEIGHBOURS = 3
"""Letters on one side by which a figure is known. 2026-11: set to 3."""
FIGURE_MARK = "0"
"""Stands for a figure in a frame."""

_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?|[〇零一二两三四五六七八九十百千]{2,}")

SHARED_BY_CHANCE = 0.5
"""Share of figures that look-alikes may have in common. 2026-11: set to 0.5, the hardest look-alikes."""
_CLOSE_BY_CHANCE = (1.0, 1.0, 0.2, 0.03)
"""Share of differing figures of 0, 1, 2, 3 characters that differ in one character only; longer ones hardly."""
_CLOSE_LONG = 0.005
_CHANGED = 0.03
"""Share of figures that a copy changes without any slip of the scanner. 2026-11: set to 0.03."""
_FAR = 0.1
"""Share of changed figures that differ in more than one character. 2026-11: set to 0.1."""


@record
class Frame:
    """Letters of a text with a mark for each figure, and the figures as printed, in order."""

    letters: str
    figures: tuple[str, ...]


def frame(folded: str) -> Frame:
    """The frame of a folded text: what a template has in common, and what is filled in."""
    return Frame(letters(_FIGURE.sub(FIGURE_MARK, folded)), tuple(_FIGURE.findall(folded)))


@record
class Agreement:
    """Figures of one text that stand in the other.

    ``equal``: how many are the same; ``close`` and ``far``: those that differ in one character and in
    more, as ``(here, there)``.
    """

    equal: int
    close: tuple[tuple[str, str], ...]
    far: tuple[tuple[str, str], ...]


@record
class Neighbours:
    """The figures of a frame in order with the letters ``before`` and ``after`` each, and where these lead."""

    figures: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    follows: dict[str, list[int]]
    precedes: dict[str, list[int]]


def neighbours(frame: Frame) -> Neighbours:
    """The neighbours of every figure of a frame."""
    before: list[str] = []
    after: list[str] = []
    at = -1
    letters = frame.letters
    for _ in frame.figures:
        at = letters.find(FIGURE_MARK, at + 1)
        before.append(letters[max(0, at - NEIGHBOURS) : at])
        after.append(letters[at + 1 : at + 1 + NEIGHBOURS])
    return Neighbours(frame.figures, tuple(before), tuple(after), _places(before), _places(after))


def _places(texts: Sequence[str]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        found[text].append(i)
    return dict(found)


def agreement(here: Neighbours, there: Neighbours) -> Agreement:
    """Compare the figures with the same neighbours in both texts, in the order of both.

    A figure without such neighbours says nothing, nor does a piece of one that a slip has cut in two.
    """
    at: list[int] = []
    met: list[tuple[str, str]] = []
    others = there.figures
    for i, figure in enumerate(here.figures):
        lefts = there.follows.get(here.before[i])
        rights = there.precedes.get(here.after[i])
        if lefts and rights:
            both = lefts if lefts == rights else [j for j in lefts if j in rights]
            places = both or lefts + rights
        else:
            both, places = None, lefts or rights
        if not places:
            continue
        best = places[0] if len(places) == 1 else _best(figure, i, others, places)
        other = others[best]
        if figure == other or not _is_piece(figure, other, 2 if both else 1):
            at.append(best)
            met.append((figure, other))
    kept = [met[i] for i in _ascending(at)]
    differing = [pair for pair in kept if pair[0] != pair[1]]
    close = tuple(pair for pair in differing if is_close(*pair))
    far = tuple(pair for pair in differing if pair not in close)
    return Agreement(len(kept) - len(differing), close, far)


def _best(figure: str, i: int, others: Sequence[str], places: Sequence[int]) -> int:
    """Of several places the one with the likest figure, then the nearest."""
    same = [j for j in places if others[j] == figure]
    likest = same or [j for j in places if is_close(figure, others[j])] or places
    return min(likest, key=lambda j: abs(j - i))


def _is_piece(a: str, b: str, least: int) -> bool:
    """Whether one is the beginning or end of the other, ``least`` characters or more of it."""
    short, long = sorted((a, b), key=len)
    return least <= len(short) < len(long) and (long.startswith(short) or long.endswith(short))


def _ascending(values: Sequence[int]) -> list[int]:
    """Indices of a longest run of values that never fall, by patience sorting."""
    if all(map(le, values, islice(values, 1, None))):
        return list(range(len(values)))
    ends: list[int] = []
    tops: list[int] = []
    back: list[int] = []
    for i, value in enumerate(values):
        k = bisect_right(tops, value)
        back.append(ends[k - 1] if k else -1)
        tops[k : k + 1] = [value]
        ends[k : k + 1] = [i]
    found: list[int] = []
    i = ends[-1] if ends else -1
    while i >= 0:
        found.append(i)
        i = back[i]
    return found[::-1]


def is_close(a: str, b: str) -> bool:
    """Whether one character was misread, lost or added."""
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def evidence(found: Agreement, slips: float) -> float:
    """How much the figures speak for a copy (above 0) or for a look-alike (below 0).

    The logarithm of how often a copy whose letters were misread at the rate ``slips`` (0..1) shows such
    figures, against a look-alike that shares half of its figures and was misread as often.
    """
    total = found.equal * log(1 / SHARED_BY_CHANCE)
    for pairs, is_slip in ((found.close, True), (found.far, False)):
        for here, there in pairs:
            total += _weight(max(len(here), len(there)), is_slip, slips)
    return total


def _weight(length: int, is_slip: bool, slips: float) -> float:
    close = _CLOSE_BY_CHANCE[length] if length < len(_CLOSE_BY_CHANCE) else _CLOSE_LONG
    changed = _CHANGED + (1 - _CHANGED) * (1 - (1 - slips) ** length)
    copy, chance = (changed * (1 - _FAR), close) if is_slip else (changed * _FAR, max(1 - close, 0.5))
    return log(copy / (SHARED_BY_CHANCE * copy + (1 - SHARED_BY_CHANCE) * chance))
