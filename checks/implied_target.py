"""What a count and its percent say about a target that the page does not print (隐含目标)."""

from __future__ import annotations

from collections.abc import Iterable

from checks.goals.surpassed import of_goal
from checks.interval import Interval, is_whole, printed
from checks.rule import Facts
from transforms.metric import Metric
from transforms.record import record

MAX_INTEGERS = 1000
"""Feasible targets listed one by one; more than that narrows nothing down. 2026-11: set to 1000."""


@record
class ImpliedTarget:
    """The targets that fit one count and its percent.

    ``interval`` holds them all, in base units of the count; ``whole`` and ``integers`` list the whole ones
    of a unit that counts whole things, None when there are more than MAX_INTEGERS or the unit has halves;
    ``roundest`` is the one with most trailing zeros, None when none or several are equally round.
    """

    count: Metric
    percent: Metric
    interval: Interval
    whole: range | None
    roundest: int | None

    @property
    def integers(self) -> tuple[int, ...] | None:
        """The whole targets one by one."""
        return None if self.whole is None else tuple(self.whole)

    @property
    def is_unique(self) -> bool:
        """Whether only one whole target fits."""
        return self.whole is not None and len(self.whole) == 1


def roundest_of(low: int, high: int) -> int | None:
    """The roundest whole number above nought of ``low``..``high``; None when several are equally round or none is.

    Most trailing zeros, then a five before them: 55000, then 54950, then 54995.
    """
    if low > high:
        return None
    low = max(low, 1)
    step = 1
    while step * 10 <= high and -(-low // (step * 10)) * step * 10 <= high:
        step *= 10
    if step == 1:
        return None  # a number without a trailing zero is nobody's round target
    # None of these, nine at most, has another zero; a five before the zeros makes rounder.
    candidates = range(-(-low // step) * step, high + 1, step)
    chosen = [n for n in candidates if n // step % 10 == 5] or candidates
    return chosen[0] if len(chosen) == 1 else None


def implied_target(count: Metric, percent: Metric) -> ImpliedTarget | None:
    """The targets that ``count`` being ``percent`` of them allows; None when either has no usable number."""
    counted, share = printed(count), printed(of_goal(percent))
    interval = None if counted is None or share is None else counted.scaled(100).divided_by(share)
    if interval is None:
        return None
    whole = interval.integers() if is_whole(count.unit) else None
    roundest = None
    if whole is not None and len(whole):
        roundest = roundest_of(whole[0], whole[-1])
    listed = whole if whole is not None and len(whole) <= MAX_INTEGERS else None
    return ImpliedTarget(count, percent, interval, listed, roundest)


def implied_targets(facts: Facts) -> Iterable[ImpliedTarget]:
    """One for every percent of a target whose count is printed, whether or not the target is."""
    for metric in facts.metrics:
        if metric.role != "target_pct" or metric.of_metric_id is None:
            continue
        count = facts.by_id.get(metric.of_metric_id)
        found = implied_target(count, metric) if count is not None else None
        if found is not None:
            yield found
