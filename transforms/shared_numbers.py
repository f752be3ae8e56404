"""Do two printings of one text state the same figures (数字比对)?

A template (套用模板) is filled with other figures; a copy keeps them, save a slip. A figure is known by
its neighbours: the letters before or after it stand before or after one figure of the other text.
Whether so many differing figures are slips is judged by how many letters around them differ.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import log

NEIGHBOURS = 3
"""Letters on one side by which a figure is known. 2026-11: set to 3."""
FIGURE_MARK = "0"
"""Stands for a figure in a frame."""

_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?|[〇零一二两三四五六七八九十百千]{2,}")
_NOT_TEXT = re.compile(r"[\W_]+")

EQUAL_BY_CHANCE = 0.5
"""Share of figures that look-alikes may have in common. 2026-11: set to 0.5, the hardest look-alikes."""
_CLOSE_BY_CHANCE = (1.0, 1.0, 0.2, 0.03)
"""Share of differing figures of 0, 1, 2, 3 characters that differ in one character only; longer ones hardly."""
_CLOSE_LONG = 0.005
_CHANGED = 0.03
"""Share of figures that a copy changes without any slip of the scanner. 2026-11: set to 0.03."""
_FAR = 0.1
"""Share of changed figures that differ in more than one character. 2026-11: set to 0.1."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Letters of a text with a mark for each figure, and the figures as printed, in order."""

    letters: str
    figures: tuple[str, ...]


def frame(folded: str) -> Frame:
    """The frame of a folded text: what a template has in common, and what is filled in."""
    return Frame(_NOT_TEXT.sub("", _FIGURE.sub(FIGURE_MARK, folded)), tuple(_FIGURE.findall(folded)))


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures of one text that stand in the other: equal, and ``(here, there)`` where they differ."""

    equal: tuple[str, ...]
    differing: tuple[tuple[str, str], ...]


def agreement(a: Frame, b: Frame) -> Agreement:
    """Compare the figures that have the same neighbours in both texts; the others say nothing."""
    there: defaultdict[str, list[str]] = defaultdict(list)
    for figure, left, right in _figures(b):
        there[left].append(figure)
        there[right].append(figure)
    equal: list[str] = []
    differing: list[tuple[str, str]] = []
    for figure, left, right in _figures(a):
        before, after = there.get(left, ()), there.get(right, ())
        at_place = [x for x in before if x in after] or [*before, *after]
        if figure in at_place:
            equal.append(figure)
        elif at_place:
            differing.append((figure, next((x for x in at_place if is_close(figure, x)), at_place[0])))
    return Agreement(tuple(equal), tuple(differing))


def _figures(frame: Frame) -> Iterator[tuple[str, str, str]]:
    """Every figure with its neighbours left (``<…``) and right (``>…``)."""
    at = -1
    letters = frame.letters
    for figure in frame.figures:
        at = letters.find(FIGURE_MARK, at + 1)
        yield (
            figure,
            "<" + letters[max(0, at - NEIGHBOURS) : at],
            ">" + letters[at + 1 : at + 1 + NEIGHBOURS],
        )


def is_close(a: str, b: str) -> bool:
    """Whether one character was misread, lost or added."""
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def evidence(found: Agreement, slips: float) -> float:
    """How much the figures speak for a copy (above 0) or for a look-alike (below 0).

    The logarithm of how often a copy whose letters were misread at the rate ``slips`` (0..1) shows such
    figures, against a look-alike that shares half of its figures.
    """
    total = 0.0
    for figure in found.equal:
        total += log((1 - _changed(figure, slips)) / EQUAL_BY_CHANCE)
    for here, there in found.differing:
        length = max(len(here), len(there))
        close = _CLOSE_BY_CHANCE[length] if length < len(_CLOSE_BY_CHANCE) else _CLOSE_LONG
        changed = _changed(here, slips)
        if is_close(here, there):
            total += log(changed / ((1 - EQUAL_BY_CHANCE) * close))
        else:
            total += log(changed * _FAR / ((1 - EQUAL_BY_CHANCE) * max(1 - close, 0.5)))
    return total


def _changed(figure: str, slips: float) -> float:
    return _CHANGED + (1 - _CHANGED) * (1 - (1 - slips) ** len(figure))
