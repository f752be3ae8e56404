"""Exact intervals of printed numbers.

A printed number is the set of values that print so: 64.38 stands for 64.375 up to 64.385. What the
wording adds (近, 余, 以上) widens or moves that set, and a unit that counts whole things (人, 家) leaves
only its integers. Arithmetic is on whole numbers over whole numbers, so nothing is lost by dividing.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import gcd

from checks.digits.exact import Number, exact, over
from checks.figures.once import of_figure
from transforms.metric import Metric
from transforms.numbers.measure import family

_COUNTLESS = 10**12
"""Whole numbers of an interval from which on they say nothing. 2026-11: 10**12."""


class Interval:
    """All numbers from ``low`` to ``high``, both included; None is an open side (no bound known).

    Kept as ``bottom / of`` to ``top / of``, whole numbers that need not be in lowest terms: arithmetic on these is
    many times as fast as on fractions. ``of`` is above zero, so that signs are those of ``bottom`` and ``top``.
    """

    __slots__ = ("bottom", "of", "top")

    def __init__(self, low: Number | None, high: Number | None) -> None:
        if type(low) is int and type(high) is int:
            self.bottom, self.top, self.of = low, high, 1
        else:
            lower = 1 if low is None else low.denominator
            upper = 1 if high is None else high.denominator
            self.bottom = None if low is None else low.numerator * upper
            self.top = None if high is None else high.numerator * lower
            self.of = lower * upper
        self._refuse_empty()

    def _refuse_empty(self) -> None:
        if self.bottom is not None and self.top is not None and self.top < self.bottom:
            raise ValueError(f"empty interval {self.low}..{self.high}")

    @classmethod
    def over(cls, bottom: int | None, top: int | None, of: int) -> Interval:
        """From ``bottom / of`` to ``top / of``, for ``of`` above zero."""
        made = cls.__new__(cls)
        made.bottom, made.top, made.of = bottom, top, of
        if bottom is not None and top is not None and top < bottom:
            made._refuse_empty()
        return made

    @classmethod
    def between(cls, low: Decimal, high: Decimal) -> Interval:
        """From one decimal to another."""
        (bottom, lower), (top, upper) = low.as_integer_ratio(), high.as_integer_ratio()
        if lower == upper:
            return cls.over(bottom, top, lower)
        return cls.over(bottom * upper, top * lower, lower * upper)

    @classmethod
    def point(cls, value: Decimal | Number) -> Interval:
        """The interval that holds one number only."""
        number, of = value.as_integer_ratio()
        return cls.over(number, number, of)

    @property
    def low(self) -> Number | None:
        """The least number; None where no bound is known."""
        bottom, of = self.bottom, self.of
        return bottom if bottom is None or of == 1 else over(bottom, of)

    @property
    def high(self) -> Number | None:
        """The greatest number; None where no bound is known."""
        top, of = self.top, self.of
        return top if top is None or of == 1 else over(top, of)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Interval):
            return NotImplemented
        mine, its = self.of, other.of
        low = _times(self.bottom, its) == _times(other.bottom, mine)
        return low and _times(self.top, its) == _times(other.top, mine)

    def __hash__(self) -> int:
        return hash((self.low, self.high))

    def __repr__(self) -> str:
        return f"Interval(low={self.low!r}, high={self.high!r})"

    def meets(self, other: Interval, times: int = 1) -> bool:
        """Whether some number lies in both, when those of this one are so many times as large."""
        mine, its = self.of, other.of * times
        return not (
            (self.top is not None and other.bottom is not None and self.top * its < other.bottom * mine)
            or (other.top is not None and self.bottom is not None and other.top * mine < self.bottom * its)
        )

    def touches(self, other: Interval) -> bool:
        """Whether the two, none of them a point, have but one number in common: a bound of both."""
        if self.bottom == self.top or other.bottom == other.top:
            return False
        sides = ((self.top, self.of, other.bottom, other.of), (other.top, other.of, self.bottom, self.of))
        return any(a is not None and b is not None and a * b_of == b * a_of for a, a_of, b, b_of in sides)

    def within(self, other: Interval) -> bool:
        """Whether every number of this one lies in ``other``."""
        mine, its = self.of, other.of
        low = other.bottom is None or (self.bottom is not None and self.bottom * its >= other.bottom * mine)
        return low and (other.top is None or (self.top is not None and self.top * its <= other.top * mine))

    def __add__(self, other: Interval) -> Interval:
        mine, its = self.of, other.of
        if mine == its:
            return Interval.over(_add(self.bottom, other.bottom), _add(self.top, other.top), mine)
        common = gcd(mine, its)
        mine, its = mine // common, its // common
        bottom = _mixed(self.bottom, its, other.bottom, mine)
        return Interval.over(bottom, _mixed(self.top, its, other.top, mine), self.of * its)

    def __sub__(self, other: Interval) -> Interval:
        return self + Interval.over(_times(other.top, -1), _times(other.bottom, -1), other.of)

    def without(self, other: Interval) -> Interval:
        """The numbers that together with those of ``other`` come to these: the other parts of a sum.

        Raises ValueError where there are none.
        """
        mine, its = self.of, other.of
        bottom = _mixed(self.bottom, its, other.bottom, -mine)
        return Interval.over(bottom, _mixed(self.top, its, other.top, -mine), mine * its)

    def above(self, other: Interval) -> bool:
        """Whether every number of this one is above all of ``other``."""
        if self.bottom is None or other.top is None:
            return False
        return self.bottom * other.of > other.top * self.of

    def not_below(self, other: Interval) -> bool:
        """Whether every number of this one is at least as great as all of ``other``."""
        if self.bottom is None or other.top is None:
            return False
        return self.bottom * other.of >= other.top * self.of

    def times(self, other: Interval) -> Interval | None:
        """Products of numbers not below zero; None when either interval reaches below it."""
        if self.bottom is None or self.bottom < 0 or other.bottom is None or other.bottom < 0:
            return None
        top = None if self.top is None or other.top is None else self.top * other.top
        return Interval.over(self.bottom * other.bottom, top, self.of * other.of)

    def magnitudes(self) -> Interval:
        """The absolute values of its numbers."""
        bottom, top = self.bottom, self.top
        if bottom is not None and bottom >= 0:
            return self
        if top is not None and top <= 0:
            return Interval.over(-top, _times(bottom, -1), self.of)
        return Interval.over(0, None if bottom is None or top is None else max(-bottom, top), self.of)

    def divided_by(self, other: Interval) -> Interval | None:
        """Quotients of numbers not below zero by numbers above zero; None when either reaches out of that range."""
        bottom, least = self.bottom, other.bottom
        if bottom is None or bottom < 0 or least is None or least <= 0:
            return None
        top, most = self.top, other.top
        if most is None:
            return Interval.over(0, _times(top, other.of), self.of * least)
        return Interval.over(
            bottom * other.of * least,
            None if top is None else top * other.of * most,
            self.of * least * most,
        )

    def scaled(self, factor: Number) -> Interval:
        """Every number times ``factor``, which is above zero."""
        times, under, bottom, top = factor.numerator, factor.denominator, self.bottom, self.top
        if times == under:
            return self
        return Interval.over(
            None if bottom is None else bottom * times,
            None if top is None else top * times,
            self.of * under,
        )

    def integers(self) -> range | None:
        """The whole numbers inside; None when a side is open, or they are more than anybody counts."""
        if self.bottom is None or self.top is None or self.top - self.bottom > _COUNTLESS * self.of:
            return None
        return range(-(-self.bottom // self.of), self.top // self.of + 1)


def _add(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def _mixed(a: int | None, times: int, b: int | None, by: int) -> int | None:
    """``a * times + b * by``; None where either is unknown."""
    return None if a is None or b is None else a * times + b * by


def _times(a: int | None, b: int) -> int | None:
    return None if a is None else a * b


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
    bounds = exact_bounds(metric)
    if bounds is not None:
        low, high = bounds
        return Interval.point(low) if low is high else Interval.between(low, high)
    value, low, high = metric.value, metric.printed_low, metric.printed_high
    if value is None or low is None or high is None or (is_whole(metric.unit) and high - low <= 1):
        low = high = None
    worded = metric.value_low, metric.value_high
    return _as_worded(value, low, high, *worded, metric.approx, metric.evidence.raw_text)


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
    if approx == "exact" or approx == "about":
        digits = None
        if low is not None and high is not None:
            digits = Interval.between(low, high)
        elif value is not None:
            digits = Interval.point(value)
        if approx == "exact":
            return digits
        if digits is not None:
            return _about(digits)
    if worded_low is None and worded_high is None:
        return None
    cap = _remainder_cap(value, raw) if worded_high is None else exact(worded_high)
    return Interval(None if worded_low is None else exact(worded_low), cap)


def _about(digits: Interval) -> Interval:
    """约 and 左右 promise no more than the order of the last printed digits: a tenth of the number on either side."""
    bottom, top = digits.bottom, digits.top
    if bottom is None or top is None:
        return digits
    slack = abs(bottom + top)
    return Interval.over(20 * bottom - slack, 20 * top + slack, 20 * digits.of)


def rounded(*sides: Interval | None) -> bool:
    """Whether all were rounded: none of them is its own upper bound, so that what they are apart never is at its bounds."""
    return all(side is not None and side.bottom != side.top for side in sides)


def exact_bounds(metric: Metric) -> tuple[Decimal, Decimal] | None:
    """The bounds of :func:`printed` of a number printed without 余 or 约, cheaply; None for any other.

    What is printed as nothing (0公里) was rounded down to it, unless it is a change.
    """
    value, low, high = metric.value, metric.printed_low, metric.printed_high
    if metric.approx != "exact" or value is None:
        return None
    if low is None or high is None or (is_whole(metric.unit) and high - low <= 1):
        return value, value
    return (value, high) if not value and metric.role != "change" else (low, high)


@of_figure
def truncated(metric: Metric) -> Interval | None:
    """As :func:`printed`, and what prints so when digits are cut off and not rounded (82.49% as 82.4%).

    The weaker reading: papers round, but a clerk who cuts makes no error that an editor would correct.
    """
    rounded = printed(metric)
    low, high = metric.printed_low, metric.printed_high
    if rounded is None or metric.approx != "exact" or low is None or high is None:
        return rounded
    bottom, top = rounded.bottom, rounded.top
    if bottom == top or bottom is None or top is None:
        return rounded
    if high <= 0:
        return Interval.over(3 * bottom - top, 2 * top, 2 * rounded.of)
    return Interval.over(2 * bottom, 3 * top - bottom, 2 * rounded.of)


_REMAINDER = re.compile(r"[余多](?!于)")


def _remainder_cap(value: Decimal | None, raw: str) -> Number | None:
    """余 and 多 stand for less than one more of the last digit that is not zero: 400余 is under 500.

    超 and 以上 promise no such thing; they stay open.
    """
    if value is None or not _REMAINDER.search(raw):
        return None
    digits = value.normalize().as_tuple()
    return exact(value) + Fraction(10) ** int(digits.exponent)
