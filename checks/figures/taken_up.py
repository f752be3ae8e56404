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
from transforms.numbers.number_kind import RELATIVE_UNITS

MIN_DIGITS = 2
"""Digits of a number that is taken up with the name of its thing. 2026-11: 2."""
BACK = 12
"""Figures of one measure word before it, among which it is sought. 2026-11: 12."""
LEAD = 12
"""Characters of the longest words before it with which it still opens its clause. 2026-11: 12."""
THING = 8
"""Letters behind it among which its thing is named. 2026-11: 8."""

_AGAIN = re.compile(r"^[一-龥]{0,9}?(?P<thing>[一-龥]{2})中(?:,|有|已|提前|$)")
_THESE = re.compile(r"^(?P<thing>[一-龥]{2})")
_OPENS = re.compile(r"^(?:在|对|按)?(?:这|该|上述|以上)?$")
_WHERE = re.compile(r"^(?:在|对|按|目前|截至[^,;。]{0,6})?(?:全|我|该|本)[省市县区旗州镇乡村][^,;。]{0,2}$")
_LETTERS = re.compile("[一-龥]+")


def taken_up(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(earlier, later) of the same number of the same thing; where none before is the same, of one that is a slip away."""
    for story in stories(facts):
        known: dict[str, list[tuple[Sentence, int]]] = {}
        for sentence in story:
            for at, later in enumerate(sentence.figures):
                if later.unit in RELATIVE_UNITS:
                    continue
                told = known.setdefault(later.unit, [])
                if told and _is_taken_up(sentence, at):
                    earlier = _same(sentence, at, told) or _earlier(sentence, at, told)
                    if earlier is not None:
                        yield earlier, later
                told.append((sentence, at))


def _is_taken_up(sentence: Sentence, at: int) -> bool:
    """Whether a figure opens its clause, so that it says of how many the clause is (320家企业户均…)."""
    lead = sentence.clause_lead(at)
    opens = len(lead) <= LEAD and (_OPENS.match(lead) is not None or _WHERE.match(lead) is not None)
    return opens and (not at or sentence.lead(at)[-1 - len(lead) :][:1] in (";", ",", "。", ":"))


def _same(sentence: Sentence, at: int, known: list[tuple[Sentence, int]]) -> Metric | None:
    """The nearest figure before of the same number, of a thing that the words behind both figures name."""
    later = sentence.figures[at]
    said = _LETTERS.match(sentence.tail(at))
    if said is None or later.role == "change" or later.approx != "exact":
        return None
    thing = said[0][:THING]
    pairs = [thing[n : n + 2] for n in range(len(thing) - 1)]
    for other, i in reversed(known[-BACK:]):
        earlier = other.figures[i]
        if earlier.value != later.value or earlier.approx != "exact" or not _counts(earlier):
            continue
        words = other.told(i) + "|" + earlier.indicator
        if other.tail(i)[:1] == thing[:1] or any(pair in words for pair in pairs):
            return earlier if other is not sentence or i < at - 1 else None
    return None


def _counts(metric: Metric) -> bool:
    return metric.role in ("actual", "target", "standard")


def _earlier(sentence: Sentence, at: int, known: list[tuple[Sentence, int]]) -> Metric | None:
    later, tail = sentence.figures[at], sentence.tail(at)
    these = sentence.clause_lead(at).endswith(("这", "上述", "以上"))
    said = _AGAIN.match(tail) or (_THESE.match(tail) if these else None)
    wanted = printed(later)
    if said is None or wanted is None or digits_of(later) < MIN_DIGITS or not is_level(later):
        return None
    known = [(other, i) for other, i in known if other is not sentence]
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
