"""A number that opens a clause to be taken up once more (抽查320家企业,…。320家企业中,…)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.digits.near_miss import digits_of, one_slip
from checks.figures.sentence import Sentence
from checks.figures.spot import stories
from checks.figures.step import is_level
from checks.interval import printed
from checks.repeats.restated import alike_in_size
from checks.rule import Facts
from transforms.metric import Metric

MIN_DIGITS = 2
"""Digits of a number that is taken up with the name of its thing. 2026-11: 2."""
BACK = 12
"""Figures of one measure word before it, among which it is sought. 2026-11: 12."""

_AGAIN = re.compile(r"^[一-龥]{0,9}?(?P<thing>[一-龥]{2})中(?:,|有|已|提前|$)")
_OPENS = re.compile(r"^(?:在)?(?:这|该|上述|以上)?$")


def taken_up(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(earlier, later) where no number before is the same, and one of the same thing is a slip away."""
    for story in stories(facts):
        for n, sentence in enumerate(story):
            for at, later in enumerate(sentence.figures if "中" in sentence.text else ()):
                if "中" in sentence.tail(at) and _OPENS.match(sentence.clause_lead(at)):
                    told = ((s, i, m) for s in story[:n] for i, m in enumerate(s.figures))
                    earlier = _earlier(sentence, at, [(s, i) for s, i, m in told if m.unit == later.unit])
                    if earlier is not None:
                        yield earlier, later


def _earlier(sentence: Sentence, at: int, known: list[tuple[Sentence, int]]) -> Metric | None:
    later, said = sentence.figures[at], _AGAIN.match(sentence.tail(at))
    wanted = printed(later)
    if said is None or wanted is None or digits_of(later) < MIN_DIGITS or not is_level(later):
        return None
    if any(other.figures[i].value == later.value for other, i in known):
        return None
    near = [
        other.figures[i]
        for other, i in known[-BACK:]
        if said["thing"] in other.told(i) + other.figures[i].indicator
        and is_level(other.figures[i])
        and alike_in_size(other.figures[i], later)
        and one_slip(other.figures[i], wanted)
    ]
    return near[0] if len(near) == 1 else None
