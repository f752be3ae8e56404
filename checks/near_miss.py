"""Whether one slip of the pen turns a printed number into one that would fit (一字之差).

A number that misses its place by one digit was misprinted; one that misses it by anything else may just be
about something else. Digits are changed as text, so the test costs a few dozen steps; the search for the
repair that an editor is told is ``checks.slips``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from checks.folded import folded
from checks.interval import Interval
from transforms.metric import Metric
from transforms.number_kind import RELATIVE_UNITS

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
SCALES = (Fraction(10_000), Fraction(1, 10_000))
"""What 万 lost or added, or 万 and 亿 taken for each other, make of a number."""
MAX_DIGITS = 12
"""Longer numbers are not tried. 2026-11: set to 12."""


@lru_cache(maxsize=20_000)
def _printed_so(raw: str) -> tuple[Fraction, ...]:
    """What the digits of ``raw`` say when one is another, missing or doubled, or two neighbours are swapped."""
    match = _NUMBER.search("".join(folded(raw).split()))
    if match is None:
        return ()
    text = match.group().replace(",", "")
    if len(text) > MAX_DIGITS:
        return ()
    # Whole numbers over one power of ten sort and compare far faster than fractions made from text.
    places = len(text.partition(".")[2]) + 1
    made = {_scaled(slip, places) for slip in _slips(text) if slip and slip != text}
    return tuple(Fraction(number, 10**places) for number in sorted(made))


def _scaled(text: str, places: int) -> int:
    """The number times ten to the ``places``."""
    whole, _, part = text.partition(".")
    return int(whole + part.ljust(places, "0"))


def _slips(text: str) -> Iterator[str]:
    for i, digit in enumerate(text):
        if digit == ".":
            continue
        yield from (text[:i] + other + text[i + 1 :] for other in "0123456789")
        following = text[i + 1 : i + 2]
        if following.isdigit():
            yield text[:i] + following + digit + text[i + 2 :]
        elif following == "." and text[i + 2 : i + 3].isdigit():
            yield f"{text[:i]}{text[i + 2]}.{digit}{text[i + 3 :]}"
        if len(text) > 2 and text[:i] + text[i + 1 :] not in ("", "."):
            yield (text[:i] + text[i + 1 :]).strip(".")


def one_slip(metric: Metric, wanted: Interval) -> bool:
    """Whether ``metric`` would lie in ``wanted`` if it had been printed with one slip less."""
    if metric.value is None or metric.printed_low is None or metric.printed_high is None:
        return False
    match = _NUMBER.search("".join(folded(metric.evidence.raw_text).split()))
    if match is None:
        return False
    number = Fraction(match.group().replace(",", ""))
    if not number:
        return False
    # What is sought is brought to the printed digits, and found by halving among their sorted slips.
    scale = abs(Fraction(metric.value)) / number
    half = Fraction(metric.printed_high - metric.printed_low) / 2
    made = _printed_so(metric.evidence.raw_text)
    at = 0 if wanted.low is None else bisect_left(made, (wanted.low - half) / scale)
    if at < len(made) and (wanted.high is None or made[at] * scale - half <= wanted.high):
        return True
    return metric.unit not in RELATIVE_UNITS and _rescaled(metric, wanted)


def _rescaled(metric: Metric, wanted: Interval) -> bool:
    """Whether 万 or 亿, lost or added or one for the other, explains it all: the digits themselves must fit."""
    if wanted.low is None or wanted.high is None:
        return False  # a bound alone is met by any number large or small enough
    low, high = Fraction(metric.printed_low or 0), Fraction(metric.printed_high or 0)
    return any(low * scale <= wanted.high and high * scale >= wanted.low for scale in SCALES)


def digits_of(metric: Metric) -> int:
    """Significant digits as printed: how much a number tells (66% has two, 66.19% four)."""
    return _digits(metric.evidence.raw_text)


@lru_cache(maxsize=20_000)
def _digits(raw: str) -> int:
    match = _NUMBER.search(folded(raw))
    return len(match.group().replace(",", "").replace(".", "").strip("0")) if match else 1
