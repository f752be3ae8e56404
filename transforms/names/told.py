"""What a phrase that leans on earlier ones may ask of them (前文的指标)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

GROUP = 80
"""Characters before a figure in which the mark that begins its group is looked for. 2026-11: 80."""

_RESUMES = re.compile(
    r",(?:(?:截至|到)[^,、;。]{1,10}|目前)?,?(?:(?:共|累计|已)*(?:完成|入住|实现)|总产[量值]|总收入|平均|[亩户]均)"
)
"""What follows the parts of a whole and is told of the whole again: 其中干管3公里、支管5公里,完成投资9万元."""


class Told(Protocol):
    """An earlier metric: its phrase and measure word."""

    @property
    def indicator(self) -> str: ...
    @property
    def unit(self) -> str: ...


class Spoken(Told, Protocol):
    """An earlier metric and where it stands in its text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def in_reach(earlier: Sequence[Spoken], text: str, start: int) -> Sequence[Spoken]:
    """The earlier metrics that a remainder at offset ``start`` can be of, oldest first.

    What stands in brackets, and what 其中 told before the last semicolon or full stop, is said beside:
    改造31万户,其中林业棚改27万户;完成投资305亿元 is of the whole. All of them when none is left.
    """
    kept = []
    for metric in earlier:
        between = text[metric.end : start]
        if between.count(")") > between.count("("):
            continue
        if ";" in between or "。" in between:
            low = max(0, metric.start - GROUP)
            begins = max(text.rfind(mark, low, metric.start) for mark in ";。\n")
            begins = max(begins, low - 1)
            if "其中" in text[begins + 1 : metric.start]:
                continue
        kept.append(metric)
    return _past_parts(kept or earlier, text, start)


def _past_parts(told: Sequence[Spoken], text: str, start: int) -> Sequence[Spoken]:
    """``told`` without the parts behind 其中 where the clause behind their list goes back to the whole."""
    for last in range(len(told) - 1, 1, -1):
        if not text.startswith("、", told[last - 1].end) or not _RESUMES.match(text, told[last].end, start):
            continue
        first = last - 1
        while first and text.startswith("、", told[first - 1].end):
            first -= 1
        within = text[told[last].end : start]
        if first and "其中" in text[told[first - 1].end : told[first].start] and ";" not in within:
            return [*told[:first], *told[last + 1 :]] if "。" not in within else told
    return told
