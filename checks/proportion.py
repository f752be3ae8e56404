"""A part, its whole and the share between them: whether they agree, and what slip explains it if not (部分、总体、占比).

Pure arithmetic on printed figures; which figures belong together is read by ``checks.shares``.
"""

from __future__ import annotations

from fractions import Fraction

from checks.exact import Number
from checks.interval import Interval, printed, truncated
from checks.near_miss import SCALES, one_slip
from transforms.metric import Metric


def not_negative(metric: Metric) -> Interval | None:
    """The printed values from zero up; None when nothing at all is known."""
    found = printed(metric)
    if found is None or found.low is None:
        return None if found is None else Interval(0, found.high)
    return None if found.low < 0 else found


def quotient(whole: Metric, part: Metric) -> Interval | None:
    """Part over whole in percent."""
    below, above = not_negative(whole), not_negative(part)
    if below is None or above is None or not below.low:
        return None
    return above.scaled(100).divided_by(below)


def agree(whole: Metric, part: Metric, percent: Metric) -> bool | None:
    """Whether the share is right as far as printed digits tell; None when it cannot be said."""
    below, above, said = not_negative(whole), not_negative(part), truncated(percent)
    if below is None or above is None or said is None or not below.low or above.low is None:
        return None
    # The quotient lies from above.low / below.high to above.high / below.low; to multiply is cheaper than to divide.
    if above.high is not None and said.low is not None and _less(above.high, 100, said.low, below.low):
        return False
    if said.high is None:
        return True
    return said.high >= 0 if below.high is None else not _less(said.high, below.high, above.low, 100)


def _less(a: Number, b: Number, c: Number, d: Number) -> bool:
    """Whether ``a * b`` is below ``c * d``."""
    first = a.numerator * b.numerator * c.denominator * d.denominator
    return first < c.numerator * d.numerator * a.denominator * b.denominator


def exchanged(whole: Metric, part: Metric, percent: Metric) -> bool:
    """Whether the share is right when part and whole are put in each other's place."""
    return bool(agree(part, whole, percent))


def rescaled(whole: Metric, part: Metric, percent: Metric) -> bool:
    """Whether the share is right when a lost or wrong 万 or 亿 of one of the two is put right."""
    ratio, said = quotient(whole, part), truncated(percent)
    if ratio is None or said is None:
        return False
    return any(ratio.scaled(scale).meets(said) for scale in SCALES)


def fits_in(whole: Metric, part: Metric) -> bool:
    """Whether the part is not above its whole, as printed."""
    return whole.value is None or part.value is None or whole.value >= part.value


def may_be_share(whole: Metric, part: Metric, percent: Metric) -> bool:
    """Whether the part is within its whole, or one plain slip explains that it is not."""
    return fits_in(whole, part) or mendable(whole, part, percent)


def mendable(whole: Metric, part: Metric, percent: Metric) -> bool:
    """Whether one slip in one of the three, or part and whole in each other's place, explains that they disagree."""
    if exchanged(whole, part, percent) or rescaled(whole, part, percent):
        return True
    ratio, said = quotient(whole, part), truncated(percent)
    below, above = not_negative(whole), not_negative(part)
    if ratio is None or said is None or below is None or above is None or not said.low:
        return False
    if one_slip(percent, ratio) or one_slip(part, below.times(said).scaled(Fraction(1, 100))):
        return True
    return bool(above.low) and one_slip(whole, above.divided_by(said).scaled(100))
