"""Counts of a headline that its story prints otherwise, known by their noun (标题与正文的计数).

One digit tells nothing by itself, and two that changed places little: the very name, or the noun and other words, must be
the same, and nothing else in the story may be meant.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from checks.digits.near_miss import digits_of
from checks.figures.spot import kin
from checks.repeats.restated import core, one_time, pairs_of_letters, swapped
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS

NAME = 3
"""Letters of a name that two counts of one digit must have in common. 2026-11: 3."""
NOUN = 2
"""Letters of a noun. 2026-11: 2."""
SHARED = 2
"""Pairs of letters by which figures with two digits changed are one, if their noun is a common one. 2026-11: 2."""
_COMMON = frozenset(("企业", "项目", "人员", "群众", "活动", "单位", "学生", "游客", "农户", "工程", "产品"))
_ROUGH = frozenset(("exact", "over", "about"))


def turned_below(head: Metric, story: Sequence[Metric], titled: Collection[str]) -> Metric | None:
    """82场宣讲 above 28场巡回宣讲, 6.4万群众就业 above 4.6万余名群众就业: the only figure with two digits changed and that noun."""
    if digits_of(head) < 2 or head.role not in ("actual", "target") or head.unit in RELATIVE_UNITS:
        return None
    said = pairs_of_letters(head)
    found = [
        m
        for m in story
        if m.quote not in titled
        and _one_role(head, m)
        and m.approx in _ROUGH
        and kin(head, m)
        and swapped(head, m)
        and one_time(head, m)
        and (_one_noun(head, m) or len(said & pairs_of_letters(m)) >= SHARED)
    ]
    return found[0] if len({m.value for m in found}) == 1 else None


def _one_role(head: Metric, metric: Metric) -> bool:
    """Whether both are done or both planned; a headline leaves out that the text only plans it (今年规划新建校舍14万平方米)."""
    return head.role == metric.role or (head.role, metric.role) == ("actual", "target")


def counted_below(head: Metric, body: Sequence[Metric]) -> Metric | None:
    """办5所长者食堂 above 办6所长者食堂: the only count of that very name in the story, no part of another."""
    name = core(head.indicator)
    if digits_of(head) != 1 or len(name) < NAME or head.role not in ("actual", "target"):
        return None
    named = [m for m in body if core(m.indicator).endswith(name) or name.endswith(core(m.indicator))]
    if len(named) != 1 or digits_of(named[0]) != 1 or named[0].role != head.role:
        return None
    (found,) = named
    same = core(found.indicator) == name and found.of_metric_id is None and found.place == head.place
    return found if same and one_time(head, found) else None


def _one_noun(head: Metric, metric: Metric) -> bool:
    noun = core(head.indicator)[-NOUN:]
    return len(noun) == NOUN and noun not in _COMMON and core(metric.indicator).endswith(noun)
