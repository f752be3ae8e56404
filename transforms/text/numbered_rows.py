"""Rows that are numbered from one on, each behind the other: (一)…;(二)…, 一、…;二、…, 1.…;2.…, ①…;②…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from transforms.record import record

REACH = 300
"""Characters in which the next number is looked for. 2026-11: set to 300."""
MOST = 20
"""Rows of the longest list. 2026-11: set to 20."""
_FIRST = re.compile(r"[:;。\n ](?P<mark>\((?:一|1)\)|一、|1(?:[.、](?![0-9])|\))|①)")
_CHINESE = "一二三四五六七八九十"
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ENDS = re.compile(r"[。;\n]")
_MARKS = " \n;。,、"


@record
class Rows:
    """Where the number of the first row stands, and ``[start, end)`` of what each row says behind its number."""

    start: int
    spans: tuple[tuple[int, int], ...]


def numbered_rows(text: str) -> Iterator[Rows]:
    """Every list of two rows or more of which none is empty; the last row goes to the end of its part of a sentence."""
    for first in _FIRST.finditer(text):
        starts, ends = [first.end()], list[int]()
        for number in range(2, MOST + 1):
            found = _next(first["mark"], number).search(text, starts[-1], starts[-1] + REACH)
            if found is None:
                break
            ends.append(found.start())
            starts.append(found.end())
        stop = _ENDS.search(text, starts[-1], starts[-1] + REACH)
        ends.append(stop.start() if stop else min(len(text), starts[-1] + REACH))
        spans = tuple(_said(text, *span) for span in zip(starts, ends, strict=True))
        if len(spans) > 1 and all(start < end for start, end in spans):
            yield Rows(first.start("mark"), spans)


@lru_cache
def _next(mark: str, number: int) -> re.Pattern[str]:
    """The number of a row as the first one's is printed; 12.5万 and 2.5万 are none."""
    for one, numeral in (("一", _chinese(number)), ("1", str(number)), ("①", _CIRCLES[number - 1])):
        mark = mark.replace(one, numeral)
    return re.compile(rf"(?<=[:;。,\n ]){re.escape(mark)}" + ("(?![0-9])" if mark[-1] in ".、" else ""))


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("", "十", "二十")[tens] + (_CHINESE[ones - 1] if ones else "")


def _said(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the marks around what it says."""
    said = text[start:end].rstrip(_MARKS)
    return start + len(said) - len(said.lstrip(_MARKS)), start + len(said)
