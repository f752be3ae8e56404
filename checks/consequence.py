"""Whether a contradiction turns round what the page concludes (结论是否反转): red then, amber where only digits disagree.

Only what is sure counts: a computed value that may lie on either side within the printed digits turns nothing.
"""

from __future__ import annotations

from checks.interval import Interval
from transforms.metric import Metric

_ALL = 100
"""Percent of a target from which it is met."""


def says_met(percent: Metric) -> bool | None:
    """Whether a percent of a target says that it is met; None for one without a value. 近100% is not yet all."""
    return None if percent.value is None else percent.value >= _ALL and percent.approx != "under"


def turns_target(computed: Interval, percent: Metric) -> bool:
    """Whether the target is surely missed by the computed percent and met by the printed one, or the other way."""
    met = says_met(percent)
    if met is None:
        return False
    if met:
        return computed.top is not None and computed.top < _ALL * computed.of
    return computed.bottom is not None and computed.bottom >= _ALL * computed.of


def opposed(first: Metric, second: Metric) -> bool:
    """Whether two statements of one fact conclude opposite things: target met or missed, rise or fall."""
    if first.role != second.role:
        return False
    if first.role == "target_pct":
        met = says_met(first), says_met(second)
        return None not in met and met[0] != met[1]
    if first.role == "change" and first.value is not None and second.value is not None:
        return (first.value < 0 < second.value) or (second.value < 0 < first.value)
    return False
