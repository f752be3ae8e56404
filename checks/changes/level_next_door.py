"""How a level of the sentence before has changed, told by its name (甲族人口41万人。与上次普查相比,甲族人口减少1万人,下降2%)."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import pairwise

from checks.changes.change_words import name_told, named, tells_move
from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR
from checks.figures.step import says_difference
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS


def levels_next_door(
    sentence: Sentence, before: Sentence, used: Set[int]
) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(level, step, growth) where ``before`` tells the level by the very name that ``sentence`` has for the step.

    ``used`` are the figures, by identity, that tell of another level.
    """
    if sentence.start - before.end > NEXT_DOOR:
        return
    for at, (step, growth) in enumerate(pairwise(sentence.figures)):
        if growth.role != "change" or growth.unit != "%" or id(step) in used or not says_difference(step):
            continue
        lead = sentence.lead(at + 1)
        if step.unit in RELATIVE_UNITS or lead[:1] not in (",", "(") or not tells_move(lead) or named(lead):
            continue
        name = named(sentence.lead(at))
        able = [
            m
            for i, m in enumerate(before.figures)
            if m.unit == step.unit
            and m.role == "actual"
            and _has_name(m, name_told(before.clause_lead(i)), name, step)
        ]
        if name and len(able) == 1:
            yield able[0], step, growth


def _has_name(level: Metric, told: str, name: str, step: Metric) -> bool:
    """Whether a level is called so; one that the step is linked to may have more before it (年末全市护士)."""
    return told == name or (step.of_metric_id == level.metric_id and told.endswith(name))
