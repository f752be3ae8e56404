"""Names with a figure each, clause by clause (各名目的数字): 甲缺口率10%,乙缺口率20%,丙、丁缺口率为0."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.lists.kind import ROLE_NOUNS, kind_of
from transforms.lists.record import Item, Listing
from transforms.lists.words import HAN

_FIGURE = re.compile(r"(仅为|只有|高达|达到|[为是达仅约近超])?(\d{1,3}(?:\.\d{1,3})?%|(?<!\d)0)[”」]?$")
_FIGURE_ENDS = frozenset("%0”」\n")
_PLAIN_NAME = re.compile(rf"[{HAN}A-Za-z、()“”:]{{2,60}}")
_OVERLONG = 72
"""Characters of the longest clause that is looked at. 2026-11: set to 72."""
_MEASURED = ("率", "度", "比重", "占比", "比例")
_OPENING = re.compile(r"^(?:.{0,12}?(?:其中|[目名]录中|显示|[:“])|据.{1,10}?(?:介绍|统计))")
_ROLES = frozenset("工员师匠")
LEAST = 2
"""Characters that the words for what is measured have at least. 2026-11: set to 2."""

Span = tuple[int, int]
Clause = tuple[Span, Span]
"""Spans of the words of a clause and of the figure that ends it."""


def figure_lists(folded: str, begin: int, end: int) -> Iterator[Listing]:
    """Two clauses or more in a row of a sentence that each say the same measure of another name."""
    row: list[Clause] = []
    start = begin
    while start <= end:
        comma, semicolon = folded.find(",", start, end), folded.find(";", start, end)
        stop = min(at if at >= 0 else end for at in (comma, semicolon))
        clause = _clause(folded, start, stop)
        if clause is not None:
            row.append(clause)
        elif row:
            yield from _listing(folded, row)
            row = []
        start = stop + 1
    yield from _listing(folded, row)


def _clause(folded: str, start: int, stop: int) -> Clause | None:
    """A clause that says a share of something (…饱和度10%); None for any other."""
    if stop - start > _OVERLONG or folded[stop - 1 : stop] not in _FIGURE_ENDS:
        return None
    figure = _FIGURE.search(folded, max(start, stop - 12), stop)
    if figure is None or not folded.endswith(_MEASURED, start, figure.start()):
        return None
    named = _PLAIN_NAME.fullmatch(folded, start, figure.start())
    return None if named is None else (named.span(), figure.span(2))


def _listing(folded: str, row: list[Clause]) -> Iterator[Listing]:
    if len(row) < 2:
        return
    run: list[tuple[Clause, int]] = []
    for clause, size in zip(row, _shared(folded, [words for words, _ in row]), strict=True):
        if size:
            run.append((clause, size))
        else:
            yield from _of(folded, run)
            run = []
    yield from _of(folded, run)


def _of(folded: str, run: list[tuple[Clause, int]]) -> Iterator[Listing]:
    if len(run) < 2:
        return
    items: list[Item] = []
    for ((start, end), figure), size in run:
        attribute = folded[end - size : end]
        if opening := _OPENING.match(folded[start : end - size]):
            start += opening.end()
        for a, b in _names(folded, start, end - size):
            items.append(Item(a, b, folded[a:b], None, figure, attribute))
    if len(items) >= 2 and all(item.end > item.start for item in items):
        head = min((item.attribute for item in items), key=len)
        yield Listing(items[0].start, items[0].start, "", (), head, "closed", tuple(items), "figures")


def _shared(folded: str, spans: list[Span]) -> list[int]:
    """How many last characters of each clause's words a neighbour has too, where they name a measure; else 0."""
    sizes: list[int] = []
    for i, (a, b) in enumerate(spans):
        near = [spans[j] for j in (i - 1, i + 1) if 0 <= j < len(spans)]
        size = max((_common(folded, (a, b), other) for other in near), default=0)
        while (
            size > LEAST and folded[b - size] in _ROLES and kind_of(folded[a : b - size + 1]) == "occupation"
        ):
            size -= 1  # 护理员缺口率, 育婴员缺口率 have more in common than what is measured
        sizes.append(size if LEAST <= size < b - a else 0)
    return sizes


def _common(folded: str, one: Span, other: Span) -> int:
    size = 0
    while (
        size < min(one[1] - one[0], other[1] - other[0])
        and folded[one[1] - 1 - size] == folded[other[1] - 1 - size]
    ):
        size += 1
    return size


def _names(folded: str, start: int, end: int) -> Iterator[Span]:
    """The names before the measure: several that 、 divides when the last has a role noun for all of them."""
    at = start
    if folded[start:end].endswith(ROLE_NOUNS) or "、" in folded[start:end]:
        for i in range(start, end):
            if folded[i] == "、":
                yield at, i
                at = i + 1
    yield at, end
