"""The exact reading of one printed numeral (数字): Arabic, Chinese, mixed, shares, ranges, vague words.

Everything is ``Decimal``; no float is ever made. A numeral has up to three kinds of bounds:

* ``value`` is what is printed, in base units (1.27亿 is 127000000). Ranges and vague words have none.
* ``low``/``high`` are what the *wording* says (400余: at least 400; 近2000: at most 2000; 几百: 200..999).
* ``printed_low``/``printed_high`` are what the printed *digits* allow: half a unit of the last printed
  digit either way, times its scale (64.38 is 64.375..64.385; 1.27亿 is 1.265亿..1.275亿). An integer is
  printed in full whether it stands as 2100 or as 两千一百, so both are half a one either way; only 万, 亿
  and a scale after Arabic digits (3百) round.

Shares are kept as percent numbers with the unit ``%`` (三成 30, 一半 50, 三分之一 33.33…), because that is
what they are compared with; 千分之三 is 3 with ``‰``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal

from transforms.numbers import hedge
from transforms.numbers.numeral_script import (
    CHINESE,
    MAX_DIGITS,
    NUMERAL,
    SCALES,
    product,
    read_arabic,
    read_chinese,
)
from transforms.numbers.numeral_value import Numeral, between, exact, hedged, plain, scaled

__all__ = ["NUMERAL", "Numeral", "read_numeral", "shared_scale"]

_DIVIDE = Context(prec=24)
_RANGE = re.compile(r"[-—–―~至到]{1,2}")
_FRACTION = re.compile(rf"([{CHINESE}]+|\d+)分之(.+)", re.S)
_SHARE = re.compile(rf"([{CHINESE}几]+|\d+(?:\.\d+)?)成(?:(半)|([一二三四五六七八九]))?")
_STROKE = re.compile(r"([1-9]\d?)/([1-9]\d{0,2})")
_DOUBLED = re.compile(r"翻了?([一二两三四五]|\d)番")


def _number(text: str) -> Numeral | None:
    if text[:1].isdecimal():
        return read_arabic(text)
    body, vague = (text[:-1], text[-1]) if text[-1:] in ("余", "多", "来") else (text, "")
    read = read_chinese(body)
    return read and hedged(read, {"": "", "来": "about"}.get(vague, "over"))


def _share(text: str) -> Numeral | None:
    """Shares (份额): 三成, 两成半, 百分之六十, 三分之一, 一半, 半数."""
    if text in ("一半", "半数", "半"):
        return exact(Decimal(50), Decimal(50), "%")
    if match := _SHARE.fullmatch(text):
        read = _number(match[1])
        if read is None:
            return None
        if match[2] or match[3]:
            rest = _number(match[3]) if match[3] else exact(Decimal(5), Decimal(5))
            if read.value is None or rest is None or rest.value is None:
                return None
            return exact(read.value * 10 + rest.value, Decimal(1 if match[3] else 5), "%")  # 五成六
        return scaled(read, Decimal(10), "%")
    match = _FRACTION.fullmatch(text)
    if match is None:
        return None
    below, above = _number(match[1]), _number(match[2])
    if below is None or above is None or not below.value:
        return None
    if below.value in (100, 1000):
        return replace(above, unit="%" if below.value == 100 else "‰")
    if above.value is None:
        return None
    # Thirds have no end: the interval is rounded outwards so that it holds the true share.
    grain, half = Decimal("1e-12"), Decimal("0.5")

    def percent(part: Decimal, rounding: str) -> Decimal:
        return plain(_DIVIDE.divide(part * 100, whole).quantize(grain, rounding))

    whole, part = below.value, above.value
    low, high = percent(part - half, ROUND_FLOOR), percent(part + half, ROUND_CEILING)
    return Numeral(percent(part, ROUND_HALF_EVEN), None, None, low, high, "exact", "%")


def read_numeral(text: str) -> Numeral | None:
    """The whole of ``text`` (width-folded) as a numeral, with its hedges; None when it is not one.

    Measure words other than %, ‰, 倍, 成 and 番 are no part of a numeral.
    """
    text = text.strip()
    effect = ""
    if word := hedge.starting(text):
        text, effect = text[len(word.text) :].lstrip("了 "), word.effect
    if word := hedge.ending(text):
        text, effect = text[: -len(word.text)], word.effect
    elif text.endswith(("成多", "倍多", "之一多")):
        text, effect = text[:-1], "over"
    if not text:
        return None
    for cut in _RANGE.finditer(text, 1, min(len(text) - 1, 40) if len(text) > 1 else 0):
        first, last = _one(text[: cut.start()]), _one(text[cut.end() :])
        if first and last:
            return between(*shared_scale(first, last, text[: cut.start()], text[cut.end() :]))
        return None
    read = _one(text)
    return read and hedged(read, effect)


def shared_scale(first: Numeral, last: Numeral, first_text: str, last_text: str) -> tuple[Numeral, Numeral]:
    """In 5-8万 and 三至五成 the first number borrows the scale and the unit of the last."""
    if first.value is not None and last.value is not None and last_text and not first.unit:
        if last.unit == "%" and "成" in last_text:
            first = scaled(first, Decimal(10), "%")
        elif first_text[-1] not in SCALES and (
            tail := re.search(r"[千百十]?[万亿]+$|(?<=\d)[千百]$", last_text)
        ):
            factor = Decimal(product(tail[0]))
            if first.value * factor < last.value:
                first = scaled(first, factor)
        first = replace(first, unit=last.unit)
    return first, last


def _one(text: str) -> Numeral | None:
    text = text.strip().removeprefix("好") if text.strip().startswith("好几") else text.strip()
    if not text or len(text) > 3 * MAX_DIGITS:
        return None
    if text[-1] in "%‰":
        read = _number(text[:-1].rstrip())
        return read and replace(read, unit=text[-1])
    if match := _DOUBLED.fullmatch(text):
        times = _number(match[1])
        return exact(2 ** (times.value or Decimal(1)), Decimal(1), "倍") if times else None
    if text[-1] == "倍":
        read = _number(text[:-1])
        return read and replace(read, unit="倍")
    if match := _STROKE.fullmatch(text):
        return _share(f"{match[2]}分之{match[1]}") if int(match[1]) < int(match[2]) else None
    if "分之" in text or text[-1] in "半数" or "成" in text:
        return _share(text)
    return _number(text)
