"""Nouns of which one is surely part of the other, side by side in one unit (在校生3600人,住宿生2900人): no more of it than of all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.changes.change_words import compared_with
from checks.figures.sentence import Sentence
from checks.figures.step import is_level
from checks.rule import Facts
from checks.totals.among import AVERAGE
from seeds import wordlists
from transforms.metric import Metric

_VERBS = "(?:现|共|总|实)?(?:有|达到?|为|计|约)*"
_PAIRS = [
    (
        re.compile(f"(?:{row['whole']}){_VERBS}$"),
        re.compile(f"^[,、](?:现有|共有|有)?(?:{row['part']}){_VERBS}$"),
    )
    for row in wordlists.load("sure_parts")
]
_OF_ALL = re.compile("|".join(f"(?:{row['part']})" for row in wordlists.load("sure_parts")))
FAR = 3
"""How many times more than all a part may be that is a misprint. 2026-11: 3."""
_PLANNED = re.compile("计划|规划|目标|任务|力争|新|[去上]年|同期")


def sure_parts(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(all, part) side by side in one sentence."""
    for sentence in facts.sentences:
        if len(sentence.figures) < 2 or _OF_ALL.search(sentence.text) is None:
            continue
        for at, (whole, part) in enumerate(pairwise(sentence.figures), 1):
            if whole.unit == part.unit and _is_part(sentence, at) and _alike(sentence, at):
                yield whole, part


def _is_part(sentence: Sentence, at: int) -> bool:
    before, between = sentence.clause_lead(at - 1), sentence.lead(at)
    return any(whole.search(before) and part.match(between) for whole, part in _PAIRS)


def _alike(sentence: Sentence, at: int) -> bool:
    """Whether both are levels of one role, no means and none of another year, and not too far apart."""
    whole, part = sentence.figures[at - 1 : at + 1]
    said = sentence.lead(at - 1) + sentence.lead(at)
    if not (is_level(whole) and is_level(part)) or whole.role != part.role:
        return False
    if AVERAGE.search(said) or _PLANNED.search(said) or compared_with(said):
        return False
    return (part.value or 0) <= FAR * (whole.value or 0)
