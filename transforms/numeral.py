"""The exact reading of one printed numeral (数字): Arabic, Chinese, mixed, shares, ranges, vague words.

Everything is ``Decimal``; no float is ever made. A numeral has up to three kinds of bounds:

* ``value`` is what is printed, in base units (1.53亿 is 153000000). Ranges and vague words have none.
* ``low``/``high`` are what the *wording* says (400余: at least 400; 近2000: at most 2000; 几百: 200..999).
* ``printed_low``/``printed_high`` are what the printed *digits* allow: half a unit of the last printed
  digit either way, times its scale (72.71 is 72.705..72.715; 1.53亿 is 1.525亿..1.535亿). An integer is
  printed in full whether it stands as 2100 or as 两千一百, so both are half a one either way; only 万, 亿
  and a scale after Arabic digits (3百) round.

Shares are kept as percent numbers with the unit ``%`` (三成 30, 一半 50, 三分之一 33.33…), because that is
what they are compared with; 千分之三 is 3 with ``‰``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal

from transforms import hedge

MAX_DIGITS = 18
"""A longer run of digits is a code, not a count: China's GDP in 分 has 17. 2026-11: set to 18."""

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")}
_DIGITS |= {"○": 0, "两": 2, "幺": 1}
_PLACES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_SCALES = {"万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
_TENS = {"廿": 20, "卅": 30}
_UNITS = {**_PLACES, **_SCALES}
_ALL_DIGITS = frozenset(_DIGITS)
_DIVIDE = Context(prec=24)

CHINESE_START = "一二两三四五六七八九十百千万亿廿卅"
CHINESE = CHINESE_START + "零〇○"
_ARABIC = r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d{1,3}(?: \d{3})++(?!\d)|\d++)(?:\.\d++)?"
# 千 and 百 after digits are a scale only when they do not begin a measure word or another word.
_SCALE = (
    r"(?:万亿|[千百十]亿|[千百十]万|亿|万|千(?![瓦克米卡伏赫字帕牛兆方分家户山里])|百(?![分姓年货度合])|十万)"
)
_VAGUE = r"[余多几来]"
ARABIC = rf"{_ARABIC}(?:(?: ?{_VAGUE})? ?{_SCALE}(?:\d{{1,8}}(?:\.\d{{1,4}})?{_SCALE}){{0,2}}(?:\d{{1,4}}(?![\d.,:]))?)?"
"""Regex source: Arabic digits, grouped by comma or space, with scales (1亿2000万, 40多万)."""
CHINESE_RUN = rf"(?:(?<![人总次个件户指参基分度份少无位倍天额系函维岁票字点读计])数(?=[十百千万亿])|几(?![乎何率])|[{CHINESE_START}])[{CHINESE}]*+(?:几(?![乎何率])[十百千万亿]*+)?"
"""Regex source: a run of Chinese numeral characters, perhaps with 数 or 几 in it; not always a number."""
NUMERAL = rf"(?:{ARABIC}|{CHINESE_RUN})"

_RANGE = re.compile(r"[-—–―~至到]{1,2}")
_SPLIT = re.compile(rf"({_ARABIC})|({_VAGUE})|({_SCALE}|十)| ")
_FRACTION = re.compile(rf"([{CHINESE}]+|\d+)分之(.+)", re.S)
_SHARE = re.compile(rf"([{CHINESE}几]+|\d+(?:\.\d+)?)成(半)?")
_ADJACENT = re.compile(r"(?:([一二三四五六七八九]?十)|([一二两三四五六七八九]百))?"
                       r"([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]*)")  # fmt: skip
_SEVERAL = re.compile(r"([一二两三四五六七八九十百千]*)几([十百千万亿]*)")
_MANY = re.compile(r"数([十百千万亿]+)")
_DOUBLED = re.compile(r"翻了?([一二两三四五]|\d)番")


@dataclass(frozen=True, slots=True)
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


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros or exponents: 11000, not 11000.0 nor 1.1E+4."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1))
    return value.normalize()


def exact(value: Decimal, step: Decimal, unit: str = "") -> Numeral:
    """A numeral whose last printed digit is worth ``step``."""
    half = step / 2
    return Numeral(_plain(value), None, None, _plain(value - half), _plain(value + half), "exact", unit)


def hedged(numeral: Numeral, effect: str) -> Numeral:
    """``numeral`` under a hedge ``over`` (超), ``under`` (近) or ``about`` (约); ranges stay as they are."""
    value = numeral.value
    if value is None or effect not in ("over", "under", "about"):
        return numeral
    if effect == "over":
        return replace(numeral, low=value, high=None, approx="over")
    if effect == "under":
        return replace(numeral, low=None, high=value, approx="under")
    return replace(numeral, low=None, high=None, approx="about")


def scaled(numeral: Numeral, factor: Decimal, unit: str | None = None) -> Numeral:
    """Every bound times ``factor``, perhaps with another unit."""

    def times(bound: Decimal | None) -> Decimal | None:
        return None if bound is None else _plain(bound * factor)

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


def read_arabic(text: str) -> Numeral | None:
    """Arabic digits with optional scales and 余/多/几/来 (40多万, 1亿2000万); None when it is no such thing."""
    if len(text) > 3 * MAX_DIGITS:
        return None
    if text.isdecimal():
        return exact(Decimal(text), Decimal(1)) if len(text) <= MAX_DIGITS else None
    total, number, step, factor, vague = Decimal(0), None, Decimal(1), Decimal(1), ""
    at, scale_before = 0, None
    for match in _SPLIT.finditer(text):
        if match.start() != at:
            return None
        at = match.end()
        digits, word, scale = match.groups()
        if digits:
            if number is not None:
                total += number * factor
                if scale_before is None:
                    return None
            number, factor = Decimal(digits.replace(",", "").replace(" ", "")), Decimal(1)
            exponent = number.as_tuple().exponent
            step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        elif word:
            vague = word
        elif scale:
            if number is None:
                return None
            for char in scale:
                factor *= _UNITS[char]
            if scale_before is not None and factor >= scale_before:
                return None
            scale_before = factor
    if at != len(text) or number is None or len(text) > 2 * MAX_DIGITS:
        return None
    if vague == "几":
        base, unit = total + number * factor, step * factor
        return Numeral(None, base + unit, base + 10 * unit - 1, None, None, "range") if unit >= 1 else None
    made = exact(total + number * factor, step * factor)
    return hedged(made, {"": "", "来": "about"}.get(vague, "over"))


def _whole(text: str) -> tuple[int, int] | None:
    """``(value, worth of the last digit)`` of a Chinese integer, in one pass; None when it is not one."""
    if not _ALL_DIGITS.isdisjoint(text) and _ALL_DIGITS.issuperset(text):
        # Digits alone: one digit, or a number spelt digit by digit, which 〇 or three digits show.
        if len(text) == 1 or (len(text) > 2 and text[0] not in "零〇○两"):
            return int("".join(str(_DIGITS[c]) for c in text)), 1
        return None
    total = section = 0
    digit: int | None = None
    last_unit, place_seen, scale_seen, step = 0, 10**9, 10**17, 1
    after_zero = False
    for char in text:
        if char in _DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = _DIGITS[char]
            after_zero = after_zero or digit == 0
            step = 1
        elif char in _TENS:
            if digit:
                return None
            section, digit, last_unit, place_seen, step = section + _TENS[char], None, 10, 10, 1
        elif char in _PLACES:
            place = _PLACES[char]
            if place >= place_seen or (digit == 0 and place != 10):
                return None
            if digit is None and place > 10 and last_unit:
                return None  # 万千: only a leading 百 or 千 may stand for one hundred or thousand
            section += (1 if not digit else digit) * place
            digit, last_unit, place_seen, after_zero, step = None, place, place, False, 1
        elif char in _SCALES:
            scale = _SCALES[char]
            section += digit or 0
            if scale == 10**8 and total and total < 10**8 and not section:
                total, section = total * scale, 0  # 万亿
                scale *= last_unit
            elif not (section or last_unit == 0) or scale >= scale_seen:
                return None
            else:
                total += (section or 1) * scale
            section, digit, last_unit, place_seen, scale_seen = 0, None, scale, 10**9, scale
            after_zero, step = False, scale
        else:
            return None
    if digit is not None:
        if not after_zero and last_unit >= 100:
            # 一万三 is 13000, 三百五 is 350: a lone last digit counts the next lower place.
            return total + section + digit * (last_unit // 10), last_unit // 10
        section += digit
    return total + section, step


def read_chinese(text: str) -> Numeral | None:
    """A Chinese numeral without hedges (两千一百, 十几, 五六十, 数万, 三点五); None when it is not one."""
    if not text or len(text) > 2 * MAX_DIGITS:
        return None
    whole, point, decimals = text.partition("点")
    if point:
        read = _whole(whole)
        if read is None or not decimals or not set(decimals) <= set(_DIGITS) - {"两"}:
            return None
        value = Decimal(f"{read[0]}." + "".join(str(_DIGITS[c]) for c in decimals))
        return exact(value, Decimal(1).scaleb(-len(decimals)))
    if "几" in text:
        match = _SEVERAL.fullmatch(text)
        head = _whole(match[1]) if match and match[1] else (0, 1)
        if match is None or head is None or head[0] % 10:
            return None
        base, unit = head[0], _product(match[2])
        if base and base % 100 == 0:  # 一百几十
            tens = match[2][:1] == "十"
            return spread((base + 20) * (unit // 10), (base + 100) * (unit // 10) - 1) if tens else None
        return spread((base + (1 if base else 2)) * unit, (base + 10) * unit - 1)
    if text[0] == "数":
        match = _MANY.fullmatch(text)
        return spread(2 * _product(match[1]), 10 * _product(match[1])) if match else None
    if match := _ADJACENT.fullmatch(text):
        first, last = _DIGITS[match[3]], _DIGITS[match[4]]
        if last - first == 1 or (first, last) == (3, 5):
            tens = _whole(match[1]) if match[1] else None
            base, place = tens[0] if tens else 0, 1
            if match[2]:
                base, place = _DIGITS[match[2][0]] * 100, 10
            unit = _product(match[5])
            if match[2] and unit > 1:
                return None
            low, high = (base + first * place) * unit, (base + last * place) * unit
            return spread(low, high)
    read = _whole(text)
    return None if read is None else exact(Decimal(read[0]), Decimal(read[1]))


def _product(units: str) -> int:
    made = 1
    for char in units:
        made *= _UNITS[char]
    return made


def _number(text: str) -> Numeral | None:
    if text[:1].isdecimal():
        return read_arabic(text)
    body, vague = (text[:-1], text[-1]) if text[-1:] in ("余", "多", "来") else (text, "")
    inner = re.fullmatch(r"(.*十|百|千|.*百)([余多来])([万亿千]+)", body) if not vague else None
    if inner:
        body, vague = inner[1] + inner[3], inner[2]
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
        if match[2]:
            return None if read.value is None else exact(read.value * 10 + 5, Decimal(5), "%")
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
        return _plain(_DIVIDE.divide(part * 100, whole).quantize(grain, rounding))

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
        elif first_text[-1] not in _UNITS and (tail := re.search(r"[千百十]?[万亿]+$|(?<=\d)[千百]$", last_text)):
            factor = Decimal(_product(tail[0]))
            if first.value * factor < last.value:
                first = scaled(first, factor)
        first = replace(first, unit=last.unit)
    return first, last


def _one(text: str) -> Numeral | None:
    text = text.strip()
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
    if "分之" in text or text[-1] in "成半数" or text.endswith("成半"):
        return _share(text)
    return _number(text)
