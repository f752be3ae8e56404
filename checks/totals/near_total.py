"""Whether parts come near enough to their total to be meant to make it up (分项之和与总数相差多远)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checks.figures.folded import folded
from checks.totals.exhaustive import exhaustive
from checks.totals.opened import OPENS_SENTENCE, opens
from checks.totals.total_behind import SO_MANY
from transforms.metric import Metric

FAR = 2
"""How many times the parts may miss their total where no word of its sentence opens a list of them: what misses by
more was hardly meant to make it up (a city's visitors, and those of three sights). 2026-11: 2."""


def is_near(group: Sequence[Metric]) -> bool:
    whole, first, *_ = group
    added = _sum_of([part.value for part in group[1:]])
    if added is None or not whole.value or whole.value <= FAR * added <= FAR * FAR * whole.value:
        return True
    if whole.sentence_start != first.sentence_start:
        # 生产总值439亿元。其中,第一产业…: names that leave nothing out bear one misprinted first digit more.
        near = whole.value <= FAR * FAR * added <= FAR**4 * whole.value
        opened = near and OPENS_SENTENCE.match(folded(first.quote)) is not None
        return opened and exhaustive([m.indicator for m in group[1:]])
    at = whole.start - whole.sentence_start
    if first.start < whole.start and SO_MANY.search(folded(whole.quote)[max(0, at - 8) : at]):
        return True  # 两项合计3亿元: of these, however far off
    low, high = sorted((whole.start, first.start))
    return opens(folded(whole.quote)[low - whole.sentence_start : high - whole.sentence_start])


def _sum_of(values: Sequence[Decimal | None]) -> Decimal | None:
    """The sum of plain numbers; None when one of them has no single value."""
    known = [v for v in values if v is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None
