"""Whether one slip of the pen turns a printed number into one that would fit (一字之差).

A number that misses its place by one digit was misprinted; one that misses it by anything else may just be
about something else. The slips are not made one by one: for each digit it is reckoned whether another in its place
would do. The search for the repair that an editor is told is ``checks.digits.slips``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from checks.figures.folded import folded
from checks.interval import Interval
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SPELLED = re.compile("[一二三四五六七八九十百千]+")
SCALE = 10_000
"""What 万 lost or added, or 万 and 亿 taken for each other, make of a number, one way or the other."""
MAX_DIGITS = 12
"""Longer numbers are not tried. 2026-11: set to 12."""


@lru_cache(maxsize=4_000)
def _said(raw: str) -> tuple[str, int, int] | None:
    """The digits and the point of ``raw``, the number they say times ten to the ``places``, and these."""
    match = _NUMBER.search("".join(folded(raw).split()))
    if match is None:
        return None
    text = match.group().replace(",", "")
    whole, _, part = text.partition(".")
    # One place more than is printed, so that a digit put in among the decimals still leaves a whole number.
    places = len(part) + 1
    return text, int(whole + part) * 10, places


def _slips_into(text: str, number: int, places: int, low: int, high: int) -> bool:
    """Whether ``text`` says a number of ``low`` to ``high`` when one digit is another, missing or doubled, or two
    neighbours are swapped. All numbers are times ten to the ``places``.
    """
    point = text.find(".")
    wholes = point if point >= 0 else len(text)
    first = weight = 10 ** (places + wholes - 1)
    least, most = low - number, high - number
    if least > 9 * weight and not (wholes == 1 and point > 0):
        return False  # no digit makes it so large
    for i, digit in enumerate(text):
        if digit == ".":
            continue
        known = int(digit)
        # What another digit adds is one to nine times the weight of its place.
        if (weight <= most and least <= 9 * weight) or (least <= -weight and -9 * weight <= most):
            fewer, more = max(-known, -(-least // weight)), min(9 - known, most // weight)
            if fewer < more or (fewer == more and fewer):
                return True
        behind = text[i + 1 : i + 2]
        if behind == ".":
            behind = text[i + 2 : i + 3]
        if behind and behind != digit and least <= (int(behind) - known) * (weight - weight // 10) <= most:
            return True
        # Without a digit before its point a number is below the weight of the first.
        if len(text) > 2 and (low < first or point > 0):
            before, rest = number // (weight * 10), number % weight
            if i > wholes:
                left = before * weight * 10 + rest * 10
            elif wholes == 1 and point > 0:
                left = rest * 10 ** (places - 1)  # .83 is read as 83
            else:
                left = before * weight + rest
            if low <= left <= high:
                return True
        weight //= 10
    return False


def one_slip(metric: Metric, wanted: Interval | None) -> bool:
    """Whether ``metric`` would lie in ``wanted`` (None: in nothing) if it had been printed with one slip less."""
    value, least, most = metric.value, metric.printed_low, metric.printed_high
    if wanted is None or value is None or least is None or most is None:
        return False
    said = _said(metric.evidence.raw_text)
    if said is None or not said[1]:
        return False
    text, number, places = said
    if len(text) <= MAX_DIGITS:
        # What is sought, widened by the half step that was rounded, is brought to the printed digits.
        size, of = value.as_integer_ratio()
        step, parts = (most - least).as_integer_ratio()
        digits, scale = number * of, 2 * wanted.of * parts * abs(size)
        half = step * wanted.of
        low, high = -1, 10 ** (places + len(text))
        if wanted.bottom is not None:
            low = -((half - 2 * parts * wanted.bottom) * digits // scale)
        if wanted.top is not None:
            high = (2 * parts * wanted.top + half) * digits // scale
        if low <= high and _slips_into(text, number, places, low, high):
            return True
    if metric.unit in RELATIVE_UNITS or wanted.bottom is None or wanted.top is None:
        return False  # a bound alone is met by any number large or small enough
    return rescaled(Interval.between(least, most), wanted)


def rescaled(printed: Interval, wanted: Interval) -> bool:
    """Whether 万 or 亿, lost or added or one for the other, explains it all: the digits themselves must fit."""
    return printed.meets(wanted, SCALE) or wanted.meets(printed, SCALE)


def digits_of(metric: Metric) -> int:
    """Significant digits as printed: how much a number tells (66% has two, 66.19% four)."""
    return _digits(metric.evidence.raw_text)


@lru_cache(maxsize=4_000)
def _digits(raw: str) -> int:
    match = _NUMBER.search("".join(folded(raw).split()))
    if match is None and (spelled := _SPELLED.match(raw)):
        return sum(letter not in "十百千" for letter in spelled.group()) + raw.startswith("十")
    return len(match.group().replace(",", "").replace(".", "").strip("0")) if match else 1


def all_but_a_little(whole: Metric, parts: Iterable[Metric]) -> bool:
    """Whether the parts come to the whole but for a tenth of it, so that a slip in a later digit explains the rest."""
    added = sum(part.value or 0 for part in parts)
    return 10 * abs((whole.value or 0) - added) <= abs(whole.value or 0)
