"""What is held against a goal of another sentence, where the percent names the goal alone (目标为60亿元,已完成40%)."""

from __future__ import annotations

from checks.goals.surpassed import of_goal
from checks.rule import Facts
from checks.shares.proportion import agree, mendable
from transforms.metric import Metric


def held_against(goal: Metric, percent: Metric, facts: Facts) -> tuple[Metric, Metric, Metric] | None:
    """(count, percent, goal): the only count of the story that is held against the goal, if a slip at most parts them.

    制造业投资24亿元。…全年制造业投资目标为60亿元,已完成40%.
    """
    if goal.role != "target":
        return None
    told = facts.by_story[goal.story_id]
    able = [m for m in told if m.target_metric_id == goal.metric_id and m.role == "actual"]
    if len(able) != 1 or able[0].unit != goal.unit:
        return None
    (count,) = able
    share = of_goal(percent)
    if agree(goal, count, share) is True or mendable(goal, count, share):
        return count, percent, goal
    return None
