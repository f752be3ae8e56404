"""How numbers are shown to an editor: as printed, or as a plain figure (给编辑看的写法)."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from checks.interval import Interval
from transforms.metric import Metric

_SHOWN = Context(prec=12, rounding=ROUND_HALF_EVEN)


def shown(metric: Metric) -> str:
    """The number as printed, without the white space of layout."""
    return "".join(metric.evidence.raw_text.split())


def named(metric: Metric) -> str:
    """Indicator and number in quotation marks: “城镇新增就业39989人”; a number with no indicator alone."""
    return f"“{metric.indicator}{shown(metric)}”"


def figure(value: Fraction) -> str:
    """A plain decimal with thousands marks and at most two decimals, exact where it can be."""
    number = _SHOWN.divide(Decimal(value.numerator), Decimal(value.denominator))
    text = f"{number.quantize(Decimal('0.01')):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def bounds(interval: Interval) -> str:
    """An interval in words: 54,995至55,001, 不低于10,000, or one figure."""
    if interval.low is not None and interval.low == interval.high:
        return figure(interval.low)
    if interval.low is None:
        return "任意数" if interval.high is None else f"不高于{figure(interval.high)}"
    if interval.high is None:
        return f"不低于{figure(interval.low)}"
    return f"{figure(interval.low)}至{figure(interval.high)}"
