"""What the printed digits of figures allow (印刷数字之间的算术): bounds, and whether a percent is what a part is of a whole."""

from __future__ import annotations

from decimal import Decimal

from transforms.metric import Metric
from transforms.numbers.measure import family


def bounds(metric: Metric) -> tuple[Decimal, Decimal]:
    """What the printed digits allow for a value; a number of whole things printed in full allows nothing else."""
    value = metric.value or Decimal(0)
    low, high = metric.printed_low, metric.printed_high
    if low is None or high is None or (high - low == 1 and family(metric.unit) in ("count", "person")):
        return value, value
    return low, high


def ratio_fits(part: Metric, whole: Metric, percent: Metric) -> bool:
    """Whether ``percent`` is what ``part`` is of ``whole``, within what the printed digits allow."""
    if part.value is None or not whole.value or percent.value is None or percent.value <= 0:
        return False
    low, high = percent.printed_low or percent.value, percent.printed_high or percent.value
    at_least, at_most = bounds(part)
    least, most = bounds(whole)
    slack = (high - low) / 2  # a last digit that was cut off, not rounded, is let pass
    return at_least * 100 <= (high + slack) * most and at_most * 100 >= (low - slack) * least


def percent_off(part: Metric, whole: Metric, percent: Metric) -> Decimal:
    """How far the printed percent is from what ``part`` is of ``whole``; 100 where one has no value."""
    a, b, c = part.value, whole.value, percent.value
    return abs(a * 100 / b - c) if a is not None and b and c is not None else Decimal(100)


def by_chance(part: Metric, whole: Metric, percent: Metric) -> bool:
    """Whether the percent only lies within what the digits of part and whole leave open, and misses their quotient."""
    step = (percent.printed_high or 0) - (percent.printed_low or 0)
    return percent_off(part, whole, percent) > step
