"""What a phrase that leans on earlier ones may ask of them (前文的指标)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

GROUP = 80
"""Characters before a figure in which the mark that begins its group is looked for. 2026-11: 80."""


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
    return kept or earlier
