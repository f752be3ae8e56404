"""Exact intervals of printed numbers.

A printed number is the set of values that print so: 64.38 stands for 64.375 up to 64.385. What the
wording adds (近, 余, 以上) widens or moves that set, and a unit that counts whole things (人, 家) leaves
only its integers. Arithmetic is on whole numbers and fractions, so nothing is lost by dividing.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from checks.exact import Number, exact, less, over
from checks.once import of_figure
from transforms.measure import family
from transforms.metric import Metric
from transforms.record import record


@record
class Interval:
    """All numbers from ``low`` to ``high``, both included; None is an open side (no bound known)."""

    low: Number | None
    high: Number | None

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        if low is not high and low is not None and high is not None and less(high, low):
            raise ValueError(f"empty interval {self.low}..{self.high}")

    @classmethod
    def point(cls, value: Decimal | Number) -> Interval:
        """The interval that holds one number only."""
        number = exact(value) if isinstance(value, Decimal) else value
        return cls(number, number)

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return not (
            (self.high is not None and other.low is not None and less(self.high, other.low))
            or (other.high is not None and self.low is not None and less(other.high, self.low))
        )

    def within(self, other: Interval) -> bool:
        """Whether every number of this one lies in ``other``."""
        low = other.low is None or (self.low is not None and self.low >= other.low)
        high = other.high is None or (self.high is not None and self.high <= other.high)
        return low and high

    def __add__(self, other: Interval) -> Interval:
        return Interval(_add(self.low, other.low), _add(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        return Interval(_subtract(self.low, other.high), _subtract(self.high, other.low))

    def times(self, other: Interval) -> Interval:
        """Products of numbers not below zero. Raises ValueError when either interval reaches below it."""
        if self.low is None or self.low < 0 or other.low is None or other.low < 0:
            raise ValueError("multiplication needs numbers not below zero")
        high = None if self.high is None or other.high is None else self.high * other.high
        return Interval(self.low * other.low, high)

    def magnitudes(self) -> Interval:
        """The absolute values of its numbers."""
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return Interval(-self.high, None if self.low is None else -self.low)
        return Interval(0, None if self.low is None or self.high is None else max(-self.low, self.high))

    def divided_by(self, other: Interval) -> Interval:
        """Quotients of numbers not below zero by numbers above zero.

        Raises ValueError when either interval reaches out of that range.
        """
        if self.low is None or self.low < 0 or other.low is None or other.low <= 0:
            raise ValueError("division needs numbers not below zero over numbers above zero")
        low = 0 if other.high is None else over(self.low, other.high)
        high = None if self.high is None else over(self.high, other.low)
        return Interval(low, high)

    def scaled(self, factor: Number) -> Interval:
        """Every number times ``factor``, which is above zero."""
        return Interval(
            None if self.low is None else self.low * factor, None if self.high is None else self.high * factor
        )

    def integers(self) -> range | None:
        """The whole numbers inside; None when a side is open."""
        if self.low is None or self.high is None:
            return None
        return range(math.ceil(self.low), math.floor(self.high) + 1)


def _add(a: Number | None, b: Number | None) -> Number | None:
    return None if a is None or b is None else a + b


def _subtract(a: Number | None, b: Number | None) -> Number | None:
    return None if a is None or b is None else a - b


def _number(value: Decimal | None) -> Number | None:
    return None if value is None else exact(value)


@lru_cache(maxsize=5_000)
def is_whole(unit: str) -> bool:
    """Whether the unit counts things that have no halves (人, 家, 场)."""
    return family(unit) in ("count", "person")


def exactly(metric: Metric) -> Interval | None:
    """The number as if its digits were the whole truth; a vague one keeps its wording's bounds."""
    bounds = metric.value_low, metric.value_high
    return _as_worded(metric.value, None, None, *bounds, metric.approx, metric.evidence.raw_text)


@of_figure
def printed(metric: Metric) -> Interval | None:
    """All values that print and read as this metric does; None when it has neither value nor bounds.

    A count printed to its last unit (20,413人) is that count: nobody rounds people to halves. One printed
    in 万 or 亿 keeps the interval of its digits.
    """
    value, low, high = metric.value, metric.printed_low, metric.printed_high
    if value is None or low is None or high is None or (is_whole(metric.unit) and high - low <= 1):
        low = high = None
    bounds = metric.value_low, metric.value_high
    return _as_worded(value, low, high, *bounds, metric.approx, metric.evidence.raw_text)


def _as_worded(
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    worded_low: Decimal | None,
    worded_high: Decimal | None,
    approx: str,
    raw: str,
) -> Interval | None:
    """The interval of the digits (``value`` alone without ``low`` and ``high``), as the wording widens it."""
    if low is None or high is None:
        least = most = _number(value)
    else:
        least, most = _number(low), _number(high)
    if approx == "about" and least is not None and most is not None:
        # 约 and 左右 promise no more than the order of the last printed digits.
        slack = over(abs(least + most), 20)
        return Interval(least - slack, most + slack)
    if approx == "exact":
        return None if least is None else Interval(least, most)
    if worded_low is None and worded_high is None:
        return None
    cap = _remainder_cap(value, raw) if worded_high is None else _number(worded_high)
    return Interval(_number(worded_low), cap)


def exact_bounds(metric: Metric) -> tuple[Decimal, Decimal] | None:
    """The bounds of :func:`printed` of a number printed without 余 or 约, cheaply; None for any other."""
    value, low, high = metric.value, metric.printed_low, metric.printed_high
    if metric.approx != "exact" or value is None:
        return None
    if low is None or high is None or (is_whole(metric.unit) and high - low <= 1):
        return value, value
    return low, high


@of_figure
def truncated(metric: Metric) -> Interval | None:
    """As :func:`printed`, and what prints so when digits are cut off and not rounded (82.49% as 82.4%).

    The weaker reading: papers round, but a clerk who cuts makes no error that an editor would correct.
    """
    rounded = printed(metric)
    low, high = metric.printed_low, metric.printed_high
    if rounded is None or metric.approx != "exact" or low is None or high is None:
        return rounded
    if rounded.low == rounded.high:
        return rounded
    half = (high - low) / 2
    if high <= 0:
        return Interval(exact(low - half), rounded.high)
    return Interval(rounded.low, exact(high + half))


_REMAINDER = re.compile(r"[余多](?!于)")


def _remainder_cap(value: Decimal | None, raw: str) -> Number | None:
    """余 and 多 stand for less than one more of the last digit that is not zero: 400余 is under 500.

    超 and 以上 promise no such thing; they stay open.
    """
    if value is None or not _REMAINDER.search(raw):
        return None
    digits = value.normalize().as_tuple()
    return exact(value) + Fraction(10) ** int(digits.exponent)
