"""Which figures of a run behind a total head its parts, and which are parts of parts (清单的层次)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.figures.spot import Spot

_OF_ONE = re.compile(r"^,[^,;:、。]{2,8}中的")


def heads(run: Sequence[Spot]) -> list[Spot]:
    """The figures that open a semicolon group (80个续建项目…;60个新建项目已开工57个,…;30个…), of three and more."""
    found = (
        [s for i, s in enumerate(run) if not i or ";" in s.sentence.between(run[i - 1].at, s.at)]
        if len({s.n for s in run}) == 1
        else []
    )
    return found if 2 < len(found) < len(run) else []


def of_this_total(run: Sequence[Spot]) -> Sequence[Spot]:
    """The run up to the next total of a list of totals (种子300吨,其中:…;化肥5200吨,其中:…)."""
    for i, s in enumerate(run):
        sentence = s.sentence
        lead = sentence.lead(s.at)
        if i and "其中" in lead:
            break
        if i and ";" in lead:
            for at in range(s.at + 1, len(sentence.figures)):
                lead = sentence.lead(at)
                if ";" in lead:
                    break
                if "其中" in lead:
                    return run[:i]
    return run


def outer(run: Sequence[Spot]) -> list[Spot]:
    """The run without the parts of parts: behind an inner 其中, or 企业中的, up to the next semicolon or sentence."""
    kept: list[Spot] = []
    inner = False
    for i, s in enumerate(run):
        lead = s.sentence.lead(s.at)
        new_sentence = i and s.n != run[i - 1].n
        if i and ("其中" in lead or _OF_ONE.match(lead)) and not new_sentence:
            inner = True
        elif ";" in lead or new_sentence or lead.startswith(")"):
            inner = False
        if not inner:
            kept.append(s)
    return kept
