"""Figures that are worded as something to be reached (目标、任务、计划): nothing lies within them as a part."""

from __future__ import annotations

import re

from checks.figures.sentence import Sentence

GOAL = re.compile(r"目标|任务(?!总[量数])|计划|指标|预算数|年初预算|预期|额度|为预算|完成预算|应完成")


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
    if behind >= len(figures) or figures[behind].unit != "%" or "占" not in sentence.clause_lead(at):
        return goal_of_percent(sentence, at)
    return sentence.lead(behind).startswith(("的", ")的"))
