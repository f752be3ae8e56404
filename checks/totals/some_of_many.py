"""Named members of a number of things (列举其中几家): of 31家剧场演出8500场 four that are named leave the others."""

from __future__ import annotations

from collections.abc import Sequence

from checks.figures.sentence import Sentence, letters
from transforms.metric import Metric
from transforms.numbers.measure import family

LEAST_NAME = 2
"""Letters of what the members are (景区); of places one is enough. 2026-11: 2."""
_PLACES = frozenset("省市县区旗乡镇村")


def some_of_many(sentence: Sentence, at: int, parts: Sequence[int]) -> bool:
    """Whether the parts of figure ``at`` are members of things that are more than they.

    The number of the things stands right before the figure in its clause, and what they are called ends the name of
    every part. ``parts`` are the places of the parts in the sentence.
    """
    if not at:
        return False
    many = sentence.figures[at - 1]
    if not _counts(many, sentence.figures[at]) or (many.value or 0) <= len(parts):
        return False
    name = _end_of_all([letters(sentence.clause_lead(i)) for i in parts])
    named = len(name) >= LEAST_NAME or name in _PLACES
    return bool(name) and named and name in letters(sentence.clause_lead(at))


def one_inside_another(parts: Sequence[Metric]) -> bool:
    """Whether a part is linked to another of them: 梨园…,其中挂果…,甲镇、乙乡挂果分别…."""
    ids = {part.metric_id for part in parts}
    return any(part.of_metric_id in ids for part in parts)


def _counts(many: Metric, whole: Metric) -> bool:
    return many.unit != whole.unit and family(many.unit) == "count" and many.approx == "exact"


def _end_of_all(names: Sequence[str]) -> str:
    shortest = min(names, key=len)
    ends = (shortest[i:] for i in range(len(shortest)))
    return next((end for end in ends if all(name.endswith(end) for name in names)), "")
