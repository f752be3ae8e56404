"""Figures that are only the step from one level to another, and levels themselves (增减量与现值)."""

from __future__ import annotations

import re

from checks.changes.change_words import named, tells_move
from checks.figures.folded import folded
from checks.figures.once import of_figure
from checks.figures.spot import absolute
from transforms.metric import Metric

POINTS = frozenset({"个百分点", "百分点"})
_BREAK = re.compile(r"[,;:、。()]")


def says_difference(metric: Metric) -> bool:
    """Whether the words right before a figure make it an amount by which something rose or fell."""
    if metric.unit in POINTS or metric.role == "change":
        return True
    begin = max(0, metric.start - metric.sentence_start)
    return tells_move(folded(metric.quote)[max(0, begin - 8) : begin])


def tells_step(metric: Metric) -> bool:
    """Whether a figure is only the step from one level to another (比上年减支27580万元), no amount of things."""
    if metric.role == "change" or metric.unit in POINTS:
        return True
    begin = max(0, metric.start - metric.sentence_start)
    before = folded(metric.quote)[max(0, begin - 24) : begin]
    if not tells_move(before):
        return False
    clause = _BREAK.split(before)[-1]
    return tells_move(clause) and not clause.endswith(("新增", "净增")) and not named(clause)


@of_figure
def is_level(metric: Metric) -> bool:
    """An exact count or amount, and not by how much one changed (增加6455万元)."""
    if metric.approx != "exact" or not metric.value or metric.role == "change":
        return False
    return absolute(metric) and not tells_step(metric)
