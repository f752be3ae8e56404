"""A growth that could be of two counts is of one of them (案件315件(包括甲类7件,同比增长42.5%))."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from transforms.metric import Metric

Group = tuple[Metric, ...]


def borne_once(found: Sequence[Group], holds: Callable[[Group], bool]) -> Iterator[Group]:
    """``found`` without those of a count and a growth alone whose growth another count bears.

    That is the count which it agrees with, else the one that it is linked to.
    """
    alone = [group[-1] for group in found if len(group) == 2]
    twice = {id(growth) for growth in alone if sum(growth is other for other in alone) > 1}
    for group in found:
        if len(group) == 2 and id(group[-1]) in twice:
            rivals = [other for other in found if len(other) == 2 and other[-1] is group[-1]]
            right = [other for other in rivals if holds(other)] or rivals
            linked = [other for other in right if other[-1].of_metric_id == other[0].metric_id]
            if group not in (linked or right):
                continue
        yield group
