"""A level that is told to have risen right behind what it was (到10月底增加到5480个): it is not below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.figures.sentence import Sentence
from checks.rule import Facts
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS

_RISES = re.compile(
    r"^\s*[,;]?(?:到|至|截至)(?:今年|当年|本月|[0-9]{4}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日|[底末初]|份)?,?(?:又|再|已|则|就)*"
    r"(?:增加|增长|上升|提高|提升|扩大|壮大|发展)(?:到|至)了?$"
)
NEXT_DOOR = 2
"""Characters between a sentence and the next, in which a level is told to have risen. 2026-11: 2."""


def risen(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """9月底充电桩达到5200个,到10月底增加到5480个: the level right before, in one measure word."""
    before: Sentence | None = None
    for sentence in facts.sentences:
        for at, later in enumerate(sentence.figures if "到" in sentence.text else ()):
            if later.role != "actual" or later.approx != "exact" or not _RISES.match(sentence.lead(at)):
                continue
            earlier = sentence.figures[at - 1] if at else None
            if earlier is None and before is not None and before.story_id == sentence.story_id:
                near = sentence.start - before.end <= NEXT_DOOR
                earlier = before.figures[-1] if near else None
            if earlier is None or earlier.unit != later.unit or earlier.unit in RELATIVE_UNITS:
                continue
            if earlier.role == "actual" and earlier.approx == "exact" and earlier.period_text:
                yield earlier, later
        before = sentence
