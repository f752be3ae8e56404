"""A total of two kinds and one kind alone (城乡幼儿园, 农村幼儿园; 进出口总额, 出口额): the one is within the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.figures.folded import folded
from checks.figures.sentence import letters
from checks.figures.spot import stories
from checks.rule import Facts
from checks.totals.among import AVERAGE
from seeds import wordlists
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS

_KINDS: dict[str, list[str]] = {}
for _row in wordlists.load("both_kinds"):
    _KINDS.setdefault(_row["both"], []).append(_row["one"])
"""What a name of both kinds is made of, and the names of each (seeds/reference/both_kinds.csv)."""

_BOTH = re.compile("|".join(_KINDS))
_SPARE = re.compile(
    r"总[额量数值]?|[额量数值]|举办|开展|组织|共|累计|各地|完成|实现|达到?|为|[各全][省市县区]"
)
OVERLAPS = re.compile(
    r"党员|低保|残疾|贫困|脱贫|女|少数民族|老年|青年|退役|大学生|退休|党纪|政务|满意[或和]基本满意"
)
"""What one of a group may be besides what another part names; such parts need not be apart."""
REACH = 8
"""Figures on either side of a total of both kinds among which one kind alone is sought. 2026-11: 8."""


def within_both(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(both kinds, one kind) of one story, period and place, of the same thing in the same unit."""
    for story in stories(facts):
        if not _BOTH.search(" ".join([m.indicator for sentence in story for m in sentence.figures])):
            continue
        figures: Sequence[Metric] = [m for sentence in story for m in sentence.figures]
        for at, whole in enumerate(figures):
            found = _BOTH.search(whole.indicator)
            if found is None or not _counts(whole) or _is_peak(whole):
                continue
            for part in figures[max(0, at - REACH) : at + 1 + REACH]:
                if part is not whole and _counts(part) and _one_kind(whole, part, found.group()):
                    yield whole, part


def _counts(metric: Metric) -> bool:
    plain = metric.role == "actual" and metric.unit not in RELATIVE_UNITS and "/" not in metric.unit
    return plain and not AVERAGE.search(metric.indicator) and metric.approx != "range"


_PEAK = re.compile(r"均|最[高多大]|高峰|峰值|单日")


def _is_peak(metric: Metric) -> bool:
    """日均接待2.6万人次, 单日最高3.4万人次: the clause right before the figure makes it no whole."""
    begin = max(0, metric.start - metric.sentence_start)
    return _PEAK.search(folded(metric.quote)[max(0, begin - 8) : begin]) is not None


def _one_kind(whole: Metric, part: Metric, both: str) -> bool:
    if part.unit != whole.unit or part.place != whole.place or not _one_period(whole, part):
        return False
    kinds = _KINDS[both]
    if both in part.indicator and not any(both in kind and kind in part.indicator for kind in kinds):
        return False
    thing = _SPARE.sub("", letters(whole.indicator.replace(both, "")))
    if len(thing) < 2:
        return False  # 进出口 and 出口 alone may be of two countries or goods that an earlier clause names
    return any(
        kind in part.indicator and _SPARE.sub("", letters(part.indicator.replace(kind, "", 1))) == thing
        for kind in kinds
    )


def _one_period(a: Metric, b: Metric) -> bool:
    if a.period_start is None and a.period_end is None:
        return a.period_text == b.period_text
    return (a.period_start, a.period_end) == (b.period_start, b.period_end)
