"""Steps and growths told of as many levels in their order (事故28起、死亡3人,比上年分别减少4起、1人,分别下降12.5%、25%)."""

from __future__ import annotations

from collections.abc import Iterator

from checks.change_words import tells_move
from checks.sentence import Sentence
from checks.step import is_level, says_difference
from transforms.metric import Metric

_NEXT = ("、", "和", "及", "与")
LOOK = 4
"""Figures before the steps among which their levels are. 2026-11: 4."""


def steps_in_order(sentence: Sentence) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(level, step, growth) of each; the measure words of steps and levels are the same in the same order."""
    figures = sentence.figures
    if sentence.text.count("分别") < 2:
        return
    for at in range(2, len(figures)):
        lead = sentence.lead(at)
        if "分别" not in lead or figures[at].unit != "%" or not tells_move(lead) or ";" in lead:
            continue
        many = 1
        while (
            at + many < len(figures) and figures[at + many].unit == "%" and sentence.lead(at + many) in _NEXT
        ):
            many += 1
        first = at - many
        if (
            many < 2
            or first < many
            or "分别" not in sentence.lead(first)
            or not says_difference(figures[first])
        ):
            continue
        steps = figures[first:at]
        if any(sentence.lead(i) not in _NEXT for i in range(first + 1, at)):
            continue
        before = [m for m in figures[max(0, first - LOOK) : first] if is_level(m)]
        levels = before[-many:]
        if [m.unit for m in levels] == [m.unit for m in steps]:
            yield from zip(levels, steps, figures[at : at + many], strict=True)
