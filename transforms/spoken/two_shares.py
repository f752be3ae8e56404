"""Shares told again side by side (两项占比由…和…): the first is of the first share told before, the second of the second."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Spoken
from transforms.text.surroundings import Surroundings

_AGAIN = re.compile(
    r"(?:两|二|2)[项者个种][^,;。0-9]{0,6}(?:由|从)[^,;。0-9]{0,8}(?:[0-9.]+%(?P<second>[和与、及]))?$"
)
_REACH = 40


def two_shares(phrase: str, around: Surroundings, unit: str, told: Sequence[Spoken]) -> str:
    """The name of the share that is told again; any other phrase as it is."""
    if unit != "%":
        return phrase
    again = _AGAIN.search(around.text, max(around.sentence_start, around.start - _REACH), around.start)
    if again is None:
        return phrase
    shares = [m.indicator for m in told if m.unit == "%" and m.end <= again.start() and m.indicator]
    return shares[-2 + bool(again["second"])] if len(shares) >= 2 else phrase
