"""A headline's second line takes the name and the period of what its first line or the text tells (标题的第二行)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from transforms.metric import Metric
from transforms.names.headline_name import named_above
from transforms.times.headline_period import is_near, told_below


def second_lines(metrics: Iterable[Metric], body_start: int, text: str) -> list[Metric]:
    """The metrics of a story whose text begins at ``body_start`` of ``text``, those of its headline mended."""
    found = list(metrics)
    for i, j in named_above(found, body_start, text):
        # 我市外贸进出口 | 同比增长6.9%: the headline's second line.
        named = found[j]
        found[i] = replace(found[i], indicator=named.indicator, indicator_code=named.indicator_code)
    for i, j in told_below(found, body_start, text[:body_start]).items():
        told_in = found[j]
        same = not found[i].indicator and is_near(found[i], told_in)
        named = told_in if same else found[i]  # 全市生产总值 | 达4321.5亿元: the headline's second line
        found[i] = replace(
            found[i],
            indicator=named.indicator,
            indicator_code=named.indicator_code,
            period_start=told_in.period_start,
            period_end=told_in.period_end,
            period_text=told_in.period_text,
        )
    return [_planned_below(m, found, body_start) if m.start < body_start else m for m in found]


def _planned_below(told: Metric, found: Iterable[Metric], body_start: int) -> Metric:
    """A headline's figure as a target where all that its story tells by its name is still to be done."""
    if told.role != "actual" or not told.indicator:
        return told
    below = [m for m in found if m.start >= body_start and m.indicator == told.indicator]
    planned = bool(below) and all(m.role == "target" and m.unit == told.unit for m in below)
    return replace(told, role="target") if planned else told
