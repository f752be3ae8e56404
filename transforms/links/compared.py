"""A growth right behind its old level (与基数相比): 比上年的451万吨增长13.5% is said of what is now, not of the 451万吨."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.links.arithmetic import bounds
from transforms.links.frame import WINDOW, Frame, Spot, kin
from transforms.links.named_list import can_bear, speaks_of, told_before
from transforms.metric import Metric
from transforms.names.percent_words import subject
from transforms.times.year_words import YEAR_AGO_NAMED

_COMPARES = re.compile(
    r"^(?P<thing>[^,;。]*?)(?:(?<![同环占对])[比较](?!重|例|率|赛|武)|与(?=[^,;。]{2,20}的$))"
)
_ALL_MOVED = re.compile(r"[,;]?(?:总数|总量|总计|合计)(?:[比较]|同比|环比)")
_SET_BESIDE = ("相比,", "相比较,", "比较,")
"""Behind the level before, where its growth stands in the next clause (人口与2010年的725万人相比,增加26万人)."""
_ENDS_CLAUSE = re.compile(r"[,;:。(]")


def borne_by_now(
    frame: Frame, growth: Spot, levels: Sequence[Spot], history: Sequence[Spot]
) -> list[Spot] | None:
    """What ``growth`` is said of when its clause prints the level before; None when it prints none.

    ``levels`` are those of the sentence before it, ``history`` those of the sentences before. The figure has the
    name that opens the clause (钢材产量比上年的…), else it is the last one that is told as reached.
    """
    base = levels[-1] if levels else None
    if base is not None and _ALL_MOVED.match(frame.text, base.end):  # 机器9台,其中进口3台,总数比上年增加2台
        opened = frame.text.rfind("其中", frame.start, base.start)
        return [m for m in levels if m.end <= opened and m.unit == base.unit][-1:] or None
    if base is None or not base.earlier:
        return None
    beside = next((m for m in _SET_BESIDE if frame.text.startswith(m, base.end)), "")
    if _ENDS_CLAUSE.search(frame.text, base.end + len(beside), growth.start):
        return None
    opening = _COMPARES.match(base.words)
    if opening is None:
        return None
    now = [m for m in levels[-2 * WINDOW : -1] if _is_reached(m) and kin(m.metric, base.metric)]
    thing = subject(opening["thing"]).removesuffix("产")  # 钢材产量
    if thing:
        return [m for m in now if speaks_of(m, thing)][-1:] or told_before(frame, growth, thing, history)
    return now[-1:] or None


_AS_EARLIER = re.compile(
    rf"^[,而]*(?:(?:[去上]年同[期月]|上年|去年|[上前]一年)(?:为|是|仅|只有)|[去上]年同期{YEAR_AGO_NAMED})$"
)
"""Before the level a year ago, behind which the growth is of the level told before the percent."""
_OPENS_WITH_BASE = re.compile(r"[与同和](?:20[0-9]{2}年|[去上前]一?年)[^,;。]{1,16}相比,")


def told_now(frame: Frame, percent: Spot, able: Sequence[Spot], told: Sequence[Spot]) -> list[Spot]:
    """Of the figures ``able`` to bear a percent those of now, past the year-ago figure that a change is compared with.

    ``told`` is what the percent before was said of: 支出9亿元,占预算12亿元的75%,上年同期为8亿元,增长12.5%.
    """
    now = [m for m in able if not m.earlier]
    if percent.kind != "change" or not able:
        return now
    then = able[-1]
    if not now and _AS_EARLIER.search(then.words):
        now = [m for m in told if kin(m.metric, then.metric) and can_bear(m, percent)]
    if not now and _OPENS_WITH_BASE.match(frame.text, frame.start):
        # 产茶20万斤,其中绿茶8万斤。与上年的16万斤相比,增长25%: of what the sentence before began with
        before = [m for m in frame.previous if kin(m.metric, then.metric) and can_bear(m, percent)]
        now = [m for m in before if m.role == "actual" and not m.earlier][:1]
    if then.earlier:  # 税收5亿元、非税收入2亿元,上年同期税收为4亿元,增长25%
        alike = [m for m in now if kin(m.metric, then.metric) and m.averaged == then.averaged]
        now = [m for m in now if m.metric.indicator == then.metric.indicator] or alike or now
    return now


def _has_grown(now: Metric, before: Metric, growth: Metric) -> bool:
    """Whether ``growth`` in percent leads from one figure to the other, within what the printed digits allow."""
    if not now.value or not before.value or growth.value is None or growth.unit != "%":
        return False
    low, high = growth.printed_low or growth.value, growth.printed_high or growth.value
    at_least, at_most = bounds(now)
    least, most = bounds(before)
    return at_least * 100 <= (100 + high) * most and at_most * 100 >= (100 + low) * least


_ONCE = re.compile(r"[年月季期初]")


def borne_by_grown(bases: list[Spot], growth: Spot, levels: Sequence[Spot]) -> list[Spot]:
    """学生50人,去年秋天40人,增长25%: what has grown by so much from the first of ``bases``, however its day is told."""
    if not bases or growth.unit != "%" or _ONCE.search(bases[0].clause) is None:
        return bases
    base = bases[0]
    for now in reversed(levels[-WINDOW:]):
        known = now.start < base.start and _is_reached(now) and kin(now.metric, base.metric)
        if known and _has_grown(now.metric, base.metric, growth.metric):
            return [now]
    return bases


def _is_reached(level: Spot) -> bool:
    return (
        level.kind == "level"
        and level.role == "actual"
        and not (level.earlier or level.aimed or level.inside)
    )


_RISE = re.compile(
    r",(?:比上年|较上年|同比)?(?:增长|提高|上涨|增幅|涨幅|增加|上调|下降|下调|降低)(?:了|约|达|为)?"
    r"|,[比较][^,;。0-9]{1,8}(?:[高低贵]出?|便宜|[多少][收卖]?)(?:了|约|近)?"
)


def borne_by_standard(frame: Frame, growth: Spot) -> list[Spot]:
    """低保标准由每月620元提高到650元,增长4.8%: the growth is of the standard right before it."""
    before = [s for s in frame.spots if s.start < growth.start][-1:]
    if not before or before[0].role != "standard":
        return []
    return before if _RISE.fullmatch(frame.text, before[0].end, growth.start) else []
