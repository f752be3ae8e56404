"""Exact numbers, whole ones as ``int``: arithmetic on these is twenty times as fast as on fractions (精确数).

Most figures are whole in their unit, so what is a whole number stays one as long as it can. ``/`` of two of them
would leave exactness: :func:`over` is the only division.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

Number = Fraction | int


@lru_cache(maxsize=4_000)
def exact(value: Decimal) -> Number:
    """The number itself. Raises for what is none (NaN, infinite)."""
    numerator, denominator = value.as_integer_ratio()
    return numerator if denominator == 1 else Fraction(numerator, denominator)


def over(a: Number, b: Number) -> Number:
    """``a`` divided by ``b``. Raises ZeroDivisionError."""
    numerator, denominator = a.numerator * b.denominator, a.denominator * b.numerator
    whole, rest = divmod(numerator, denominator)
    return Fraction(numerator, denominator) if rest else whole
