"""One numeral read exactly (数值), and what can be done to it: hedge, scale, join into a range."""

from __future__ import annotations

from decimal import Decimal

from transforms.record import record


@record
class Numeral:
    """One numeral read exactly. ``approx``: exact, over, under, about or range.

    ``unit`` is what the wording itself carries: ``%`` for 三成, 一半, 百分之六十; ``‰`` for 千分之三; ``倍``
    for 2.3倍 and 翻一番 (twice); else empty.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    printed_low: Decimal | None
    printed_high: Decimal | None
    approx: str
    unit: str = ""


def plain(value: Decimal) -> Decimal:
    """Without trailing zeros or exponents: 11000, not 11000.0 nor 1.1E+4."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1))
    return value.normalize()


def exact(value: Decimal, step: Decimal, unit: str = "") -> Numeral:
    """A numeral whose last printed digit is worth ``step``."""
    half = step / 2
    return Numeral(plain(value), None, None, plain(value - half), plain(value + half), "exact", unit)


def hedged(numeral: Numeral, effect: str) -> Numeral:
    """``numeral`` under a hedge ``over`` (超), ``under`` (近) or ``about`` (约); ranges stay as they are."""
    value = numeral.value
    if value is None or effect not in ("over", "under", "about"):
        return numeral
    low, high = (value if effect == "over" else None), (value if effect == "under" else None)
    return Numeral(value, low, high, numeral.printed_low, numeral.printed_high, effect, numeral.unit)


def scaled(numeral: Numeral, factor: Decimal, unit: str | None = None) -> Numeral:
    """Every bound times ``factor``, perhaps with another unit."""

    def times(bound: Decimal | None) -> Decimal | None:
        return None if bound is None else plain(bound * factor)

    return Numeral(
        times(numeral.value),
        times(numeral.low),
        times(numeral.high),
        times(numeral.printed_low),
        times(numeral.printed_high),
        numeral.approx,
        numeral.unit if unit is None else unit,
    )


def between(first: Numeral, last: Numeral) -> Numeral | None:
    """The range 从…到…; None unless both are plain numbers and the first is the smaller."""
    if first.value is None or last.value is None or not first.value < last.value:
        return None
    return Numeral(
        None, first.value, last.value, first.printed_low, last.printed_high, "range", last.unit or first.unit
    )


def spread(low: int, high: int, unit: str = "") -> Numeral:
    """A vague word's range, no digit of which is printed (几百)."""
    return Numeral(None, Decimal(low), Decimal(high), None, None, "range", unit)
