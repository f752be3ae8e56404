"""A share of what was just told (占刚说的几分之几): 分红6万元,相当于股本的7.5%; 要花2800元,村里贴900元,正好是三分之一."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Told
from transforms.phrases.phrase import MAX_LENGTH

_AS_MUCH_AS = re.compile(r"(?:大约|约|差不多)?相当于([^,;。的]{1,8})的?")
_JUST = re.compile(r"(?:正好|恰好|刚好|恰恰|差不多|大约|大概|几乎|将近)+(?:是|占|为)?")


def part_of_sum(phrase: str, unit: str, told: Sequence[Told]) -> str:
    """分红占股本, or by two names the share of the last sum in the one before it; any other phrase as it is."""
    if unit != "%" or not told or not phrase:
        return phrase
    last = told[-1]
    whole = _AS_MUCH_AS.fullmatch(phrase)
    if whole is not None and last.unit != unit and last.indicator:
        return f"{last.indicator}占{whole[1]}"
    if _JUST.fullmatch(phrase) is None or last.unit == unit or len(told) < 2:
        return phrase
    of = told[-2]
    named = f"{last.indicator}占{of.indicator}"
    return named if of.unit == last.unit and of.indicator and len(named) <= MAX_LENGTH else last.indicator


def no_wholes(told: Sequence[Told], share: str) -> list[Told]:
    """``told`` without the wholes of shares: behind 占劳动力18万人的20% a second share is of whom the first was, too."""
    wholes = [share, *(m.indicator for m in told if "占" in m.indicator)]
    wholes = [w.rpartition("占")[2] for w in wholes]
    return [m for m in told if not m.indicator or not any(w.endswith(m.indicator) for w in wholes)]
