"""Text and caption that tell what there is on one day, one of them with a digit misprinted (同一天的两个数)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.digits.near_miss import digits_of
from transforms.metric import Metric

DIGITS = 2
"""Digits of the numbers; those of more are told to be one by their words. 2026-11: 2."""
NAME = 4
"""Letters of the shortest name that says what there is. 2026-11: 4."""


def of_one_day(of_one_kind: Sequence[Metric]) -> Iterator[tuple[Metric, Metric]]:
    """(earlier, later) of figures of one kind on a page, of one day and name: 31个, and 37个 or 310个."""
    first: dict[object, Metric] = {}
    for metric in of_one_kind:
        stands = metric.period_end and not (metric.period_start or metric.of_metric_id)
        if not stands or len(metric.indicator) < NAME or metric.unit == "%":
            continue
        if digits_of(metric) != DIGITS:
            continue
        place = metric.place.code if metric.place else None
        earlier = first.setdefault((place, metric.period_end, metric.indicator), metric)
        slip = _one_digit_off(*(format(m.value or 0, "f") for m in (earlier, metric)))
        apart = earlier.sentence_start != metric.sentence_start or earlier.story_id != metric.story_id
        if slip and apart and metric.same_as_metric_id is None:
            yield earlier, metric


def _one_digit_off(one: str, other: str) -> bool:
    """Whether one digit is another, or a nought more."""
    if len(one) != len(other):
        return "." not in one + other and (one + "0" == other or other + "0" == one)
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1
