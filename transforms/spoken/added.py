"""More of what was told (又添了多少): behind 买回36台织机 the clause 去年又添24台 tells of new ones, 如今一共60台 of all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.thing import thing_of
from transforms.names.told import Told
from transforms.numbers.measure import family
from transforms.text.pattern_edge import Ending

_ADDS = Ending(r"(?:[又再还新]|要再|还要)(?:添置|添了|添|添上|增添|购进|买回|买进|买了)$")
_UP_TO = Ending(r"(?:能|可|会|将)?(?:添到|增到|扩到|涨到|加到)$")
_NOW = re.compile(
    r"[,;]?(?:如今|目前|眼下|现在|现|到现在|至此|这样)?,?(?:一共|总共|共|总数|合计|使总数|让总数)(?:就|便|已|将)?(?:有|是|达到?|为)?"
)
_FIRST = re.compile(r"^(?:头一?批|首批|第一批|头[一两]回|最初|起初|一开始)[^的]{0,6}的")
_NEW = "新增"
_NEAR = 3
_LONGEST = 10


def added(phrase: str, left: str, unit: str, told: Sequence[Told]) -> str:
    """新增织机 for the new ones, 织机 for all; any other phrase as it is."""
    if family(unit) not in ("count", "person") or not told:
        return phrase
    more = _ADDS.search(left) is not None
    if _UP_TO.search(left) is not None:
        near = (
            m.indicator for m in reversed(told[-_NEAR:]) if family(m.unit) == family(unit) and m.indicator
        )
        return next(near, phrase)
    if not more and _NOW.fullmatch(left) is None:
        return phrase
    for metric in reversed(told[-_NEAR:]):
        if metric.unit != unit or not metric.indicator:
            continue
        if more:
            thing = thing_of(_FIRST.sub("", metric.indicator)).removeprefix(_NEW)
            return _NEW + thing if 2 <= len(thing) <= _LONGEST else phrase
        if metric.indicator.startswith(_NEW):
            return metric.indicator.removeprefix(_NEW)
    return phrase
