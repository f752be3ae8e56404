"""Which of its two years a season tells of that runs over New Year (跨年的采暖期、学年): 2024—2025年供暖期."""

from __future__ import annotations

import re
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


_JUST_OVER = re.compile(
    r"的?(?:立[春夏秋冬]|[春秋]分|[夏冬]至|谷雨|雨水|惊蛰|清明|小满|芒种|处暑|[大小]暑|白露|寒露|霜降|[大小]雪|[大小]寒|第一场[雨雪霜])"
    r"(?:节气)?(?:一过|刚过|过后|刚到|一到|前后)"
)
"""Behind the year of a story that opens with its day (2021年的霜降一过): solar terms (节气) that have just come."""
_MONTHS_OF = {"春季": range(2, 8), "秋季": range(7, 13)}
"""Months in which a spring or autumn that is told with its year is this year's: later it is last year's. 2026-11."""


_CROPS = (
    (re.compile(r"的?(?:春耕|春播|春管|春灌|春茶)"), range(2, 7)),
    (re.compile(r"的?(?:夏粮|夏收|麦收|双抢|早稻|“三夏”|三夏)"), range(5, 9)),
    (re.compile(r"的?(?:秋粮|秋收|秋播|晚稻|“三秋”|三秋)"), range(9, 13)),
)
"""Behind the year of a sentence's head: the farm work that is under way in these months. 2026-11."""


def at_work(after: str, newest: int | None) -> bool:
    """2022年夏粮收成怎样? on a page whose newest month is June: the year of the harvest in hand, which is the page's."""
    return any(newest in months and crop.match(after) is not None for crop, months in _CROPS)


def begun(words: str, after: str, newest: int | None) -> bool:
    """Whether a year is told as the present one: 2021年秋季 in the months around that autumn, 2021年的霜降一过.

    ``after`` is what stands behind the words, ``newest`` the newest month that the page tells of.
    """
    return newest in _MONTHS_OF.get(words[-2:], ()) or _JUST_OVER.match(after) is not None
