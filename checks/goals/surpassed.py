"""By how much of it a goal was surpassed, with the goal printed (超出年度目标6000人8%)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from checks.digits.wording import shown
from checks.figures.folded import folded
from checks.figures.sentence import Sentence
from checks.goals.goal_beside import counts_towards
from transforms.metric import Metric
from transforms.text.sentence import NO_THOUSANDS

_BEYOND = re.compile(r"超(?:出|过|额)?了?[^,;:、。0-9]{0,10}(?:目标|任务|计划|指标)[^,;:、。0-9]{0,6}$")
_SURPLUS = re.compile(r"超额(?:完成)?了?(?:[^,;:、。0-9]{0,8}(?:目标|任务|计划|指标))?(?:约|近)?$")
_GOAL_BEHIND = re.compile(r"^的?[^,;。]{0,6}(?:目标|任务|计划|指标)")
_GOAL_BEFORE = re.compile(r"(?:目标|任务|计划|指标)[^,;。]{0,3}$")
WHOLE = Decimal(100)
_CLAUSE = re.compile(rf"[,;。]{NO_THOUSANDS}")
_LAST_FIGURE = re.compile(r"[0-9][0-9,.]*[万亿]?[^0-9]{0,4}$")


def surpassed(sentence: Sentence, at: int) -> tuple[Metric, Metric, Metric] | None:
    """(count, percent, goal) where the percent is right behind the goal, and the count before both."""
    ahead = _ahead(sentence, at)
    if ahead is not None:
        return ahead
    if at < 2 or sentence.lead(at) or not _BEYOND.search(sentence.clause_lead(at - 1)):
        return None
    count, goal = sentence.figures[at - 2 : at]
    return (count, sentence.figures[at], goal) if counts_towards(count, goal) else None


def _ahead(sentence: Sentence, at: int) -> tuple[Metric, Metric, Metric] | None:
    """新增96个,超额20%完成80个的任务: the percent before its goal."""
    figures = sentence.figures
    if not 0 < at < len(figures) - 1 or not _SURPLUS.search(sentence.clause_lead(at)):
        return None
    count, goal = figures[at - 1], figures[at + 1]
    called = _GOAL_BEHIND.match(sentence.tail(at + 1)) or _GOAL_BEFORE.search(sentence.lead(at + 1))
    if not called or "完成" not in sentence.lead(at + 1):
        return None
    return (count, figures[at], goal) if counts_towards(count, goal) else None


def beyond(percent: Metric) -> bool:
    """Whether the words make a percent what was done beyond its goal: 超出目标6000人8%, 超额完成8%."""
    before = folded(percent.quote)[: max(0, percent.start - percent.sentence_start)]
    clause = _CLAUSE.split(before)[-1]
    if "超" not in clause or clause[-1:] == "的" or percent.value is None or percent.value >= WHOLE:
        return False
    return _BEYOND.search(_LAST_FIGURE.sub("", clause)) is not None or _SURPLUS.search(clause) is not None


def of_goal(percent: Metric) -> Metric:
    """The percent of the goal: of 超额完成8% it is 108."""
    if not beyond(percent):
        return percent
    moved = {name: _more(getattr(percent, name)) for name in ("value", "printed_low", "printed_high")}
    return replace(percent, **moved)


def _more(value: Decimal | None) -> Decimal | None:
    return None if value is None else value + WHOLE


def told_of_goal(percent: Metric) -> str:
    """How an editor is told what the percent says: 占目标的87%, 超出目标8%."""
    return f"超出目标{shown(percent)}" if beyond(percent) else f"占目标的{shown(percent)}"
