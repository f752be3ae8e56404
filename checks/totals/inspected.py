"""What was inspected, and how much of it was to be put right (检查加油站35座,责令整改12座): no more than that (检查与责令整改)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.figures.step import is_level
from checks.rule import Facts
from checks.totals.among import APART
from transforms.metric import Metric

_INSPECTED = re.compile(r"(?:[检抽排督核]查|巡查|检测|抽检|暗访)(?!出|处|站|点|员|组|队|对象)[^,;。]{0,14}$")
_ORDERED = re.compile(r"^,[^,;。]{0,4}(?:责令|关停|取缔|查封|停产|停业|约谈|警告|下达)[^,;。]{0,10}$")
_RUNNING = re.compile(r"累计|今年以来|历年")
_THINGS = frozenset("家户座所艘辆台栋部")
"""Measure words of what is inspected once; a place has many 处 and 项 that are to be put right."""


def ordered_among_inspected(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(inspected, ordered) side by side in one sentence and unit, the second not too many times the first."""
    for sentence in facts.sentences:
        if "查" not in sentence.text and "检" not in sentence.text and "访" not in sentence.text:
            continue
        for at, (whole, part) in enumerate(pairwise(sentence.figures), 1):
            if whole.unit != part.unit or whole.unit not in _THINGS:
                continue
            if not (is_level(whole) and is_level(part)) or whole.value is None or part.value is None:
                continue
            if part.value > APART * whole.value:
                continue
            if not _INSPECTED.search(sentence.clause_lead(at - 1)) or _RUNNING.search(sentence.lead(at)):
                continue
            if _ORDERED.match(sentence.lead(at)):
                yield whole, part
