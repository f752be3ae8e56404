"""What a total after its list counts (合计的指标): 三类合计94件 is of what the figures before it count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Spoken

_TOTAL = re.compile(
    r"[,;、]?(?:上述|以上|这)?([两二三四五六七八九十0-9]{1,3}(?:大|个|家|类)?(?:[一-鿿]{0,4}?))?(?:累计|总共)?(?:合计|共计|总计|之和|相加)(?:占|为|达|约|近|超)*"
)
_WHERE = re.compile(r"(?:[省市县区州旗镇乡村]|县区|县市|乡镇|街道|园区|港区|[者项])$")
_NO_LEVEL = frozenset({"%", "个百分点", "倍"})
_ITEMS = {"两": 2, "二": 2, "三": 3}
LONGEST_ITEM = 8
"""Characters of the longest name that a total of two or three different things takes over. 2026-11: 8."""
MOST_ABOVE = 3
"""Different things whose names 以上合计 takes over, at most. 2026-11: 3."""
LEAST = 2
"""Characters of the words that the names of a list end with, at least."""


def total_name(phrase: str, left: str, unit: str, earlier: Sequence[Spoken], text: str, start: int) -> str:
    """``phrase``, or for a bare total what the figures of its measure word before it in the sentence count.

    Its own noun stays where it says what was added up (三大柴种); a number of places does not.
    """
    total = _TOTAL.fullmatch(left)
    if total is None or unit in _NO_LEVEL:
        return phrase
    parts: list[str] = []
    items = _ITEMS.get(left.strip(",;、")[:1], 0)
    above = left.startswith(("以上", "上述"))
    if not items and earlier and earlier[-1].end == start - len(left) and earlier[-1].unit == "项":
        items = _ITEMS.get(text[earlier[-1].start], 0)  # 两项|合计: the number of them is a figure, too
        earlier = earlier[:-1]
    for metric in reversed(earlier):
        if metric.unit in _NO_LEVEL and not parts:
            continue  # …,完成率分别为80%、90%,两县合计60人
        if above and (metric.unit != unit or "每" in metric.indicator):
            continue  # 每亩补助12元,计24万元;…以上合计36万元
        if metric.unit != unit or ("。" in text[metric.end : start] and not above):
            break
        parts.append(metric.indicator)
    if len(parts) < LEAST or not all(parts):
        return phrase
    name = _shared(parts)
    if len(name) < LEAST or (above and len(name) == LEAST):
        if (items == len(parts) or (above and len(parts) <= MOST_ABOVE)) and max(
            map(len, parts)
        ) <= LONGEST_ITEM:
            return "、".join(reversed(parts))  # 新建戏台90平方米、书屋60平方米,两项合计150平方米
        return phrase
    kind = total[1] or ""
    kind = "" if not kind or _WHERE.search(kind) or len(kind) < LEAST else kind
    return kind + name


def _shared(names: Sequence[str]) -> str:
    """The name that all have, or the words that all end with."""
    first = names[0]
    for size in range(len(first), 1, -1):
        if all(n.endswith(first[-size:]) for n in names):
            return first[-size:].lstrip("的")
    return ""
