"""Parts that bear the name of their whole (全县接待游客90万人次。…古城接待游客38万人次,占全县的42%): no such total themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from checks.figures.folded import folded
from checks.figures.once import kept
from checks.rule import Facts
from checks.shares.share_choice import chosen
from transforms.metric import Metric

_SOME_TOGETHER = re.compile("其中.*[,、](?:合计|共计|总计)(?:为|达)?$", re.DOTALL)
"""入库9.8万吨。其中甲镇2.6万吨、乙镇2.1万吨,合计4.7万吨: of some of what bears the name."""


def of_two_levels(facts: Facts, one: Metric, other: Metric) -> bool:
    """Whether one of two figures of a name is part of what bears that name, and the other is not."""
    return one.indicator == other.indicator and _is_namesake(facts, one) != _is_namesake(facts, other)


ROW = 4
"""Numbers told under one name from which they are a column of things, not one fact told again. 2026-11: 4."""


def in_a_column(facts: Facts, one: Metric, other: Metric) -> bool:
    """Whether a story tells a name of thing after thing (产业园签约项目80个;…景区签约项目60个;…小镇签约项目68个;…).

    Whose each is may stand far before it; so many different numbers cannot be one.
    """
    if one.story_id != other.story_id or one.value == other.value:
        return False
    values = _told_of(facts).get((one.story_id, one.unit, one.indicator), ())
    return one.indicator == other.indicator and len(values) >= ROW


@kept
def _told_of(facts: Facts) -> Mapping[tuple[str, str, str], Collection[object]]:
    """The numbers that a story tells of a name, by story, unit and name."""
    told: defaultdict[tuple[str, str, str], set[object]] = defaultdict(set)
    for m in facts.metrics:
        if m.role in ("actual", "rate"):
            told[m.story_id, m.unit, m.indicator].add(m.value)
    return told


def _is_namesake(facts: Facts, part: Metric) -> bool:
    """Whether a figure is such a part, by the link that was read or by a share that is told of it."""
    if _SOME_TOGETHER.search(folded(part.quote)[: max(0, part.start - part.sentence_start)]):
        return True
    linked = facts.by_id.get(part.of_metric_id or "")
    return any(
        whole is not None
        and whole.indicator == part.indicator
        and (whole.unit, whole.role) == (part.unit, part.role)
        and (whole.value or 0) > (part.value or 0)
        for whole in (linked, *_wholes(facts).get(id(part), ()))
    )


@kept
def _wholes(facts: Facts) -> Mapping[int, Sequence[Metric]]:
    """What the figures with a share are shares of, by their identity (``id``)."""
    wholes: defaultdict[int, list[Metric]] = defaultdict(list)
    for share in chosen(facts):
        wholes[id(share.part)].append(share.whole)
    return wholes
