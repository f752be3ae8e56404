"""A goal that the sentence next door tells, of a count and its percent (已造林3万亩,完成率75%。全年目标为4万亩)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR
from checks.goals.goal_beside import counts_towards
from checks.shares.proportion import agree, mendable
from transforms.metric import Metric

_RATE = re.compile(
    r"^[^,;。]{0,6},(?:[一-龥]{0,4}完成(?:率|比例|进度)|总?进度|占比?|占任务|达标率)(?:为|达到?|约)*$"
)
_PLAIN_SHARE = re.compile(r",占比?(?:为|达到?|约)*$")
_GOAL = re.compile(
    r"(?:全年|年度|今年|当年|年内|[省市县区]里?|我[省市县区]|本年).{0,12}(?:目标|任务|计划)[^,;。0-9]{0,12}$"
)
_NO_GOAL = re.compile(r"明年|下一步|[去上]年|到20|规划|十[四五]五")


def goal_next_door(told: Sequence[Sentence], n: int, at: int) -> tuple[Metric, ...] | None:
    """(count, percent, goal) where the count stands right before the percent, and the goal agrees or is a slip away."""
    sentence = told[n]
    if not at or not _RATE.match(sentence.lead(at)):
        return None
    count, percent = sentence.figures[at - 1], sentence.figures[at]
    near = [
        s if s.story_id == sentence.story_id else None
        for s in (*told[max(0, n - 1) : n], *told[n + 1 : n + 2])
    ]
    before = near[0] if n else None
    behind = near[-1] if n + 1 < len(told) else None
    goal = None
    if at == 1 and before is not None and sentence.start - before.end <= NEXT_DOOR:
        # 下达我市建设任务28万亩。目前已建成21万亩,占75%
        last = len(before.figures) - 1
        goal = before.figures[last] if _is_goal(before, last) else None
    plain = _PLAIN_SHARE.search(sentence.lead(at)) is not None
    if goal is None and not plain and behind is not None and behind.start - sentence.end <= NEXT_DOOR:
        goal = behind.figures[0] if _is_goal(behind, 0) else None
    if goal is None or not counts_towards(count, goal):
        return None
    fits = agree(goal, count, percent) or mendable(goal, count, percent)
    return (count, percent, goal) if fits else None


def _is_goal(sentence: Sentence, at: int) -> bool:
    lead = sentence.clause_lead(at)
    return _GOAL.search(sentence.lead(at)) is not None and not _NO_GOAL.search(lead)
