"""Rows of times and their figures (时间与数字一一对应): 2021年、2022年、2023年,收案分别为310件、325件、298件."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from transforms.text.sentence import LIST_MARKS
from transforms.times.mention import TimeMention
from transforms.times.scope import Scope


def respective_times(scope: Scope, figures: Sequence[int]) -> dict[int, TimeMention]:
    """By a figure's place in ``figures`` its time, where a row of times is told with 分别 or with a row of as many figures.

    2021年、2022年、2023年，收案分别为310件、325件、298件; two figures to each time (收结案分别为…) count too, with 分别. ``figures``
    are the places of all quantities, ascending.
    """
    found: dict[int, TimeMention] = {}
    text, times = scope.text, scope.times
    i = 0
    while i < len(times):
        j = i + 1
        while j < len(times) and text[times[j - 1].end : times[j].start] in LIST_MARKS:
            j += 1
        row = times[i:j]
        i = j
        if len(row) < 2 or not (_stretches(row) or _days(row)):
            continue
        end = scope.outline.sentence(row[0].start)[1]
        word = text.find("分别", row[-1].end, min(end, row[-1].end + 40))
        each_told = word >= 0
        word = max(word, row[-1].end)
        later = scope.starts[j] if j < len(times) and scope.starts[j] < end else end
        stop = scope.outline.group(word)[1] if each_told else scope.outline.clause(word)[1]
        first = bisect_left(figures, word)
        last = bisect_left(figures, min(stop, later))
        joined = _row_of(text, figures[first:last])
        each, rest = divmod(joined, len(row))
        if each and not rest and (each_told or each == 1):
            for k in range(joined):
                found[first + k] = row[k // each]
    return found


def _stretches(row: Sequence[TimeMention]) -> bool:
    return all(t.reach == "whole" and t.kind != "base" for t in row)


def _days(row: Sequence[TimeMention]) -> bool:
    """截至3月底、6月底、9月底,累计分别达到…: days up to which is counted."""
    return all(t.reach == "up_to" and not t.ahead for t in row)


_ROW_GAP = 14
"""Characters from one figure of a row to the next: 2410件、2690件. 2026-11: set to 14."""


def _row_of(text: str, figures: Sequence[int]) -> int:
    """How many of ``figures`` stand in one row behind each other."""
    for k in range(1, len(figures)):
        between = text[figures[k - 1] : figures[k]]
        if len(between) > _ROW_GAP or between[-1] not in "、,和":
            return k
    return len(figures)
