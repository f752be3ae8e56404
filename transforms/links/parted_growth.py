"""A growth behind a list that takes its whole apart (分项之后的增减): it is of the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from transforms.links.frame import Frame, Spot
from transforms.names.percent_words import subject

_LISTED = re.compile(r"、[^,。;、0-9]{1,16}")
_OF_ALL = re.compile(
    r",(?:总?(?:面积|产量|规模|数量|人数))?(?:同比|环比|[比较](?:上年|去年)(?:同期)?)(?:增|减|上升|下降)[^,。;0-9]{0,2}"
)


def all_parted(frame: Frame, growth: Spot, levels: Sequence[Spot]) -> list[Spot]:
    """种草36万亩,其中燕麦20万亩、苜蓿16万亩,同比增加3万亩: what grew is all that the list makes up, not its last."""
    if not levels or not _OF_ALL.fullmatch(frame.text, levels[-1].end, growth.start):
        return []
    total, at = levels[-1].metric.value or Decimal(0), len(levels) - 1
    while at and _LISTED.fullmatch(frame.text, levels[at - 1].end, levels[at].start):
        at -= 1
        total += levels[at].metric.value or Decimal(0)
    listed = len(levels) - at
    wholes = [w for w in levels[max(0, at - 2) : at] if w.metric.value == total and w.unit == levels[-1].unit]
    opened = wholes and frame.text.find("其中", wholes[-1].end, levels[at].start) >= 0
    return wholes[-1:] if listed > 1 and opened else []


_PART_GROWN = re.compile(r",?([^,;。0-9]{2,12}?)(?:同比|环比|[比较](?:上年|去年|同期))?(?:增|减|上升|下降)")


def is_of_unprinted_part(frame: Frame, level: Spot, growth: Spot) -> bool:
    """总产值达64亿元,其中农业产值同比增加9.2亿元: the growth of a part whose level is not printed is not the whole's."""
    opened = frame.text.rfind("其中", level.end, growth.start)
    if opened < 0:
        return False
    named = _PART_GROWN.match(frame.text, opened + 2, growth.start)
    return named is not None and bool(subject(named[1]))
