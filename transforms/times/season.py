"""Which of its two years a season tells of that runs over New Year (跨年的采暖期、学年): 2024—2025年供暖期."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.times.mention import TimeMention

_SCHOOL, _WINTER = 7, 8
"""Months with which a school year and a winter begin to be spoken of."""


def year_of_season(mention: TimeMention, years: Sequence[int], newest: int | None) -> int:
    """2024—2025年供暖期 is of 2024 in autumn and of 2025 in spring; 2024-2025学年 begins with summer.

    ``years`` are those printed, ``newest`` is the newest month that the page tells of.
    """
    if newest is None or years[0] == years[-1]:
        return years[0]
    turn = _SCHOOL if "学年" in mention.text else _WINTER
    return years[0] if newest >= turn else years[-1]


def over_new_year(mention: TimeMention, newest: int | None) -> bool:
    """2024年10月15日至2025年3月15日: the winter of a page of November need not be over."""
    first, last = mention.first, mention.last
    if newest is None or first is None or last is None or first.year is None or last.year is None:
        return False
    return mention.kind.endswith("_range") and last.year == first.year + 1
