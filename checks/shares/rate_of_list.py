"""A rate told behind all parts of one whole (劳动力900人,其中外出600人、就近150人,就业率83.3%): of all of them, not of the last."""

from __future__ import annotations

import re

from checks.digits.near_miss import digits_of
from checks.figures.sentence import Sentence
from checks.figures.step import is_level
from transforms.metric import Metric

_GOES_ON = ("、", "和", "及")
_RATE = re.compile(r"^,(?:[^,;:。、0-9]{0,6})?(?P<deed>[一-龥]{2})率(?:为|达到?|约)?$")
PRECISE = 3
"""Digits of a rate from which a slip is believed of a list. 2026-11: 3."""


def part_list(sentence: Sentence, last: int) -> list[int]:
    """The figures of the list behind 其中 that ends with figure ``last``, one measure word throughout; empty where there is none."""
    first = last
    while first and sentence.lead(first)[:1] in _GOES_ON:
        first -= 1
    listed = list(range(first, last + 1))
    one = len({sentence.figures[i].unit for i in listed}) == 1
    return listed if first < last and one and "其中" in sentence.lead(first) else []


def beside_in_list(sentence: Sentence, whole: Metric, part: Metric) -> bool:
    """Whether both stand in one list behind 其中, so that neither is of the other."""
    if (
        "其中" not in sentence.text
        or "、" not in sentence.text
        or whole.sentence_start != part.sentence_start
    ):
        return False
    at = next((i for i, m in enumerate(sentence.figures) if m is part), None)
    return at is not None and any(sentence.figures[i] is whole for i in part_list(sentence, at)[:-1])


def rated_list(sentence: Sentence, at: int) -> tuple[Metric, list[Metric], bool] | None:
    """(whole, parts, sure) of the rate ``at`` that follows a list of parts; sure where the rate's deed is one of theirs."""
    rate, lead = sentence.figures[at], sentence.lead(at)
    said = _RATE.match(lead) if at > 2 and "率" in lead else None
    listed = part_list(sentence, at - 1) if said is not None else []
    if said is None or not listed or not listed[0]:
        return None
    whole, parts = sentence.figures[listed[0] - 1], [sentence.figures[i] for i in listed]
    levels = all(is_level(m) and m.approx == "exact" for m in (whole, *parts))
    if not levels or whole.unit != parts[0].unit or not (rate.value or 0) <= 100:
        return None
    told = any(said["deed"] in sentence.words(i) for i in listed)
    return whole, parts, told and digits_of(rate) >= PRECISE
