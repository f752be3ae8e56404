"""A count and its list without 其中 (明细): 走访企业120家,工业60家、商贸40家、农业20家."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from transforms.links.frame import WINDOW, Links, Spot, kin
from transforms.links.sum import digits_of

_ADDED = (",连同", ",加上", ",加之", ",再加上", ",另有", ",另外", ",此外")
"""Opens a clause whose figures come on top of the count before it (今年开园3家,连同去年的2家…)."""


def link_breakdown(levels: Sequence[Spot], text: str, links: Links) -> None:
    """At least three like counts joined by 、 in the clause after a count are its list; two that make it up, too."""
    for whole, one, two in zip(levels, levels[1:], levels[2:], strict=False):
        if whole.unit == one.unit == two.unit and _two_of(whole, one, two, text):
            for part in (one, two):
                links[part.metric_id].setdefault("of", whole.metric_id)
    if len(levels) < 4:
        return
    actual = [s for s in levels if s.role == "actual" and s.metric.value is not None][: 4 * WINDOW]
    for i, whole in enumerate(actual):
        if "of" in links[whole.metric_id]:
            continue
        parts: list[Spot] = []
        total = Decimal(0)
        for part in actual[i + 1 :]:
            if not kin(whole.metric, part.metric) or "of" in links[part.metric_id]:
                break
            parts.append(part)
            total += part.metric.value or Decimal(0)
            if len(parts) >= 3 and total == whole.metric.value:
                break
        listed = _list_after(whole, parts, text)
        if len(parts) >= 3 and total == whole.metric.value:
            listed = parts
        if len(listed) >= 3:
            for part in listed:
                links[part.metric_id]["of"] = whole.metric_id
            return


_FIRST_NAMED = re.compile(r"(?:[,:]|——)[一-龥]{1,10}")
_NEXT_NAMED = re.compile(r"[,、][一-龥]{1,10}")
_ONE_MORE = re.compile(r"[,、][一-龥]{0,10}[0-9][0-9.]*[万亿]?")
_TELLING = 3
"""Digits of a total that two figures right behind it hardly make up by chance. 2026-11: 3."""


def _two_of(whole: Spot, one: Spot, two: Spot, text: str) -> bool:
    """建成书屋137间,镇上46间,村里91间: two with bare names right behind the figure that they make up."""
    parts = (one.metric, two.metric)
    if (
        sum(p.value or Decimal(0) for p in parts) != whole.metric.value
        or digits_of(whole.metric.value or Decimal(0)) < _TELLING
    ):
        return False
    if not (whole.role == one.role == two.role) or any(s.earlier or s.averaged for s in (whole, one, two)):
        return False
    named = _FIRST_NAMED.fullmatch(text, whole.end, one.start) and _NEXT_NAMED.fullmatch(
        text, one.end, two.start
    )
    more = _ONE_MORE.match(text, two.end)
    return named is not None and not (more and text.startswith(two.unit, more.end()))


def _list_after(whole: Spot, parts: Sequence[Spot], text: str) -> list[Spot]:
    """The items joined by 、 in the clause right after the whole, all in its unit."""
    opening = text[whole.end : parts[0].start] if parts else ""
    if opening.count(",") != 1 or "、" in opening or ";" in opening or opening.startswith(_ADDED):
        return []
    listed = [parts[0]]
    for last, part in pairwise(parts):
        between = text[last.end : part.start]
        if not between.startswith("、") or "," in between or "。" in between:
            break
        listed.append(part)
    return listed if all(s.unit == whole.unit for s in listed) else []
