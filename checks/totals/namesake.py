"""Parts that bear the name of their whole (全县接待游客90万人次。…古城接待游客38万人次,占全县的42%): no such total themselves."""

from __future__ import annotations

from checks.figures.once import kept
from checks.rule import Facts
from checks.shares.share_choice import chosen
from transforms.metric import Metric


def of_two_levels(facts: Facts, one: Metric, other: Metric) -> bool:
    """Whether one of two figures of a name is part of what bears that name, and the other is not."""
    if one.indicator != other.indicator:
        return False
    known = _namesakes(facts)
    return (id(one) in known) != (id(other) in known)


@kept
def _namesakes(facts: Facts) -> frozenset[int]:
    """Identities of the parts, by the links that were read and by the shares that are told of them."""
    linked = [(m, facts.by_id.get(m.of_metric_id)) for m in facts.metrics if m.of_metric_id is not None]
    shared = [(share.part, share.whole) for share in chosen(facts)]
    return frozenset(
        [
            id(part)
            for part, whole in (*linked, *shared)
            if whole is not None
            and whole.indicator == part.indicator
            and (whole.unit, whole.role) == (part.unit, part.role)
            and (whole.value or 0) > (part.value or 0)
        ]
    )
