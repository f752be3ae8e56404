"""Who came to harm (伤亡人数): 发生渔船事故36起,造成4人死亡、9人受伤."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Told
from transforms.text.surroundings import Surroundings

_HARMED = re.compile(r"(?:不同程度)?(死亡|受伤|伤亡|失踪|遇难|轻伤|重伤)")
_CAUSED = re.compile(r"(?:造成|导致|致)[^,;。]{0,16}$")
_ACCIDENT = re.compile(r"[一-鿿]{0,8}(?:事故|火灾|灾害)$")
_NEAR = 4
"""Earlier metrics that are asked for the accident. 2026-11: 4."""


def victims(phrase: str, around: Surroundings, told: Sequence[Told]) -> str:
    """What befell people in the accidents told before, or ``phrase`` where nothing is said to be caused."""
    harm = _HARMED.match(around.right)
    if harm is None or _CAUSED.search(around.before) is None:
        return phrase
    for metric in reversed(told[-_NEAR:]):
        accident = _ACCIDENT.search(metric.indicator.rpartition("的")[2])
        if accident is not None and metric.unit in ("起", "次"):
            return accident[0] + harm[1]
    return phrase
