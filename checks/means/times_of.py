"""How many times an earlier figure a later one is (由120亩发展到720亩,是当初的6倍): a quotient, and no growth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.changes.rises import rises
from checks.figures.sentence import Sentence
from checks.figures.step import is_level
from checks.rule import Facts
from transforms.metric import Metric

_TIMES = re.compile(
    r"^,?(?:约|大约|相当于|达到?|就?是|为|已是)+(?:[12][0-9]{3}年)?[^,;。0-9]{0,12}的(?:近|约)?$"
)
_OF_GOAL = re.compile(
    r"^,?(?:约|大约|相当于|达到?|就?是|为|已是)+[^,;。0-9]{0,6}(?:目标|任务|计划|指标)[^,;。0-9]{0,2}的(?:近|约)?$"
)
_OF_BASE = re.compile(r"^的(?:近|约)?$")
_IS = re.compile(r"(?:是|为|相当于|达到?)[^,;。]{2,16}$")


def times_of(facts: Facts) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(base, figure, times) where base and figure stand right before the times."""
    for sentence in facts.sentences:
        if "倍" not in sentence.text:
            continue
        for at in range(2, len(sentence.figures)):
            times = sentence.figures[at]
            found = _found(sentence, at) if times.unit == "倍" and times.approx == "exact" else None
            if found is not None:
                yield *found, times


def _found(sentence: Sentence, at: int) -> tuple[Metric, Metric] | None:
    """(base, figure): 由甲发展到乙,是当初的6倍; 目标甲,已完成乙,为目标的1.2倍; 乙,是去年同期甲的6倍."""
    first, second = sentence.figures[at - 2 : at]
    if first.unit != second.unit or not (is_level(first) and is_level(second)):
        return None
    if _TIMES.match(sentence.lead(at)) and rises(sentence, at - 2):
        return first, second
    if first.role == "target" and second.role == "actual" and _OF_GOAL.match(sentence.lead(at)):
        return first, second
    if _OF_BASE.match(sentence.lead(at)) and _IS.search(sentence.clause_lead(at - 1)):
        return second, first
    return None
