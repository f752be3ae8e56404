"""A count and its parts in measure words of their own (便民设施410处,其中修路120条、装灯190盏、立牌100块)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.figures.sentence import Sentence
from checks.figures.spot import absolute
from checks.interval import is_whole
from checks.totals.listed import missed_by_a_slip
from transforms.metric import Metric
from transforms.numbers.measure import family

_OPENS = re.compile(r"^,?其中(?:,|:|包括)?[^,;:、。0-9]{1,10}$")
_NEXT = re.compile(r"^(?:、|和|以?及)[^,;:、。0-9]{1,10}$")
_HOMES = frozenset("套户")
"""Homes are counted by themselves and by whom they are for (安居工程2100套,其中公租房1500套,棚户区改造600户)."""
_HOME_OPENS = re.compile(r"^,?其中(?:,|:|包括)?[^;:、。,0-9]{1,16}$")
_HOME_NEXT = re.compile(r"^(?:、|,)[^,;:、。0-9]{1,20}$")
_BESIDES = re.compile("另|还|比|占|已|增|同")
_PLAIN = frozenset("个处项件")
"""Measure words that count things of many kinds."""
PARTS = 3
"""Parts of such a list, at least. 2026-11: 3."""
DIGITS = 3
"""Digits of a total that such a list hardly misses by a slip if it is not its own. 2026-11: 3."""


def mixed_units(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """(whole, part, part, …) of the lists of a sentence that add up exactly, or but for one slip."""
    figures = sentence.figures
    for at, whole in enumerate(figures[:-PARTS]):
        if whole.unit not in _PLAIN or not _counts(whole) or not _OPENS.match(sentence.lead(at + 1)):
            continue
        last = at + 1
        while last + 1 < len(figures) and _NEXT.match(sentence.lead(last + 1)):
            last += 1
        parts = figures[at + 1 : last + 1]
        if len(parts) < PARTS or not all(map(_counts, parts)) or len({m.unit for m in parts}) < 2:
            continue
        if sentence.tail(last):
            continue
        made = sum(m.value for m in parts if m.value is not None)
        if made == whole.value or (_printed_digits(whole) >= DIGITS and missed_by_a_slip(whole, parts)):
            yield (whole, *parts)


def homes(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """(whole, part, part, …) of the homes of a sentence, some counted as 套 and some as 户."""
    figures = sentence.figures
    for at, whole in enumerate(figures[:-2]):
        if whole.unit not in _HOMES or not _HOME_OPENS.match(sentence.lead(at + 1)):
            continue
        last = at + 1
        while last + 1 < len(figures) and figures[last + 1].unit in _HOMES:
            lead = sentence.lead(last + 1)
            if not _HOME_NEXT.match(lead) or _BESIDES.search(lead):
                break
            last += 1
        parts = figures[at + 1 : last + 1]
        exact = all(absolute(m) and m.approx == "exact" and m.value is not None for m in (whole, *parts))
        if len(parts) < 2 or not exact or {m.unit for m in parts} != _HOMES:
            continue
        made = sum(m.value for m in parts if m.value is not None)
        slip = len(parts) >= PARTS and _printed_digits(whole) >= DIGITS and missed_by_a_slip(whole, parts)
        if made == whole.value or slip:
            yield (whole, *parts)


def _counts(metric: Metric) -> bool:
    counted = family(metric.unit) == "count" and is_whole(metric.unit)
    return counted and absolute(metric) and metric.approx == "exact" and metric.value is not None


def _printed_digits(metric: Metric) -> int:
    return sum(map(str.isdigit, metric.evidence.raw_text))
