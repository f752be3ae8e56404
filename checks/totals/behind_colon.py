"""All parts of a number told right behind it and a colon (选派75名:干部17名,医生22名,教师36名)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.figures.sentence import Sentence
from checks.totals.listed import adds_up, missed_by_a_slip
from checks.totals.total_behind import addable
from transforms.metric import Metric

_FIRST = re.compile(r"^[^,;:。0-9]{0,8}:[^,;:。0-9]{1,10}$")
_NEXT = re.compile(r"^[,、和及](?!其中|累计|同比|共|较|比)[^,;:。、0-9]{1,10}$")
LEAST = 2
"""Parts of a list. 2026-11: 2."""


def listed_behind_colon(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """(total, part, part, …) in one measure word that add up, or would but for one slip."""
    if ":" not in sentence.text:
        return
    figures = sentence.figures
    for at in range(len(figures) - LEAST):
        if not addable(figures[at]) or not _FIRST.match(sentence.lead(at + 1)):
            continue
        last = at + 1
        while last + 1 < len(figures) and _NEXT.match(sentence.lead(last + 1)):
            last += 1
        parts = figures[at + 1 : last + 1]
        one = len(parts) >= LEAST and all(addable(m) and m.unit == figures[at].unit for m in parts)
        if one and (adds_up(figures[at], parts) or missed_by_a_slip(figures[at], parts)):
            yield (figures[at], *parts)
