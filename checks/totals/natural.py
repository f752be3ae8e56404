"""Births, deaths and what a population grew by of itself (出生率、死亡率、自然增长率): the last is the first less the second."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR
from transforms.metric import Metric

_RATES = (re.compile("出生率"), re.compile("死亡率"), re.compile("自然增长率"))
_HEADS = (
    re.compile("出生(?:人口|人数|婴儿)?(?!率)"),
    re.compile("死亡(?:人口|人数)?(?!率)"),
    re.compile("自然(?:增长|增加|净增)(?:人口|人数)?(?!率)"),
)


def natural_growth(story: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    """(births, deaths, natural growth) of one sentence, or of two next to each other."""
    for n, sentence in enumerate(story):
        if "自然增" not in sentence.text and "自然净增" not in sentence.text:
            continue
        near = [sentence]
        if n and sentence.start - story[n - 1].end <= NEXT_DOOR:
            near.insert(0, story[n - 1])
        for kinds in (_RATES, _HEADS):
            found = _three(near[-1:], kinds) or _three(near, kinds)
            if found is not None:
                yield found


def _three(near: Sequence[Sentence], kinds: Sequence[re.Pattern[str]]) -> tuple[Metric, ...] | None:
    told: list[Metric] = []
    for kind in kinds:
        some = [
            m
            for s in near
            for i, m in enumerate(s.figures)
            if m.role in ("actual", "rate") and m.approx == "exact" and _is(kind, kinds, s.clause_lead(i))
        ]
        if len(some) != 1:
            return None
        told += some
    units = {m.unit for m in told}
    return tuple(told) if len(units) == 1 and units <= {"‰", "%", "人", "户"} else None


def _is(kind: re.Pattern[str], kinds: Sequence[re.Pattern[str]], lead: str) -> bool:
    """Whether the clause before a figure tells this kind and no other of its row, and no growth of it."""
    return (
        kind.search(lead) is not None
        and not any(k.search(lead) for k in kinds if k is not kind)
        and (not re.search("同比|比上|较上|下降|上升|提高|减少", lead))
    )


def is_natural(operands: Sequence[Metric]) -> bool:
    """Whether the operands of a sum are births, deaths and natural growth."""
    return (
        len(operands) == 3
        and "自然" in operands[2].quote
        and operands[0].unit in ("‰", "%")
        and ("出生率" in operands[0].quote)
    )
