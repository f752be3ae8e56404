"""A fact told again points to where it was told first (重复陈述), even when a digit was changed on the way.

Papers repeat their figures in headline, deck, text and captions. Equal values in like words are one
fact. Values that differ in one digit or in two swapped ones, of the same unit, place, words and time, are
one fact misprinted; so is a number in a sentence that copies another around an equal number.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from transforms.likeness import SAME_WORDS, likeness
from transforms.link_frame import CLAUSE_REACH, WINDOW, Links, kin
from transforms.measure import family
from transforms.metric import Metric

COPY_WORDS = 0.9
"""Likeness from which a sentence is a copy of another. 2026-11: 0.9."""
MIN_DIGITS = 3
"""Digits that a number needs before a changed one tells of a misprint: 12所 and 13所 are just two numbers."""
TOLD = frozenset({"actual", "rate", "target"})

_NOT_WORDS = re.compile(r"[^一-龥]|全[市县区省镇乡州旗]|[该本我][市县区省镇乡州旗]|截至|当日|今年|目前")


def link_repeats(page: Sequence[Metric], texts: Mapping[str, str], links: Links) -> None:
    """Link the restatements of one page, whose metrics are in page order. Linear in their number."""
    told = [m for m in page if m.role in TOLD and m.indicator]
    by_value: defaultdict[Hashable, deque[Metric]] = defaultdict(lambda: deque(maxlen=WINDOW))
    for metric in told:
        same = by_value[(family(metric.unit), metric.value, metric.value_low, metric.value_high)]
        earlier = next((m for m in same if _says_the_same(m, metric)), None)
        if earlier is None:
            same.append(metric)
        else:
            links[metric.metric_id]["same_as"] = earlier.metric_id
    _misprints(told, texts, links)
    _copies(told, links)


def _apart(earlier: Metric, later: Metric) -> bool:
    """Whether the two stand in two sentences."""
    return earlier.story_id != later.story_id or earlier.sentence_start != later.sentence_start


def _one_place(earlier: Metric, later: Metric) -> bool:
    named = earlier.subject and later.subject
    return earlier.place == later.place and not (named and earlier.subject != later.subject)


def _time(metric: Metric) -> tuple[object, ...]:
    return (metric.period_start, metric.period_end)


def _one_time(earlier: Metric, later: Metric) -> bool:
    """Whether nothing known sets their times apart."""
    known = any(_time(earlier)) and any(_time(later))
    return not known or _time(earlier) == _time(later)


def _says_the_same(earlier: Metric, later: Metric) -> bool:
    if earlier.role != later.role or not kin(earlier, later) or earlier.place != later.place:
        return False
    if not _apart(earlier, later) or not _one_time(earlier, later):
        return False
    contained = min(len(earlier.indicator), len(later.indicator)) >= 4 and (
        earlier.indicator in later.indicator or later.indicator in earlier.indicator
    )
    return contained or likeness(earlier.indicator, later.indicator) >= SAME_WORDS


def _digits(metric: Metric) -> str:
    """The digits of an exact number that is long enough to be misprinted; else empty."""
    if metric.value is None or metric.approx != "exact" or not isinstance(metric.value, Decimal):
        return ""
    digits = "".join(c for c in format(abs(metric.value), "f") if c.isdigit()).strip("0")
    return digits if len(digits) >= MIN_DIGITS else ""


def _masks(metric: Metric) -> Iterator[str]:
    """The number with one digit hidden, and with two neighbours in rising order: equal for one slip."""
    digits = format(abs(metric.value or Decimal(0)), "f")
    for i, digit in enumerate(digits):
        if digit.isdigit():
            yield f"{digits[:i]}?{digits[i + 1 :]}"
    for i, (a, b) in enumerate(pairwise(digits)):
        if a.isdigit() and b.isdigit() and a != b:
            yield f"{digits[:i]}<{min(a, b)}{max(a, b)}>{digits[i + 2 :]}"


def _misprints(told: Sequence[Metric], texts: Mapping[str, str], links: Links) -> None:
    buckets: defaultdict[Hashable, deque[Metric]] = defaultdict(lambda: deque(maxlen=4))
    for metric in told:
        if not _digits(metric):
            continue
        place = (metric.place.chain, metric.place.name) if metric.place else None
        keys = [(metric.unit, metric.role, place, mask) for mask in _masks(metric)]
        if "same_as" not in links[metric.metric_id]:
            near = (m for key in keys for m in buckets[key])
            earlier = next((m for m in near if _misprinted(m, metric, texts)), None)
            if earlier is not None:
                links[metric.metric_id]["same_as"] = earlier.metric_id
                continue
        for key in keys:
            buckets[key].append(metric)


def _misprinted(earlier: Metric, later: Metric, texts: Mapping[str, str]) -> bool:
    if earlier.value == later.value or not _apart(earlier, later) or not _one_place(earlier, later):
        return False
    if not _one_time(earlier, later):
        return False
    if likeness(earlier.indicator, later.indicator) < SAME_WORDS:
        return False
    if any(_time(earlier)) and any(_time(later)):
        return True
    a, b = _words(earlier, texts), _words(later, texts)
    return len(b) >= 4 and likeness(a, b) >= COPY_WORDS


def _words(metric: Metric, texts: Mapping[str, str]) -> str:
    """The words of the clause around a number, without place and time."""
    text = texts[metric.story_id]
    before = text[max(metric.sentence_start, metric.start - CLAUSE_REACH) : metric.start]
    after = text[metric.end : min(metric.sentence_end, metric.end + 20)]
    clause = re.split(r"[,;:。]", before)[-1] + re.split(r"[,;:。0-9]", after)[0]
    return _NOT_WORDS.sub("", clause)


def _copies(told: Sequence[Metric], links: Links) -> None:
    """In two sentences that share a restated number, the other numbers of the same words are restated too."""
    by_sentence: defaultdict[tuple[str, int], list[Metric]] = defaultdict(list)
    by_id = {m.metric_id: m for m in told}
    for metric in told:
        found = by_sentence[(metric.story_id, metric.sentence_start)]
        if len(found) < WINDOW:
            found.append(metric)
    for sentence in by_sentence.values():
        first = next((m for m in sentence if "same_as" in links[m.metric_id]), None)
        if first is None:
            continue
        source = by_id.get(links[first.metric_id]["same_as"])
        if source is None:
            continue
        free = {m.metric_id: m for m in by_sentence[(source.story_id, source.sentence_start)]}
        for metric in sentence:
            free.pop(links[metric.metric_id].get("same_as", ""), None)
        for metric in sentence:
            if "same_as" in links[metric.metric_id]:
                continue
            twin = next((m for m in free.values() if _is_twin(m, metric)), None)
            if twin is not None:
                links[metric.metric_id]["same_as"] = twin.metric_id
                del free[twin.metric_id]


def _is_twin(earlier: Metric, later: Metric) -> bool:
    if earlier.role != later.role or earlier.unit != later.unit or not _one_place(earlier, later):
        return False
    return _one_time(earlier, later) and likeness(earlier.indicator, later.indicator) >= COPY_WORDS
