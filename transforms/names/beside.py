"""Names that two figures side by side lend each other, once all are named (相邻两数的名称)."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise

from transforms.metric import Metric
from transforms.names.among import of_group
from transforms.names.vocabulary import code_of
from transforms.text.surroundings import Surroundings


def beside_each_other(
    found: Sequence[Metric], around: Sequence[Surroundings], listed: Container[int]
) -> list[Metric]:
    """``found`` with the names of those that a neighbour completes; the figures at ``listed`` have been dealt theirs."""
    named = list(found)
    for this, after in pairwise(range(len(named))):
        group, some = named[this], named[after]
        if some.indicator and after not in listed:
            named[after] = _called(some, of_group(some.indicator, around[after], some.unit, group))
        if not group.indicator and group.end == some.start:
            named[this] = _called(group, some.indicator)  # 1.2万户4.6万人种植枸杞: both of what follows
    return named


def _called(metric: Metric, name: str) -> Metric:
    if name == metric.indicator:
        return metric
    code = code_of(name, metric.unit, metric.role) if name else None
    return replace(metric, indicator=name, indicator_code=code)
