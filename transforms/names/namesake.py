"""A figure that has only a place, of what a paragraph before told of (其中,甲区27万人 behind 全市常住人口280万人)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.metric import Metric
from transforms.names.told import Spoken
from transforms.numbers.number_kind import RELATIVE_UNITS
from transforms.place import Place
from transforms.text.surroundings import Surroundings
from transforms.text.view import VIEW

BEFORE = 12
"""Figures before in which one of the same unit is sought. 2026-11: 12."""


_VIEWED = re.compile(rf"\s*(?:其中,?)?{VIEW}[,:]")


def with_namesake(
    reach: Sequence[Spoken], found: Sequence[Metric], unit: str, around: Surroundings, place: Place | None
) -> Sequence[Spoken]:
    """``reach``, nearest last, and behind it the last figure of the story in the same counted ``unit``, if it has none.

    Money only where the sentence looks at the parts of what was told (分县看,甲县8亿元).
    """
    if place is None or not unit or unit in RELATIVE_UNITS or any(m.unit == unit for m in reach):
        return reach
    viewed = _VIEWED.match(around.text, around.sentence_start) is not None
    if not viewed and (not reach or unit == "元"):
        return reach
    far = next((m for m in reversed(found[-BEFORE:]) if m.unit == unit and m.role == "actual"), None)
    return reach if far is None else [*reach, far]
