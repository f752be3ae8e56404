"""The year that a headline or a heading reviews (某县2011年统计公报; 一、2022年工作回顾): all below is told of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.period import PageDate
from transforms.times.mention import TimeMention

_REVIEW = re.compile(
    r"公报|账[本单]|答卷|成绩单|数说|大事|统计|总结|回[顾眸]|综述|盘点|扫描|巡礼|纪实|成就|年报|(?:发展|运行|完成|工作|事业|经济|生活|社会)[一-鿿]{0,6}(?:情况|状况|概况|事业|发展)"
)
"""Words of a headline over a review of the year that it names."""


def year_reviewed(folded: str, mentions: Sequence[TimeMention], page: PageDate) -> int | None:
    """2011年 of 某县2011年国民经济和社会发展统计公报: the printed year that a headline reviews, on a page of a later year.

    The headline may say so in its second line (——某县2011年经济运行综述).
    """
    head, _, below = folded.partition("\n")
    if below.startswith("—") or head.endswith("年"):
        head = folded[: len(head) + 1 + len(below.partition("\n")[0])]
    if not mentions or not head:
        return None
    when = mentions[0].first
    if mentions[0].end > len(head) or mentions[0].kind != "year" or when is None or when.base != "printed":
        return None
    over = page.year is None or (when.year is not None and when.year < page.year)
    return when.year if over and _REVIEW.search(head, mentions[0].end) else None


_OF_REVIEW = re.compile(r"[^。,;:\n]{0,10}(?:回[顾眸]|总结)[^。,;:\n]{0,8}(?:\n|$)")
"""Behind a year: the rest of a heading over a review of it."""


def heads_review(folded: str, mention: TimeMention) -> bool:
    """一、2022年工作回顾: whether a printed year stands in a heading over what was done in it."""
    when = mention.first
    if mention.kind != "year" or when is None or when.base != "printed":
        return False
    line = folded.rfind("\n", 0, mention.start) + 1
    return mention.start - line <= _NUMBER and _OF_REVIEW.match(folded, mention.end) is not None


_NUMBER = 4
"""Characters of the number of a section before its year (一、, (二))."""
