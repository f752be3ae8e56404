"""Lists whose items are numbered in brackets or at the head of rows ((一)…;(二)…; 1.…), announced with their count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.lists.count import ANNOUNCED, count_of
from transforms.lists.record import Item, Listing

REACH = 300
"""Characters in which the next number is looked for. 2026-11: set to 300."""
MOST = 20
"""Items of the longest numbered list. 2026-11: set to 20."""
_CHINESE = "一二三四五六七八九十"
_FIRST = re.compile(
    r"(?<=[:;。\n ])(?:\((?P<chinese>一)\)|\((?P<arabic>1)\)|(?P<circle>①)|(?P<row>1)[.、](?!\d))"
)
_ENDS = re.compile(r"[。;\n]")
_MARKS = " \n;。,、"


def numbered_lists(folded: str) -> Iterator[Listing]:
    """Every (一), (1), ① or 1. behind a colon that follows a stated count, with the items up to the last number."""
    if (
        "(一)" not in folded
        and "(1)" not in folded
        and "①" not in folded
        and "1." not in folded
        and "1、" not in folded
    ):
        return
    for first in _FIRST.finditer(folded):
        count = count_of(ANNOUNCED.search(folded, max(0, first.start() - 80), first.start()))
        items = _items(folded, first) if count is not None else []
        if count is None or len(items) < 2:
            continue
        # What ends with its story may go on where it was not read.
        cut = len(items) < count.number and not folded[items[-1].end :].strip(_MARKS)
        yield Listing(
            count.start,
            count.end,
            count.said,
            (count.number,),
            count.head,
            "open" if cut else "closed",
            tuple(items),
            "ordinals",
        )


def _items(folded: str, first: re.Match[str]) -> list[Item]:
    starts, ends = [first.end()], list[int]()
    for number in range(2, MOST + 1):
        mark = _mark(first, number)
        at = folded.find(mark, starts[-1], starts[-1] + REACH) if mark else -1
        if at < 0 or folded[at - 1] not in ":;。,\n ":
            break
        ends.append(at)
        starts.append(at + len(mark))
    stop = _ENDS.search(folded, starts[-1], starts[-1] + REACH)
    ends.append(stop.start() if stop else min(len(folded), starts[-1] + REACH))
    items: list[Item] = []
    for begin, behind in zip(starts, ends, strict=True):
        said = folded[begin:behind].rstrip(_MARKS)
        start = begin + len(said) - len(said.lstrip(_MARKS))
        if start >= begin + len(said):
            return []
        items.append(Item(start, begin + len(said), folded[start : begin + len(said)]))
    return items


def _mark(first: re.Match[str], number: int) -> str:
    if first["chinese"]:
        if number > 19:
            return ""
        return f"({_CHINESE[number - 1] if number <= 10 else '十' + _CHINESE[number - 11]})"
    if first["arabic"]:
        return f"({number})"
    return chr(ord("①") + number - 1) if first["circle"] else f"{number}{first[0][-1]}"
