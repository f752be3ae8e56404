"""A part, its whole and the share between them: whether they agree, and what slip explains it if not (部分、总体、占比).

Pure arithmetic on printed figures; which figures belong together is read by ``checks.shares.shares``.
"""

from __future__ import annotations

from fractions import Fraction

from checks.digits.near_miss import one_slip, rescaled
from checks.figures.once import of_figure
from checks.interval import Interval, printed, truncated
from transforms.metric import Metric

_HUNDREDTH = Fraction(1, 100)


@of_figure
def not_negative(metric: Metric) -> Interval | None:
    """The printed values from zero up; None when nothing at all is known."""
    found = printed(metric)
    if found is None or found.bottom is None:
        return None if found is None else Interval.over(0, found.top, found.of)
    return None if found.bottom < 0 else found


def quotient(whole: Metric, part: Metric) -> Interval | None:
    """Part over whole in percent."""
    below, above = not_negative(whole), not_negative(part)
    return None if below is None or above is None else above.scaled(100).divided_by(below)


def agree(whole: Metric, part: Metric, percent: Metric) -> bool | None:
    """Whether the share is right as far as printed digits tell; None when it cannot be said."""
    below, above, said = not_negative(whole), not_negative(part), truncated(percent)
    if below is None or above is None or said is None or not below.bottom or above.bottom is None:
        return None
    # The quotient lies from above.low / below.high to above.high / below.low; to multiply is cheaper than to divide.
    parts, wholes = 100 * said.of * below.of, above.of
    least, most = said.bottom, said.top
    if above.top is not None and least is not None and above.top * parts < least * below.bottom * wholes:
        return False
    if most is None:
        return True
    return most >= 0 if below.top is None else most * below.top * wholes >= above.bottom * parts


def exchanged(whole: Metric, part: Metric, percent: Metric) -> bool:
    """Whether the share is right when part and whole are put in each other's place."""
    return bool(agree(part, whole, percent))


def fits_in(whole: Metric, part: Metric) -> bool:
    """Whether the part is not above its whole, as printed."""
    return whole.value is None or part.value is None or whole.value >= part.value


def may_be_share(whole: Metric, part: Metric, percent: Metric) -> bool:
    """Whether the part is within its whole, or one plain slip explains that it is not."""
    return fits_in(whole, part) or mendable(whole, part, percent)


def mendable(whole: Metric, part: Metric, percent: Metric) -> bool:
    """Whether one slip in one of the three, or part and whole in each other's place, explains that they disagree."""
    if exchanged(whole, part, percent):
        return True
    ratio, said = quotient(whole, part), truncated(percent)
    below, above = not_negative(whole), not_negative(part)
    if ratio is None or said is None or below is None or above is None:
        return False
    if rescaled(ratio, said):
        return True
    if not said.bottom:
        return False
    if one_slip(percent, ratio) or one_slip(part, below.scaled(_HUNDREDTH).times(said)):
        return True
    return bool(above.bottom) and one_slip(whole, above.scaled(100).divided_by(said))
