"""Which of its two years a season tells of that runs over New Year (跨年的采暖期、学年): 2024—2025年供暖期."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

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
_WORK = re.compile(
    r"度?的?(?:(?P<winter>春运)|(?P<spring>春耕|春播|春灌|春管|春茶|春季学期|清明)|(?P<may>三夏|“三夏”|夏粮|夏收|夏播|夏种|麦收|高考|中考|汛期|防汛)"
    r"|(?P<july>双抢|“双抢”|早稻|暑期|暑假|暑运)|(?P<autumn>秋粮|秋收|秋播|晚稻|秋冬种|三秋|“三秋”|秋季学期|国庆|中秋))(?!以来)"
)
_MONTHS_OF_WORK = {
    "winter": range(1, 4),
    "spring": range(2, 6),
    "may": range(5, 9),
    "july": range(6, 10),
    "autumn": range(9, 13),
}
"""Months in which such work of the year, told with its year, is this year's (2022年“三夏”, 2023年秋粮). 2026-11."""


def begun(words: str, after: str, newest: int | None, this_years: Set[str] = frozenset()) -> bool:
    """Whether a year is told as the present one: 2021年秋季 in the months around that autumn, 2021年的霜降一过.

    ``after`` is what stands behind the words, ``newest`` the newest month that the page tells of.
    ``this_years``: what the page calls this year's (今年春运), by its first two characters; it is then not the printed year's.
    """
    if newest in _MONTHS_OF.get(words[-2:], ()) or _JUST_OVER.match(after) is not None:
        return True
    work = _WORK.match(after) if words.endswith("年") and after[:2] not in this_years else None
    return work is not None and newest in _MONTHS_OF_WORK[work.lastgroup or ""]
