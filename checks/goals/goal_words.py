"""Figures that are worded as something to be reached (目标、任务、计划): nothing lies within them as a part."""

from __future__ import annotations

import re

from checks.figures.sentence import Sentence

GOAL = re.compile(
    r"目标|任务(?!总[量数])|计划|指标|预算数|(?:年初|全年|年度)预算|预期|额度|为预算|完成预算|应完成"
)


_AMOUNTS_TO = ("为", "是", "相当于", "仅为", "只有")
"""税收9亿元,为市里核定基数12亿元的75%: how a clause opens that tells what part of another figure the one before it is."""


def is_goal(sentence: Sentence, at: int) -> bool:
    """Whether the figure is one to be reached (完成年度计划720亿元的…), which no part lies within."""
    metric, lead = sentence.figures[at], sentence.clause_lead(at)
    return metric.role == "target" or (bool(GOAL.search(lead)) and not lead.endswith(("共", "共有", "共计")))


def goal_of_percent(sentence: Sentence, at: int) -> bool:
    """Whether figure ``at`` is the goal inside 占年度目标(606.5亿元)的137.9%."""
    behind = at + 1
    if behind not in sentence.percents or sentence.figures[behind].unit != "%":
        return False
    return sentence.lead(behind).startswith(("的", ")的")) and is_goal(sentence, at)


def base_of_percent(sentence: Sentence, at: int) -> bool:
    """Whether figure ``at`` is what a percent behind it is of: a goal, or the whole inside 占全市产值90亿元的20%."""
    figures, behind = sentence.figures, at + 1
    if behind >= len(figures) or figures[behind].unit != "%":
        return goal_of_percent(sentence, at)
    lead = sentence.clause_lead(at)
    if "占" not in lead and not lead.startswith(_AMOUNTS_TO):
        return goal_of_percent(sentence, at)
    return sentence.lead(behind).startswith(("的", ")的"))
