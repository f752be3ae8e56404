"""Steps and growths told of as many levels in their order (事故28起、死亡3人,比上年分别减少4起、1人,分别下降12.5%、25%)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.changes.change_words import tells_move
from checks.figures.folded import folded
from checks.figures.sentence import Sentence
from checks.figures.step import is_level, says_difference
from transforms.metric import Metric
from transforms.text.sentence import LIST_MARKS

_BESIDE = re.compile(r"^[^,;。()]{0,6}[,(]|^(?:同比|环比|比|较)?[增减升降涨跌下上提多少]")
LOOK = 4
"""Figures before the steps among which their levels are. 2026-11: 4."""


def _percents(sentence: Sentence, at: int) -> int:
    """How many percents stand side by side from ``at`` on."""
    figures, many = sentence.figures, 1
    while (
        at + many < len(figures) and figures[at + many].unit == "%" and sentence.lead(at + many) in LIST_MARKS
    ):
        many += 1
    return many


def _dealt_growths(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where growths begin that 分别 deals out, and how many they are."""
    for at in range(2, len(sentence.figures)):
        lead = sentence.lead(at)
        if "分别" in lead and sentence.figures[at].unit == "%" and tells_move(lead) and ";" not in lead:
            yield at, _percents(sentence, at)


def growths_in_order(sentence: Sentence) -> Iterator[tuple[Metric, Metric]]:
    """(level, growth) of each: 事故52起,造成9人死亡、64人受伤,同比分别下降13.3%、18.2%、12.3%."""
    figures = sentence.figures
    if "分别" not in sentence.text:
        return
    for at, many in _dealt_growths(sentence):
        rows = zip(figures[max(0, at - many) : at], figures[at : at + many], strict=False)
        told = [(level, growth) for level, growth in rows if growth.of_metric_id == level.metric_id]
        if len(told) == many > 1 and all(is_level(level) for level, _ in told):
            yield from told


def grew_itself(now: Metric, growth: Metric) -> bool:
    """Whether the count itself grew, and not something that the counted things have (78个商圈客流量增长4.2%)."""
    behind = folded(now.quote)[max(0, now.end - now.sentence_start) : growth.start - now.sentence_start]
    dealt = "分别" in behind and growth.of_metric_id == now.metric_id
    return growth.start > now.start and (dealt or _BESIDE.match(behind) is not None)


def steps_in_order(sentence: Sentence) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(level, step, growth) of each; the measure words of steps and levels are the same in the same order."""
    figures = sentence.figures
    if sentence.text.count("分别") < 2:
        return
    for at, many in _dealt_growths(sentence):
        first = at - many
        if (
            many < 2
            or first < many
            or "分别" not in sentence.lead(first)
            or not says_difference(figures[first])
        ):
            continue
        steps = figures[first:at]
        if any(sentence.lead(i) not in LIST_MARKS for i in range(first + 1, at)):
            continue
        before = [m for m in figures[max(0, first - LOOK) : first] if is_level(m)]
        levels = before[-many:]
        if [m.unit for m in levels] == [m.unit for m in steps]:
            yield from zip(levels, steps, figures[at : at + many], strict=True)
