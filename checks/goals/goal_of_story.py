"""A goal that the story prints elsewhere (前文印出的目标): 完成全年目标的29% is of the 8亿元 that was told before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.figures.folded import folded
from checks.figures.once import kept
from checks.figures.spot import covers
from checks.rule import Facts
from checks.shares.proportion import agree, mendable
from transforms.metric import Metric

_ITS_PERCENT = re.compile("[^,;。0-9]{0,10}[0-9.]+%")
_CALLED_GOAL = re.compile("(?:任务|计划|目标)$")
ALIKE = 0.75
"""Share of the letters of a count's name that a goal of nearly the same name has. 2026-11: 0.75."""
NAME = 3
"""Letters at the end of two names from which they are of one thing. 2026-11: 3."""


def goal_of_story(count: Metric, percent: Metric, facts: Facts) -> Metric | None:
    """The one goal of the story that has the count's name, unit, place and year.

    None when there are several, or when its percent is so far off that no single slip explains it: then it is another's.
    """
    year = _year_of(count) or _year_of(percent)
    goals = [m for m in _goals(facts).get(count.story_id, ()) if _year_of(m) in (None, year)]
    told = [m for m in goals if _may_be(m, count)] or [m for m in goals if _ends_alike(m, count)]
    # A bound (1万人以上) is too loose a goal where its name is not quite the count's.
    told = told or [
        m for m in goals if m.unit == count.unit and m.place == count.place and _its_own(m, goals)
    ]
    if told and not _alike(told[0], count):
        return None
    if len({m.value for m in told}) != 1 or not told[0].value:
        return None
    goal = told[0]
    return goal if agree(goal, count, percent) or mendable(goal, count, percent) else None


@kept
def _goals(facts: Facts) -> dict[str, list[Metric]]:
    """The goals of each story, in reading order."""
    found: dict[str, list[Metric]] = {}
    for m in facts.metrics:
        if m.role == "target":
            found.setdefault(m.story_id, []).append(m)
    return found


def _may_be(goal: Metric, count: Metric) -> bool:
    return goal.unit == count.unit and goal.indicator == count.indicator and goal.place == count.place


def _ends_alike(goal: Metric, count: Metric) -> bool:
    """计划新建农村幸福院45所。…已建成幸福院36所: the shorter name is the end of the longer."""
    same = goal.unit == count.unit and goal.place == count.place
    ends = goal.indicator[-NAME:]
    return same and len(ends) == NAME and count.indicator.endswith(ends)


def _its_own(goal: Metric, goals: Sequence[Metric]) -> bool:
    """Whether it is one number, no part of another goal, and not told of another count with its percent.

    完成8亿元目标的65% is told with its percent; 任务9公里,其中新建4公里: the 4公里 are a part.
    """
    behind = folded(goal.quote)[goal.end - goal.sentence_start :]
    part = any(goal.of_metric_id == m.metric_id for m in goals)
    return goal.approx == "exact" and not part and _ITS_PERCENT.match(behind) is None


def _alike(goal: Metric, count: Metric) -> bool:
    """Whether the goal's name has nearly all letters of the count's (普惠托位, 普惠性托位), or is its deed (修复任务)."""
    deed = _CALLED_GOAL.sub("", goal.indicator)
    if deed != goal.indicator and len(deed) > 1 and deed in count.indicator:
        return True
    return goal.indicator == count.indicator or covers(goal.indicator, count.indicator, ALIKE)


def _year_of(metric: Metric) -> int | None:
    day = metric.period_end or metric.period_start
    return day.year if day else None
