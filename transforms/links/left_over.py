"""What is left of what came in (结余), and what came in before (前两批): sums that are told over several clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from transforms.links.frame import Links, Spot

_LEFT = re.compile(r"(?:结余|节余|余额|剩余|结存|还剩|尚余)(?:为|达|约|有|仅)*$")
_SPENT = re.compile(r"支出|使用|提取|发放|拨付|用去|支付|投入|消耗|售出|销售|下拨|兑付")
_BEFORE = re.compile(r"前[一二两三四五六七八九0-9]{1,2}[批期轮次]|此前|加上|连同|算上")
_SO_FAR = re.compile(r"至此|累计|合计|共计|总计")
REACH = 8
"""Figures of one unit before a sum in which its terms are looked for. 2026-11: 8."""
_NEAR = 8
"""A balance that is called after what came in (缴存余额 of 缴存) may miss it by a part of this, which is a slip. 2026-11: 8."""


def link_left_over(levels: Sequence[Spot], text: str, links: Links) -> None:
    """到账90万元。支出60万元,…,结余30万元; 前两批补贴52台,本批8台,累计60台: the terms point to their sum."""
    for at, spot in enumerate(levels):
        if spot.metric.value is None or at < 2 or spot.averaged or spot.earlier:
            continue
        if _LEFT.search(spot.words):
            _balance(spot, _alike(levels, at), text, links)
        elif _SO_FAR.search(spot.words) and "of" not in links[spot.metric_id]:
            _with_those_before(spot, _alike(levels, at), text, links)


def _alike(levels: Sequence[Spot], at: int) -> list[Spot]:
    """The figures of its unit before the one at ``at``, in its paragraph and the one before, nearest first."""
    spot = levels[at]
    near = levels[max(0, at - 2 * REACH) : at]
    fits = (
        s
        for s in reversed(near)
        if s.unit == spot.unit and s.role == spot.role and s.metric.value is not None
    )
    return [s for s in fits if not s.earlier and not s.averaged][:REACH]


def _value(spot: Spot) -> Decimal:
    return spot.metric.value or Decimal(0)


def _balance(left: Spot, before: Sequence[Spot], text: str, links: Links) -> None:
    spent = next((s for s in before if _SPENT.search(s.words) and "其中" not in s.words), None)
    if spent is None or text.count("\n", spent.end, left.start):
        return
    for came in before[before.index(spent) + 1 :]:
        if text.count("\n", came.end, spent.start) > 1:
            return
        off = abs(_value(came) - _value(spent) - _value(left))
        own = (
            came.metric.indicator[-2:] in left.words
            and came.metric.sentence_start == left.metric.sentence_start
        )
        if off == 0 or (own and off * _NEAR <= _value(came)):
            for part in (spent, left):
                links[part.metric_id].setdefault("of", came.metric_id)
            return


def _with_those_before(whole: Spot, before: Sequence[Spot], text: str, links: Links) -> None:
    told = next((s for s in before if _BEFORE.search(s.words)), None)
    if told is None or text.count("\n", told.end, whole.start):
        return
    for other in before:
        if other is told or "of" in links[other.metric_id]:
            continue
        if _value(other) + _value(told) == _value(whole) and text.count("\n", other.end, told.start) <= 1:
            for part in (told, other):
                links[part.metric_id].setdefault("of", whole.metric_id)
            return
