"""Whether one slip of the pen turns a printed number into one that would fit (一字之差).

A number that misses its place by one digit was misprinted; one that misses it by anything else may just be
about something else. Digits are changed as text, so the test costs a few dozen steps; the search for the
repair that an editor is told is ``checks.slips``.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from checks.exact import Number, exact, less, over
from checks.folded import folded
from checks.interval import Interval
from transforms.metric import Metric
from transforms.number_kind import RELATIVE_UNITS
from transforms.record import record

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
SCALES: tuple[Number, ...] = (10_000, Fraction(1, 10_000))
"""What 万 lost or added, or 万 and 亿 taken for each other, make of a number."""
_NOUGHT = Decimal(0)
MAX_DIGITS = 12
"""Longer numbers are not tried. 2026-11: set to 12."""


@record
class _Slips:
    """What digits say, and what they would say with one slip: sorted, in ``steps`` of one."""

    number: Number
    made: tuple[int, ...]
    steps: int


@lru_cache(maxsize=1_000)
def _printed_so(raw: str) -> _Slips | None:
    """What the digits of ``raw`` say when one is another, missing or doubled, or two neighbours are swapped."""
    match = _NUMBER.search("".join(folded(raw).split()))
    if match is None:
        return None
    text = match.group().replace(",", "")
    # Whole numbers over one power of ten sort and compare far faster than fractions made from text.
    places = len(text.partition(".")[2]) + 1
    number, steps = _scaled(text, places), 10**places
    made = sorted(set(_slips(text, number, places))) if len(text) <= MAX_DIGITS else ()
    return _Slips(over(number, steps), tuple(made), steps)


def _scaled(text: str, places: int) -> int:
    """The number times ten to the ``places``."""
    whole, _, part = text.partition(".")
    return int(whole + part.ljust(places, "0"))


def _slips(text: str, number: int, places: int) -> Iterator[int]:
    """The numbers that the slips of ``text`` make, times ten to the ``places`` as ``number`` is."""
    weight = 10 ** (places + len(text.partition(".")[0]) - 1)
    for i, digit in enumerate(text):
        if digit == ".":
            continue
        known = int(digit)
        yield from (number + (other - known) * weight for other in range(10) if other != known)
        behind = text[i + 1 : i + 2]
        if behind == ".":
            behind = text[i + 2 : i + 3]
        if behind.isdigit() and behind != digit:
            yield number + (int(behind) - known) * (weight - weight // 10)
        left = text[:i] + text[i + 1 :]
        if len(text) > 2 and left != ".":
            yield _scaled(left.strip("."), places)
        weight //= 10


def one_slip(metric: Metric, wanted: Interval) -> bool:
    """Whether ``metric`` would lie in ``wanted`` if it had been printed with one slip less."""
    if metric.value is None or metric.printed_low is None or metric.printed_high is None:
        return False
    below = wanted.high is not None and wanted.high < 0 <= metric.printed_low
    if below and wanted.high < exact(metric.printed_low - metric.printed_high):
        return False  # no slip makes a number below nought
    slips = _printed_so(metric.evidence.raw_text)
    if slips is None or not slips.number:
        return False
    # What is sought is brought to the printed digits, and found by halving among their sorted slips.
    step = over(abs(exact(metric.value)), slips.number * slips.steps)
    half = over(exact(metric.printed_high - metric.printed_low), 2)
    made = slips.made
    at = 0 if wanted.low is None else bisect_left(made, math.ceil(over(wanted.low - half, step)))
    if at < len(made) and (wanted.high is None or not less(wanted.high, made[at] * step - half)):
        return True
    return metric.unit not in RELATIVE_UNITS and _rescaled(metric, wanted)


def _rescaled(metric: Metric, wanted: Interval) -> bool:
    """Whether 万 or 亿, lost or added or one for the other, explains it all: the digits themselves must fit."""
    if wanted.low is None or wanted.high is None:
        return False  # a bound alone is met by any number large or small enough
    low, high = exact(metric.printed_low or _NOUGHT), exact(metric.printed_high or _NOUGHT)
    return any(not less(wanted.high, low * scale) and not less(high * scale, wanted.low) for scale in SCALES)


def digits_of(metric: Metric) -> int:
    """Significant digits as printed: how much a number tells (66% has two, 66.19% four)."""
    return _digits(metric.evidence.raw_text)


@lru_cache(maxsize=4_000)
def _digits(raw: str) -> int:
    match = _NUMBER.search(folded(raw))
    return len(match.group().replace(",", "").replace(".", "").strip("0")) if match else 1
