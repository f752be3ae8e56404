"""The whole whose very name a part ends with (新签约项目210个。…其中省外的新签约项目60个,占比…): which of several is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.sentence import letters
from checks.spot import Spot, absolute

_BESIDES = re.compile(
    r"^(?:.*(?:全|我|本|该)[省市县区州旗镇乡国])?(?:本报讯|其中|今年|本年|截至目前|累计|共|已|预计|实际)*|(?:共|累计|已)?(?:有|为|达到?)$"
)
NAME = 4
"""Letters of a name by which a whole is known. 2026-11: 4."""


def _name(spot: Spot) -> str:
    return letters(_BESIDES.sub("", _BESIDES.sub("", spot.words)))


def by_its_name(part: Spot, wholes: Sequence[Spot]) -> Spot | None:
    """The one figure whose name the part's ends with, and says more; else the one beside such a figure in its row."""
    own = _named(part, wholes)
    if own is not None or not part.at:
        return own
    # 项目60个、占比28%,总投资32亿元、占比…: of the amount that stands beside the whole of the 60
    row = [i for i in range(part.at) if absolute(part.sentence.figures[i])]
    if not row or ";" in part.sentence.between(row[-1], part.at):
        return None
    beside = Spot(part.story, part.n, row[-1])
    if beside.metric.unit == part.metric.unit:
        return None
    head = _named(beside, _before(part, beside))
    if head is None:
        return None
    figures = head.sentence.figures
    for i in range(head.at + 1, len(figures)):
        if absolute(figures[i]) and figures[i].unit != head.metric.unit:
            same = figures[i].unit == part.metric.unit and ";" not in head.sentence.between(head.at, i)
            return Spot(head.story, head.n, i) if same else None
        if absolute(figures[i]):
            return None
    return None


def _before(part: Spot, beside: Spot) -> list[Spot]:
    """The figures of the measure word of ``beside`` in its sentence and the two before."""
    return [
        Spot(part.story, n, i)
        for n in range(max(0, part.n - 2), part.n + 1)
        for i, m in enumerate(part.story[n].figures)
        if absolute(m) and m.unit == beside.metric.unit and (n, i) < (beside.n, beside.at)
    ]


def _named(part: Spot, wholes: Sequence[Spot]) -> Spot | None:
    mine = _name(part)
    able = [s for s in wholes if len(its := _name(s)) >= NAME and mine.endswith(its) and len(mine) > len(its)]
    return able[0] if len({s.metric.value for s in able}) == 1 else None
