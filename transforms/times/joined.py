"""A beginning and an end told with what they did (起止): 4月8日启动、5月20日收官; 去年4月开园,到今年8月底累计…."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.times.mention import TimeMention
from transforms.times.words import OPENS

_BEGIN = (
    rf"(?:正式|全面|全市|全县)?(?:{OPENS}|启动|启用|实施|运行|运营|营业|上线"
    r"|开[哨赛锣演征考拍镜炉犁火]|拉开(?:帷幕|序幕)|打响|开始|挂牌|揭牌|成立|建成|投[用产运]|投入(?:使用|运营|运行))"
)
_BEGUN_AND = re.compile(rf"{_BEGIN}(?:运行|运营|营业|投用|使用)?了?[、,]?(?:并?于|[至到])?")
"""Between a day and the day of the end."""
_ENDED = re.compile(
    r"(?:正式|圆满|顺利|全面)?(?:收官|结束|闭幕|落幕|谢幕|收尾|闭园|闭馆|收兵|停止|终止|停[暖供火榨]|收[榨镰])(?!前)"
)
_WORK_ENDED = re.compile(rf"[^,。;0-9\n]{{0,4}}{_ENDED.pattern}")
"""Behind the last day of what 自… began: 至10月25日收购结束."""
_BEGAN_AND_ENDS = re.compile(
    rf"(?:[0-9零]{{1,2}}[时点],?)?[^。;]{{0,24}}?{_BEGIN}[^,。;0-9]{{0,4}},(?:将|预计|一直)?(?:持续|延续)?[至到于]"
)
"""Between a day and the day of the end in the next clause (11月1日零时,…正式开始,到次年3月31日结束)."""
_HELD_UNTIL = re.compile(r"(?:一直|持续|陆续)?(?:[办开搞忙干排收种卖摘]|持续|举办|延续)?[到至]")
"""Between the months of 从1月办到3月."""
_BEGUN_UP_TO = re.compile(rf"{_BEGIN}[^,。;0-9]{{0,6}},[至到]")
"""Between a day or month and the day up to which is counted from it."""
_COUNTED = re.compile(r",?[^,。;0-9]{0,8}(?:累计|已|共|一共|总共)")
_BEGUN_SINCE = re.compile(rf"{_BEGIN}[^,。;0-9]{{0,4}}以来$")
_LASTS_UNTIL = re.compile(r"[,、]?(?:将|一直)?(?:持续|延续)[至到]")
_UP_TO = re.compile(r",(?:[至到])?")
"""Between 自…起 and a day that 止 or 结束 ends: 自11月1日起,至次年4月1日止."""
_BEGINNINGS = frozenset(("day", "month", "vague"))


def from_its_beginning(folded: str, begun: TimeMention, ended: TimeMention) -> TimeMention:
    """``ended`` as the stretch from ``begun``, the time before it, where both are told as one; else as it is.

    4月8日启动、5月20日收官的“…”期间; 自4月8日启动以来,截至5月20日; 去年4月开园,到今年8月底累计….
    截至… behind the month in which a thing began is the day up to which and no more.
    """
    if begun.first is None or ended.last is None or begun.first.months is None:
        return ended
    between = folded[begun.end : ended.start]
    start = ended.start
    if begun.kind == "since":
        one = between == "," and ended.kind == "up_to" and _BEGUN_SINCE.search(begun.text) is not None
    elif begun.kind not in _BEGINNINGS:
        one = False
    elif ended.kind == "day" and ended.reach == "whole":
        one = _ENDED.match(folded, ended.end) is not None and (
            _BEGUN_AND.fullmatch(between) is not None or _BEGAN_AND_ENDS.fullmatch(between) is not None
        )
        start -= one and between[-1] in "至到"
    else:
        counted = ended.kind == "deadline" and ended.reach == "up_to"
        one = (
            counted
            and _COUNTED.match(folded, ended.end) is not None
            and _BEGUN_UP_TO.fullmatch(between) is not None
        )
        start -= 1  # 到 opens the clause
    if not one:
        return ended
    text = folded[start : ended.end]
    return TimeMention(start, ended.end, text, "day_range", "whole", begun.first, ended.last)


_FAR = 48
"""Characters from the day on which a season begins to the day of its end. 2026-11: set to 48."""


def beginning(folded: str, found: Sequence[TimeMention], ended: TimeMention) -> TimeMention:
    """The time with which what ends on ``ended`` began: the last of ``found``, but for an hour and a season's name.

    11月1日零时,2021—2022年供暖期正式开始,到次年3月31日结束.
    """
    begun = found[-1]
    if begun.reach != "open" or ended.kind != "day" or _ENDED.match(folded, ended.end) is None:
        return begun
    for earlier in reversed(found[-4:]):
        if ended.start - earlier.end > _FAR:
            break
        if earlier.reach != "open":
            return earlier
    return begun


def until_its_end(folded: str, begun: TimeMention, ended: TimeMention) -> TimeMention | None:
    """自11月1日起,至次年4月1日止; 4月2日持续到5月9日: two days told as the first and the last of one stretch, else None."""
    if begun.first is None or begun.first.months is None or ended.last is None:
        return None
    between = folded[begun.end : ended.start]
    if ended.kind == "deadline" and begun.kind == "month" and folded[begun.start - 1 : begun.start] in "从自":
        if _HELD_UNTIL.fullmatch(between) is None:
            return None
        text = folded[begun.start : ended.end]
        return TimeMention(begun.start, ended.end, text, "month_range", "whole", begun.first, ended.last)
    if (ended.kind, ended.reach) != ("day", "whole") or begun.kind not in ("since", "day"):
        return None
    closed = begun.kind == "since" and _UP_TO.fullmatch(between) is not None and _ends(folded, ended)
    if not closed and _LASTS_UNTIL.fullmatch(between) is None:
        return None
    text = folded[begun.start : ended.end]
    return TimeMention(begun.start, ended.end, text, "day_range", "whole", begun.first, ended.last)


def _ends(folded: str, day: TimeMention) -> bool:
    """Whether a day is told as the last (至4月1日止, 4月1日结束)."""
    return day.text.endswith("止") or _WORK_ENDED.match(folded, day.end) is not None
