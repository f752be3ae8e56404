"""How numbers are shown to an editor: as printed, or as a plain figure (给编辑看的写法)."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal

from checks.figures.folded import unspaced
from checks.interval import Interval
from transforms.metric import Metric

_NINE_DIGITS = 1_000_000_000
_SHOWN = Context(prec=12, rounding=ROUND_HALF_EVEN)
_WIDE = Context(prec=200)
"""Digits enough for any product of two printed numbers."""


def shown(metric: Metric) -> str:
    """The number as printed, without the white space of layout."""
    return unspaced(metric.evidence.raw_text)


def named(metric: Metric) -> str:
    """Indicator and number in quotation marks: “城镇新增就业20413人”; a number with no indicator alone."""
    return f"“{metric.indicator}{shown(metric)}”"


_HUNDRED_MILLION = 100_000_000


def _figure(number: int, of: int, places: int) -> str:
    """``number / of`` as a plain decimal with thousands marks and at most ``places`` decimals, exact where it can be.

    From a hundred million on it is told in 亿 with at most four decimals, as papers do.
    """
    if abs(number) >= _HUNDRED_MILLION * of:
        return f"{_decimal(number, of * _HUNDRED_MILLION, 4)}亿"
    whole, rest = divmod(number, of)
    return _decimal(number, of, places) if rest else f"{whole:,}"


def _decimal(number: int, of: int, places: int) -> str:
    """Rounded to twelve digits, then to ``places`` decimals, halves to even."""
    scaled, rest = divmod(number * 10**places, of)
    # Nine digits before the cut leave three for the first rounding: it moves nothing across a half further off.
    if number < 0 or scaled >= _NINE_DIGITS or abs(2 * rest - of) * 500 <= of:
        rounded = _SHOWN.divide(Decimal(number), Decimal(of))
        text = f"{rounded.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN, _WIDE):,f}"
    else:
        whole, part = divmod(scaled + (2 * rest > of), 10**places)
        text = f"{whole:,}.{part:0{places}}" if places else f"{whole:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def bounds(interval: Interval, places: int = 2) -> str:
    """An interval in words: 54,995至55,001, 不低于10,000, or one figure; ``places`` decimals at most."""
    bottom, top, of = interval.bottom, interval.top, interval.of
    if bottom is None:
        return "任意数" if top is None else f"不高于{_figure(top, of, places)}"
    low = _figure(bottom, of, places)
    if top is None:
        return f"不低于{low}"
    high = low if top == bottom else _figure(top, of, places)
    return low if low == high else f"{low}至{high}"
