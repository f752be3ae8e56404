"""The same row at another time (同一组数的上期): 茶馆30家、茶座400个,去年底分别为25家、360个."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Told
from transforms.text.surroundings import Surroundings, items_from

_THEN = re.compile(
    r",?而?(?:[去上前]年|20[0-9]{2}年|上月|上季度)?(?:同期|同[季月]|年?[底末初])?(?:则|时)?分别(?:为|是|有|达)(?:约|近)?"
)


_IN_ALL = re.compile(
    r",?(?:现|目前|使|至此|全[市县区省])?(?:累计|总数|总量|总计)(?:数)?分别(?:为|是|达到?|增至|增加到)(?:约|近)?"
)
_NEW = re.compile(r"^(?:新(?:认定|增|培育|引进|建|登记|设)|净增)")


def names_in_all(
    around: Sequence[Surroundings], units: Sequence[str], first: int, told: Sequence[Told]
) -> dict[int, str]:
    """The names of 新认定甲28家、乙96家,累计分别达到132家和618家 by index: those of the new ones, without 新认定."""
    if _IN_ALL.fullmatch(around[first].left) is None:
        return {}
    items = [item[0] for item in items_from(around, first)]
    row = told[-len(items) :]
    if len(items) < 2 or len(row) < len(items) or [units[i] for i in items] != [m.unit for m in row]:
        return {}
    names = [_NEW.sub("", m.indicator) for m in row]
    return dict(zip(items, names, strict=True)) if all(len(name) > 1 for name in names) else {}


def names_of_then(
    around: Sequence[Surroundings], units: Sequence[str], first: int, told: Sequence[Told]
) -> dict[int, str]:
    """By index the names of a 分别 list that only says when: those of the figures told right before, unit by unit.

    Only where the measure words differ: of one kind the names could be any three before.
    """
    if _THEN.fullmatch(around[first].left) is None:
        return {}
    items = [item[0] for item in items_from(around, first)]
    row = told[-len(items) :]
    if len(items) < 2 or len(row) < len(items) or [units[i] for i in items] != [m.unit for m in row]:
        return {}
    if len({m.unit for m in row}) < len(row) or any(not m.indicator for m in row):
        return {}
    return {i: m.indicator for i, m in zip(items, row, strict=True)}
