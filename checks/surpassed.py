"""By how much of it a goal was surpassed, with the goal printed (超出年度目标6000人8%)."""

from __future__ import annotations

import re

from checks.folded import folded
from checks.sentence import Sentence
from transforms.metric import Metric
from transforms.number_kind import RELATIVE_UNITS

_BEYOND = re.compile(r"超(?:出|过|额)?了?[^,;:、。0-9]{0,10}(?:目标|任务|计划|指标)[^,;:、。0-9]{0,6}$")
_CLAUSE = re.compile(r"[,;。](?![0-9]{3}(?![0-9]))")
_LAST_FIGURE = re.compile(r"[0-9][0-9,.]*[万亿]?[^0-9]{0,4}$")


def surpassed(sentence: Sentence, at: int) -> tuple[Metric, Metric, Metric] | None:
    """(count, percent, goal) where the percent is right behind the goal, and the count before both."""
    if at < 2 or sentence.lead(at) or not _BEYOND.search(sentence.clause_lead(at - 1)):
        return None
    count, goal = sentence.figures[at - 2 : at]
    if count.unit != goal.unit or goal.unit in RELATIVE_UNITS or count.role != "actual":
        return None
    return count, sentence.figures[at], goal


def beyond(percent: Metric) -> bool:
    """Whether the words make a percent what was done beyond the goal that is printed right before it."""
    before = folded(percent.quote)[: max(0, percent.start - percent.sentence_start)]
    clause = _CLAUSE.split(before)[-1]
    return "超" in clause and _BEYOND.search(_LAST_FIGURE.sub("", clause)) is not None and clause[-1:] != "的"
