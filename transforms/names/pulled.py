"""What growth is told of behind a share, or of another's growth that it pulls (带动增长): the thing that grew.

造纸业增长8%,拉动规上工业增长0.4个百分点: the points are of 造纸业. 酒类零售额占全部的三成,增长12%: 酒类零售额 grew, no share did.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from transforms.names.told import Spoken
from transforms.text.surroundings import Surroundings, items_from


class Grown(Spoken, Protocol):
    """An earlier metric with its role."""

    @property
    def role(self) -> str: ...


_PULLS = re.compile(
    r"[,;]?(?:直接|合计|共|还)?(?:分别)?(?:拉动|带动)(?:了)?[^,;。0-9这]{2,20}?(?:增长|增速|上升|提高|加快|回升)+(?:了|约|近|达)*"
)
_GREW = re.compile(r"增[长加收产]|下降|减[少收产]|上涨|下跌")
_POINTS = ("个百分点", "百分点", "个点")


def of_what_grew(phrase: str, around: Surroundings, unit: str, role: str, told: Sequence[Grown]) -> str:
    """``phrase``, or the name of what pulls another's growth, or of what grew and whose share was told before."""
    if role != "change":
        return phrase
    if unit in _POINTS:
        near = [m for m in told[-3:] if m.end > around.sentence_start]
        if not near or near[-1].role not in ("change", "rate") or _PULLS.fullmatch(around.left) is None:
            return phrase
        return next((m.indicator for m in reversed(near) if m.role == "change" and m.unit == "%"), phrase)
    part, share, whole = phrase.partition("占")
    if not share or len(part) < 2 or not whole or whole[0] in "比率" or "占" in around.left:
        return phrase
    return part if unit in ("%", "倍") and _GREW.search(around.left) else phrase


def pulled_in_turn(
    around: Sequence[Surroundings], units: Sequence[str], first: int, told: Sequence[Grown]
) -> Mapping[int, str]:
    """The names of 甲业增长8%,乙业增长5%,分别拉动工业增长0.4个和0.2个百分点 by index: those of the growths, in their order."""
    if _PULLS.fullmatch(around[first].left) is None:
        return {}
    items = items_from(around, first)
    if units[items[-1][-1]] not in _POINTS:
        return {}
    growths = [
        m for m in told if m.role == "change" and m.unit == "%" and m.end > around[first].sentence_start
    ]
    if len(items) < 2 or len(growths) < len(items):
        return {}
    growths = growths[-len(items) :]
    return {i: growth.indicator for item, growth in zip(items, growths, strict=True) for i in item}
