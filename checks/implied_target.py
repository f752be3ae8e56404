"""What a count and its percent say about a target that the page does not print (隐含目标)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checks.interval import Interval, is_whole, printed
from checks.rule import Facts
from transforms.metric import Metric

MAX_INTEGERS = 1000
"""Feasible targets listed one by one; more than that narrows nothing down. 2026-11: set to 1000."""


@dataclass(frozen=True, slots=True)
class ImpliedTarget:
    """The targets that fit one count and its percent.

    ``interval`` holds them all, in base units of the count; ``integers`` lists the whole ones of a unit
    that counts whole things, None when there are more than MAX_INTEGERS or the unit has halves;
    ``roundest`` is the one with most trailing zeros, None when none or several are equally round.
    """

    count: Metric
    percent: Metric
    interval: Interval
    integers: tuple[int, ...] | None
    roundest: int | None

    @property
    def is_unique(self) -> bool:
        """Whether only one whole target fits."""
        return self.integers is not None and len(self.integers) == 1


def _roundness(number: int) -> tuple[int, int]:
    """Trailing zeros, then whether a five stands before them: 55000, then 54950, then 54995."""
    if number == 0:
        return (0, 0)
    zeros = 0
    while number % 10 == 0:
        number //= 10
        zeros += 1
    return (zeros, int(number % 5 == 0))


def roundest_of(low: int, high: int) -> int | None:
    """The roundest whole number of ``low``..``high``; None when several are equally round or none is there."""
    if low > high:
        return None
    step = 1
    while step * 10 <= high and -(-low // (step * 10)) * step * 10 <= high:
        step *= 10
    first = -(-low // step) * step
    candidates = range(first, high + 1, step)
    best = max((_roundness(n) for n in candidates[:MAX_INTEGERS]), default=(0, 0))
    if best[0] == 0:
        return None  # a number without a trailing zero is nobody's round target
    chosen = [n for n in candidates[:MAX_INTEGERS] if _roundness(n) == best]
    return chosen[0] if len(chosen) == 1 else None


def implied_target(count: Metric, percent: Metric) -> ImpliedTarget | None:
    """The targets that ``count`` being ``percent`` of them allows; None when either has no usable number."""
    counted, share = printed(count), printed(percent)
    if counted is None or share is None or counted.low is None or counted.low < 0:
        return None
    if share.low is None or share.low <= 0:
        return None
    interval = counted.divided_by(share).scaled(100)
    whole = interval.integers() if is_whole(count.unit) else None
    integers = tuple(whole) if whole is not None and len(whole) <= MAX_INTEGERS else None
    roundest = None
    if whole is not None and len(whole):
        roundest = roundest_of(whole[0], whole[-1])
    return ImpliedTarget(count, percent, interval, integers, roundest)


def implied_targets(facts: Facts) -> Iterable[ImpliedTarget]:
    """One for every percent of a target whose count is printed, whether or not the target is."""
    for metric in facts.metrics:
        count = facts.by_id.get(metric.of_metric_id or "")
        found = implied_target(count, metric) if metric.role == "target_pct" and count is not None else None
        if found is not None:
            yield found
