"""Where a text enumerates (列举的位置): stretches that 、 or neighbouring quotation marks divide, each depth of quotes by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.record import record

OPENS, CLOSES = "“‘『「《(", "”’』」》)"
QUOTES, UNQUOTES = OPENS[:5], CLOSES[:5]
_WORTH = re.compile(r"[”’』」》](?:以及|[和及与,])?[“‘『「《]|%(?=[^。\n%]{4,40}%)")
_STOP = re.compile(r"[。\n]")
_MARK = re.compile(r"[、,;:()“‘『「《”’』」》!?…]|——")
_CLAUSE = re.compile(r"[^,;:!?]+")
_PAIRED = re.compile(r"[“‘『「《(”’』」》)…—]|\d:\d")
_PAIR_OF_A_LIST = re.compile(r"[等和及与暨即就包一二两三四五六七八九十0-9]")
"""Without any of these, a clause with one 、 is no list but two things that stand together."""
_COLON_IN_TIME = re.compile(r"\d:\d")


Span = tuple[int, int]


@record
class Run:
    """``[start, end)`` of one clause or of what stands in one pair of marks; ``cuts`` are the spans of what divides it.

    ``mark`` is what ends it: a mark, or nothing at the end of the sentence. ``sentence`` is where its sentence begins.
    """

    start: int
    end: int
    cuts: list[Span]
    mark: str
    sentence: int


def sentences(folded: str) -> Iterator[Span]:
    """The sentences in which something may be listed. Linear in the text."""
    at, size = 0, len(folded)
    mark, found = folded.find("、"), _WORTH.search(folded)
    while mark >= 0 or found is not None:
        hit = mark if found is None or 0 <= mark < found.start() else found.start()
        begin = max(folded.rfind("。", at, hit), folded.rfind("\n", at, hit), at - 1) + 1
        stop = _STOP.search(folded, hit)
        end = stop.start() if stop is not None else size
        yield begin, end
        at = end + 1
        if 0 <= mark < at:
            mark = folded.find("、", at)
        if found is not None and found.start() < at:
            found = _WORTH.search(folded, at)


def runs(folded: str, begin: int, end: int) -> Iterator[Run]:
    """All stretches of a sentence with something to divide, inner ones before those around them. Linear in the text."""
    if _PAIRED.search(folded, begin, end) is None:
        return _bare(folded, begin, end)
    return _of_sentence(folded, begin, end)


def _bare(folded: str, begin: int, end: int) -> Iterator[Run]:
    """The stretches of a sentence without quotation marks, brackets and times of day."""
    for clause in _CLAUSE.finditer(folded, begin, end):
        start, stop = clause.span()
        at = folded.find("、", start, stop)
        if at < 0:
            continue
        cuts = []
        while at >= 0:
            cuts.append((at, at + 1))
            at = folded.find("、", at + 1, stop)
        if (
            len(cuts) > 1
            or _PAIR_OF_A_LIST.search(folded, start, stop) is not None
            or folded[start - 1] == ":"
        ):
            yield Run(start, stop, cuts, folded[stop] if stop < end else "", begin)


def _of_sentence(folded: str, begin: int, end: int) -> Iterator[Run]:
    """The stretches of one sentence."""
    outer: list[tuple[int, list[Span]]] = []
    start = begin
    cuts: list[Span] = []
    for found in _MARK.finditer(folded, begin, end):
        at = found.start()
        mark = folded[at]
        if mark == "、":
            cuts.append((at, at + 1))
        elif mark == ",":
            if folded[at - 1] in UNQUOTES and at + 1 < end and folded[at + 1] in QUOTES:
                continue  # “甲”,“乙”: the comma is seen with the mark behind it
            if cuts:
                yield Run(start, at, cuts, mark, begin)
                cuts = []
            start = at + 1
        elif mark in OPENS:
            if mark != "(" and at > start and (joint := _joint(folded, start, at)) is not None:
                cuts.append(joint)
            outer.append((start, cuts))
            start, cuts = at + 1, []
        elif mark in CLOSES:
            if cuts:
                yield Run(start, at, cuts, mark, begin)
            start, cuts = outer.pop() if outer else (at + 1, [])
        elif mark == ":" and _COLON_IN_TIME.match(folded, at - 1):
            continue
        else:
            if cuts:
                yield Run(start, at, cuts, mark, begin)
            start, cuts = found.end(), []
    if cuts:
        yield Run(start, end, cuts, "", begin)
    for start, cuts in reversed(outer):
        if cuts:
            yield Run(start, end, cuts, "", begin)


def _joint(folded: str, start: int, at: int) -> tuple[int, int] | None:
    """What joins the quotation mark that opens at ``at`` to one that closes before it: nothing, a comma, 和."""
    if folded[at - 1] in UNQUOTES:
        return at, at
    if at - 2 > start and folded[at - 2] in UNQUOTES and folded[at - 1] in "和及与,":
        return at - 1, at
    if at - 3 > start and folded[at - 3] in UNQUOTES and folded[at - 2 : at] == "以及":
        return at - 2, at
    return None
