"""Figures that only tell of another one: its growth, a part, a share, the same a year before (旁述的数)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.figures.sentence import Sentence
from transforms.metric import Metric

_EARLIER = re.compile(r"[上去]年(?:同期|同月)|[比较][上去]年的")


def over(sentence: Sentence, i: int, at: int) -> bool:
    """Whether figure ``i`` is of a time that was over when that of figure ``at`` began (上年同期为37万人次)."""
    earlier, metric = sentence.figures[i], sentence.figures[at]
    if earlier.period_end is not None and metric.period_start is not None:
        return earlier.period_end < metric.period_start
    return _EARLIER.search(sentence.clause_lead(i)) is not None


def as_it_was(sentence: Sentence, at: int) -> bool:
    """Whether figure ``at`` only says what the one right before it was earlier: what follows is of the present (产量9吨,上年同期为8吨,…,其中)."""
    if not at or sentence.figures[at - 1].unit != sentence.figures[at].unit:
        return False
    return over(sentence, at, at - 1)


def aside(sentence: Sentence, i: int, count: int, at: int) -> bool:
    """Whether a figure between count and amount only tells of the count: its growth, a part, a share, another year's."""
    figure, whole = sentence.figures[i], sentence.figures[count]
    told_of = figure.role in ("change", "rate") or figure.of_metric_id == whole.metric_id
    return told_of or over(sentence, i, at)


def one_of_several(sentence: Sentence, i: int, counted: Sequence[int]) -> bool:
    """Whether figure ``i`` is one of two and more parts of another of the ``counted`` (面积84亩,其中甲50亩、乙34亩)."""
    part, others = sentence.figures[i], [sentence.figures[j] for j in counted]
    siblings = [m.of_metric_id for m in others].count(part.of_metric_id)
    return siblings > 1 and any(m.metric_id == part.of_metric_id for m in others)


def without_parts(figures: Sequence[Metric], now: Sequence[Metric]) -> Sequence[Metric]:
    """活动9场,其中线下7场、线上2场,岗位60个,比去年同期的8场、50个分别增长…: of all 9, unless all are parts."""
    wholes = [
        next((m for m in figures if m.metric_id == part.of_metric_id and m.unit == part.unit), None)
        for part in now
    ]
    if None not in wholes:
        return now
    return [part if whole is None else whole for part, whole in zip(now, wholes, strict=True)]
