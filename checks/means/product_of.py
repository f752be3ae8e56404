"""Heads, the amount for each and their total, and the units that one scale has (人数、人均、总数)."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from checks.digits.exact import Number, over
from transforms.metric import Metric
from transforms.record import record

WEIGHTS = {
    "斤": Fraction(1, 2),
    "公斤": Fraction(1),
    "千克": Fraction(1),
    "担": Fraction(50),
    "吨": Fraction(1000),
}
"""How many kilograms each is."""
_METRES = {"米": Fraction(1), "公里": Fraction(1000), "千米": Fraction(1000)}
_CUBIC = {"方": Fraction(1), "立方": Fraction(1), "立方米": Fraction(1)}
_HECTARES = {"公顷": Fraction(1), "亩": Fraction(1, 15), "平方公里": Fraction(100), "平方千米": Fraction(100)}
ENERGY = {
    "千瓦时": Fraction(1),
    "度": Fraction(1),
    "度电": Fraction(1),
    "兆瓦时": Fraction(1000),
    "吉瓦时": Fraction(1_000_000),
}
"""How many kilowatt hours each is."""
POWER = {"千瓦": Fraction(1), "兆瓦": Fraction(1000), "吉瓦": Fraction(1_000_000)}
_MONEY = {"元": Fraction(1), "元人民币": Fraction(1)}
SCALES = (WEIGHTS, _METRES, _CUBIC, _HECTARES, ENERGY, POWER, _MONEY)
"""Units that measure the same, each with how many of the first it is."""


@lru_cache(maxsize=500)
def of_one_scale(unit: str, other: str) -> bool:
    """Whether two units measure the same."""
    return any(unit in scale and other in scale for scale in SCALES)


@record
class PerHead:
    """``heads`` times ``each`` is ``total``; ``sure`` where no other reading of the words is left.

    Of an amount for many heads together (每千人) so many fewer heads are taken: see ``checks.means.perhead.many``.
    """

    heads: Metric
    each: Metric
    total: Metric
    sure: bool

    @staticmethod
    @lru_cache(maxsize=500)
    def scale(unit: str, into: str) -> Number:
        """How many ``into`` one ``unit`` is; 1 for units of no common scale, which are never paired."""
        known = next((s for s in SCALES if unit in s and into in s), None)
        return over(known[unit], known[into]) if known else 1
