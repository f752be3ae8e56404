"""Shares of a list that names no figure of its own (成组的占比): three industries' shares, shares by use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.links.frame import SHARES, Spot
from transforms.links.named_list import can_bear
from transforms.text.view import VIEW

_GROUP = re.compile(
    r"(?:^|[^0-9])(?P<n>[两三四五六七八九十0-9]{1,2})(?:次|大|个|类|项|种)(?P<of>[^,。;0-9]{2,12}?)占"
)

_COUNTS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_SIDE = re.compile(rf"{VIEW}[,:]")
_ITEMS = re.compile(r"(?:[^,;。0-9]{1,10}占[0-9.]+%[、和])*[^,;。0-9]{1,10}占(?:比)?")


def of_group(run: Sequence[Spot], levels: Sequence[Spot]) -> list[Spot]:
    """四类作物产值占…的比重分别为: the four figures of the sentence that end in those words, in their order."""
    group = _GROUP.search(run[0].clause)
    if group is None or int(_COUNTS.get(group["n"], group["n"] if group["n"].isdigit() else 0)) != len(run):
        return []
    tail = group["of"][-2:]
    told = [m for m in levels if can_bear(m, run[0]) and not m.earlier and m.metric.indicator.endswith(tail)]
    return told if len(told) == len(run) and len({m.unit for m in told}) == 1 else []


def of_what_is_parted(text: str, start: int, rate: Spot, levels: Sequence[Spot]) -> list[Spot]:
    """支出76万元,按用途分,助学占61%、助残占39%: shares whose amounts are not printed are of the figure before 按…分."""
    sides = list(_SIDE.finditer(text, start, rate.start))
    if not sides or _ITEMS.fullmatch(text, sides[-1].end(), rate.start) is None:
        return []
    before = [m for m in levels if m.end <= sides[-1].start() and m.unit not in SHARES and m.kind == "level"]
    return [m for m in before if not m.earlier][-1:]
