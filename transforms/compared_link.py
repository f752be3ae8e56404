"""A growth right behind its old level (与基数相比): 比上年的451万吨增长13.5% is said of what is now, not of the 451万吨."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.link_frame import WINDOW, Frame, Spot, kin
from transforms.named_list import speaks_of, told_before
from transforms.percent_words import subject

_COMPARES = re.compile(r"^(?P<thing>[^,;。]*?)(?<![同环占对])[比较](?!重|例|率|赛|武)")
_ALL_MOVED = re.compile(r"[,;]?(?:总数|总量|总计|合计)(?:[比较]|同比|环比)")
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
    if base is None or not base.earlier or _ENDS_CLAUSE.search(frame.text, base.end, growth.start):
        return None
    opening = _COMPARES.match(base.words)
    if opening is None:
        return None
    now = [m for m in levels[-2 * WINDOW : -1] if _is_reached(m) and kin(m.metric, base.metric)]
    thing = subject(opening["thing"]).removesuffix("产")  # 钢材产量
    if thing:
        return [m for m in now if speaks_of(m, thing)][-1:] or told_before(frame, growth, thing, history)
    return now[-1:] or None


def _is_reached(level: Spot) -> bool:
    return (
        level.kind == "level"
        and level.role == "actual"
        and not (level.earlier or level.aimed or level.inside)
    )


_RISE = re.compile(
    r",(?:比上年|较上年|同比)?(?:增长|提高|上涨|增幅|涨幅|增加|上调|下降|下调|降低)(?:了|约|达|为)?"
)


def borne_by_standard(frame: Frame, growth: Spot) -> list[Spot]:
    """低保标准由每月620元提高到650元,增长4.8%: the growth is of the standard right before it."""
    before = [s for s in frame.spots if s.start < growth.start][-1:]
    if not before or before[0].role != "standard":
        return []
    return before if _RISE.fullmatch(frame.text, before[0].end, growth.start) else []
