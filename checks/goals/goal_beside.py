"""A goal that is printed beside the count and the percent of it: before both, in a bracket, or in the sentence before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.changes.change_words import compared_with
from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR, absolute, back
from checks.shares.proportion import agree, mendable
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS

GOAL = re.compile(r"目标|任务|计划|指标|预算|预期|应[参缴办建收完]")
_OF_IT = re.compile(
    r"^[^,;。]{0,6}[,(](?:已)?(?:占比?|[^,;。0-9]{0,4}完成率|完成进度|完成(?:年度|全年)?(?:目标|任务|计划)?的?|达到?(?:目标|任务|计划)[^,;]{0,4}?的?|占[^,;]{0,6}(?:目标|任务|计划)[^,;]{0,2}?的?)(?:为|达|达到|约)*$"
)
_TO_DO = re.compile(
    r"(?:计划|任务|目标|下达|确定)[^;。]{0,24}$|(?:全年|今年|年内|本年度?)[^,;]{0,6}(?:要|需|应)[^,;]{0,16}$"
)
_BRACKET = re.compile(r"^[^,;。]{0,6}\((?:其中)?[^,;。()]{0,10}(?:目标|任务|计划|指标)[^,;。()]{0,4}$")
_BEHIND_BRACKET = re.compile(
    r"^[^()]{0,4}\),?[^,;。]{0,6}(?:完成|达到?|占|进度|完成率|完成比例)[^,;。]{0,8}$"
)
_IS_GOAL_TAIL = re.compile(r"^的?(?:年度|全年)?(?:目标|任务|计划)")


def counts_towards(count: Metric, goal: Metric) -> bool:
    """Whether the one may be what was done of the other: an amount so far, in the unit of the goal, and no share."""
    return count.role == "actual" and goal.unit == count.unit and goal.unit not in RELATIVE_UNITS


def goal_then_count(sentence: Sentence, at: int) -> tuple[Metric, ...] | None:
    """全年改建550公里的任务,已完成519公里,占94.4%: goal, count and percent in a row, the goal called one."""
    if at < 2 or not _OF_IT.match(sentence.lead(at)):
        return None
    count, to = sentence.figures[at - 1], _out_of_bracket(sentence, at - 1)
    if to is None or not counts_towards(count, sentence.figures[to]) or _one_of_several(sentence, to):
        return None
    goal = sentence.figures[to]
    called = (
        goal.role == "target"
        or _IS_GOAL_TAIL.match(sentence.tail(to))
        or GOAL.search(sentence.clause_lead(to))
        or _TO_DO.search(sentence.lead(to))
    )
    between = _BRACKETED.sub("", sentence.between(to, at - 1))
    return (
        (count, sentence.figures[at], goal)
        if called and "其中" not in between and ";" not in between
        else None
    )


_THEN_DONE = re.compile(
    r"^的?(?:年度|全年)?(?:目标|任务|计划)(?:任务)?[^,;。0-9]{0,6}完成,(?:任务|目标|计划)?完成率(?:为|达到?|约)*$"
)


def goal_then_done(sentence: Sentence, at: int) -> tuple[Metric, ...] | None:
    """已办理6件(甲4件、乙2件),全年5件目标任务已超额完成,完成率120%: the count before its goal."""
    if at < 2 or not _THEN_DONE.match(sentence.lead(at)):
        return None
    goal, of = sentence.figures[at - 1], _out_of_bracket(sentence, at - 1)
    if of is None or ";" in sentence.between(of, at - 1) or not counts_towards(sentence.figures[of], goal):
        return None
    return sentence.figures[of], sentence.figures[at], goal


_BRACKETED = re.compile(r"\([^()]*\)")


def _out_of_bracket(sentence: Sentence, at: int) -> int | None:
    """The figure before ``at``, past a bracket that stands between (计划开工255项(其中新开工223项),已开工206项)."""
    if not at:
        return None
    close = sentence.lead(at).find(")")
    if close < 0 or close > OF_BRACKET:
        return at - 1
    for i in range(at - 1, -1, -1):
        if "(" in sentence.lead(i):
            return i - 1 if i else None
    return None


def _one_of_several(sentence: Sentence, at: int) -> bool:
    """计划建15万亩、改造20万亩: of which of them a percent is, is left open."""
    before = [i for i in range(at) if sentence.figures[i].role == "target"]
    before = [i for i in before if sentence.figures[i].unit == sentence.figures[at].unit]
    return bool(before) and not _PARTED.search(sentence.between(before[-1], at))


_PARTED = re.compile(r"[;:]|其中|[0-9]%")
_BY_PLAN = re.compile(r"按(?!期|时)[^,;。]{0,16}$")
_DONE_OF_PLAN = re.compile(r"^的?[^,;。0-9]{0,8},(?:目前)?(?:已经?)?完成了?$")
BEFORE = 4
"""Sentences before its own in which what was done of a plan is sought. 2026-11: 4."""
OF_BRACKET = 6
"""Characters from the last figure of a bracket to its end. 2026-11: 6."""
_REACHED = re.compile(r"^[^,;。]{0,6},[^,;。0-9]{0,4}完成(?:率|比例|进度)(?:为|达|达到|约)*$")
_PLANNED = re.compile(r"(?:计划|任务|目标)[^,;。]{0,8}$")


def goal_in_sentence_before(before: Sentence, sentence: Sentence, at: int) -> tuple[Metric, ...] | None:
    """当年计划投资63亿元。1-12月完成投资78亿元,投资完成率122.6%: the plan ends the sentence before."""
    if at != 1 or not _REACHED.match(sentence.lead(at)) or sentence.start - before.end > NEXT_DOOR:
        return None
    count, last = sentence.figures[0], len(before.figures) - 1
    goal = before.figures[last]
    if not counts_towards(count, goal) or not _PLANNED.search(before.clause_lead(last)):
        return None
    return count, sentence.figures[at], goal


def by_plan(told: Sequence[Sentence], n: int, at: int) -> tuple[Metric, ...] | None:
    """收购玉米6万吨,…。按全年12万吨的计划测算,已完成50%: the one count before that the percent is right about.

    Where none is, the one that a slip would make right.
    """
    sentence = told[n]
    if (
        not at
        or not _DONE_OF_PLAN.match(sentence.lead(at))
        or not _BY_PLAN.search(sentence.clause_lead(at - 1))
    ):
        return None
    if not GOAL.search(sentence.clause_lead(at - 1) + sentence.lead(at)):
        return None
    goal, percent = sentence.figures[at - 1], sentence.figures[at]
    before = [s for s in told[max(0, n - BEFORE) : n + 1] if s.story_id == sentence.story_id]
    near = back(before, len(before) - 1, at - 1, BEFORE)
    near = [s for s in near if counts_towards(s.metric, goal) and not compared_with(s.sentence.lead(s.at))]
    for fits in (agree, mendable):
        able = [s for s in near if fits(goal, s.metric, percent)]
        if len({s.metric.value for s in able}) > 1:
            able = [s for s in able if not any(absolute(m) for m in s.sentence.figures[: s.at])]
        if able:
            return (able[0].metric, percent, goal) if len({s.metric.value for s in able}) == 1 else None
    return None


def goal_in_bracket(sentence: Sentence, at: int) -> tuple[Metric, ...] | None:
    """办理登记17036件(年度任务17702件),完成96.2%."""
    if at < 2 or not _BRACKET.match(sentence.lead(at - 1)) or not _BEHIND_BRACKET.match(sentence.lead(at)):
        return None
    count, goal = sentence.figures[at - 2 : at]
    return (count, sentence.figures[at], goal) if counts_towards(count, goal) else None
