"""Heads times amount is total: what the printed digits say, and whether one slip explains that they disagree (人数×人均)."""

from __future__ import annotations

import re
from fractions import Fraction

from checks.digits.exact import Number, over
from checks.digits.near_miss import SCALE, digits_of, one_slip, rescaled
from checks.figures.folded import folded
from checks.figures.once import of_figure
from checks.interval import Interval, exactly, is_whole
from checks.means.heads import many, scale_of
from checks.means.product_of import PerHead
from checks.shares.proportion import not_negative
from transforms.metric import Metric

SLIP = 12
"""A total further off than this factor is about something else, not misprinted. 2026-11: 12, just over
the tenfold slip of a lost or doubled digit."""
ROUND = Fraction(1, 100)
"""Heads and totals are often told round without 约 (3000户); a gap up to this share is no error. 2026-11: 1%."""
CLOSE = Fraction(11, 10)
"""How far the bounds of a product may be apart for its agreement to tell something. 2026-11: a tenth."""
EXACT = Fraction(26, 25)
"""How far the bounds may be apart for a product with all digits of the total to be no chance. 2026-11: a 25th."""
TELLING = 3
"""Digits of such a total. 2026-11: 3."""
_MEAN = re.compile(r"均[^,;:。]{0,12}$|(?<!按)每[十百千万]?[^,;:。]{0,12}拥有[^,;:。]{0,8}$")


@of_figure
def amount(each: Metric) -> Interval | None:
    """What the amount may be: a ruled one (每人补助8000元) is that, a mean was rounded, even of people."""
    if each.role == "standard" and each.approx == "exact":
        return exactly(each)
    if is_whole(each.unit) and each.approx == "exact":
        begin = max(0, each.start - each.sentence_start)
        if _MEAN.search(folded(each.quote)[max(0, begin - 16) : begin]):
            return _nearest(each)
    return not_negative(each)


def _nearest(each: Metric) -> Interval | None:
    low, high = each.printed_low, each.printed_high
    return None if low is None or high is None else Interval.between(low, high)


def product(found: PerHead) -> tuple[Interval, Interval] | None:
    """Heads times amount, and the printed total, both in the unit of the amount."""
    times, told = times_each(found.heads, found.each), in_unit_of(found.total, found.each)
    return None if times is None or told is None else (times, told)


def times_each(heads: Metric, each: Metric) -> Interval | None:
    """Heads times amount."""
    known = amount(each)
    counted = None if known is None else _counted(heads, each)
    return None if known is None or counted is None else counted.times(known)


def in_unit_of(total: Metric, each: Metric) -> Interval | None:
    """The printed total in the unit of the amount."""
    summed = not_negative(total)
    return None if summed is None else summed.scaled(PerHead.scale(total.unit, each.unit))


def _counted(heads: Metric, each: Metric) -> Interval | None:
    counted = not_negative(heads)
    return None if counted is None else counted.scaled(_scale(heads, each))


def _scale(heads: Metric, each: Metric) -> Number:
    """How many of the heads that the amount is told for one of ``heads`` is."""
    return over(scale_of(heads, each), many(each))


def agrees(found: PerHead) -> bool | None:
    """Whether the three are right as far as printed digits tell; None when it cannot be said."""
    both = product(found)
    return None if both is None else both[0].meets(both[1])


def precise(found: PerHead) -> bool:
    """Whether the digits leave little room, so that numbers that agree hardly do so by chance."""
    both = product(found)
    return both is not None and all(map(_close, both))


def _close(side: Interval) -> bool:
    bottom, top = side.bottom, side.top
    return bool(bottom and top) and top * CLOSE.denominator <= bottom * CLOSE.numerator


def differs(found: PerHead) -> bool:
    """Whether they miss each other by more than round figures do, and not by so much that they have nothing in common."""
    both = product(found)
    if both is None:
        return False
    times, summed = both
    if times.bottom is None or times.top is None or not summed.bottom or summed.top is None:
        return False
    # Both over the same whole number.
    low, high = times.bottom * summed.of, times.top * summed.of
    least, most = summed.bottom * times.of, summed.top * times.of
    part, more = ROUND.denominator, ROUND.denominator + ROUND.numerator
    if low * part <= most * more and high * more >= least * part:
        return False
    if high * SLIP >= least and low <= most * SLIP:
        return True
    # 万 and 亿 lost, or one for the other.
    return rescaled(times, summed) or summed.meets(times, SCALE * SCALE)


def tenfold(found: PerHead) -> bool:
    """Whether total and product have the same three digits or more, and are ten times apart or 万 and 亿 taken for each other."""
    both = product(found)
    if both is None or digits_of(found.total) < TELLING:
        return False
    times, summed = both
    if not all(s.bottom and s.top and s.top * EXACT.denominator <= s.bottom * EXACT.numerator for s in both):
        return False
    return any(times.meets(summed, by) or summed.meets(times, by) for by in (10, SCALE))


def slipped(found: PerHead) -> bool:
    """Whether one slip in one of the three, or a point in the wrong place, explains that they disagree."""
    known, counted, both = amount(found.each), _counted(found.heads, found.each), product(found)
    if known is None or counted is None or both is None:
        return False
    times, summed = both
    if not (known.bottom and counted.bottom and summed.bottom):
        return False
    if summed.high is not None and known.low is not None and summed.high < known.low:
        return True  # 发放0.96万元,人均2.6万元: no mean is above its total
    return (
        times.scaled(10).meets(summed)
        or times.meets(summed.scaled(10))
        or one_slip(found.each, summed.divided_by(counted))
        or one_slip(found.heads, summed.scaled(over(1, _scale(found.heads, found.each))).divided_by(known))
        or one_slip(found.total, times.scaled(over(1, PerHead.scale(found.total.unit, found.each.unit))))
    )
