"""What 上年同期 and 上年 mean in a paragraph that takes its time over (承前段的上年).

1至6月，全市火灾320起。 — and in the next paragraph: 直接损失由上年同期的95万元降至81万元. The stretch was told a paragraph before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from transforms.period import UNKNOWN, PageDate, Period, resolve
from transforms.times.mention import TimeMention
from transforms.times.scope import Scope
from transforms.times.year_ago import from_year, same_stretch


def in_carried(
    scope: Scope,
    periods: Mapping[int, Period],
    taken_over: Mapping[int, TimeMention],
    page: PageDate,
) -> dict[int, Period]:
    """``periods`` by the start of each time, with those that lean on the time that their paragraph takes over."""
    found = dict(periods)
    for start, topic in taken_over.items():
        told = periods[topic.start]
        end = told.end or told.start
        if end is None or topic.start >= start:
            continue
        stop = scope.outline.paragraph(start)[1]
        for mention in scope.times[bisect_left(scope.starts, start) : bisect_left(scope.starts, stop)]:
            if mention.kind == "same_period":
                if found[mention.start] == UNKNOWN:
                    found[mention.start] = same_stretch(told, mention)
            elif mention.text in ("上年", "上一年") and page.year is not None and end.year < page.year:
                if topic.kind == "year":
                    found[mention.start] = resolve(from_year(mention, end.year), page)
            else:
                break
    return found
