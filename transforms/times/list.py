"""Times side by side (逐季、数月): 一、二、三季度分别为3亿元、4亿元、5亿元 names three times, 7月、8月接客9万人 one of two months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from transforms.text.sentence import LIST_MARKS
from transforms.times.mention import TimeMention

_QUARTERS = "一二三四"
_LIST = re.compile(r"[一二三四](?:季度)?、[一二三四]季度$")
_BEFORE = re.compile(r"(?:(?<![一二三四])[一二三](?:季度)?、){1,2}$")
"""Before a list's last two: its first one or two."""
_EACH = re.compile(r"[^。;0-9]{0,24}?(?:分别|依次)")
_QUARTER = re.compile(r"[一二三四](?:季度)?")


def one_by_one(folded: str, mention: TimeMention) -> Iterator[TimeMention]:
    """The quarters of a list whose figures come one by one, each a time of its own; ``mention`` itself if it is none."""
    last = mention.last
    listed = _LIST.search(mention.text) if mention.kind == "quarter" and last is not None else None
    if listed is None or last is None or _EACH.match(folded, mention.end) is None:
        yield mention
        return
    head = mention.start + listed.start()
    before = _BEFORE.search(folded, max(0, head - 8), head) if not listed.start() else None
    begin = before.start() if before is not None else head
    for each in _QUARTER.finditer(folded, begin, mention.end):
        number = _QUARTERS.index(each[0][0]) + 1
        when = replace(last, months=(number * 3 - 2, number * 3))
        start = mention.start if not before and each.start() == head else each.start()
        yield mention._replace(
            start=start, end=each.end(), text=folded[start : each.end()], first=when, last=when
        )


_APART = re.compile(
    r"(?:[、和及与][0-9]{1,2}月份?)*(?:[^,。;0-9]{0,24}(?:分别|依次|各[^级类种地族])|[^,。;0-9]{0,16}[0-9.]+[^,。;、0-9]{1,6}[、和及][^,。;0-9]{0,6}[0-9])"
)
"""Behind months side by side: each has a figure of its own."""


def together(folded: str, before: TimeMention, month: TimeMention) -> TimeMention | None:
    """7月、8月 before one figure as one stretch; None where ``month`` is no next month or each has its own figure."""
    first, last = before.first, month.first
    if month.kind != "month" or last is None or last.base != "evidence" or last.months is None:
        return None
    if before.kind != "month" and not (before.kind == "month_range" and "、" in before.text):
        return None
    if first is None or before.last is None or before.last.months is None or before.reach != "whole":
        return None
    if folded[before.end : month.start] not in LIST_MARKS or before.last.months[1] + 1 != last.months[0]:
        return None
    if month.reach != "whole" or last.days is not None or _APART.match(folded, month.end):
        return None
    return before._replace(
        end=month.end,
        text=folded[before.start : month.end],
        kind="month_range",
        last=replace(first, months=last.months),
    )
