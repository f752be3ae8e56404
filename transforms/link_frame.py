"""What every kind of link is read from: one sentence with its metrics, and the metrics just before it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.measure import family
from transforms.metric import Metric

Links = defaultdict[str, dict[str, str]]
"""By metric id: the ids it points to, under ``of``, ``target`` and ``same_as``."""

RELATIVE = frozenset({"target_pct", "change", "rate"})
LEVELS = frozenset({"actual", "target"})
WINDOW = 12
"""Metrics of a sentence that a link looks back over; longer lists are tables, which words do not link."""

_CLAUSE_CUT = re.compile(r"[,;:。!?\n(](?![0-9]{3}(?![0-9]))")
CLAUSE_REACH = 60
"""Characters of a clause that are read before a number."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The metrics of one sentence in text order, and of the sentence before it in the same paragraph."""

    text: str
    start: int
    end: int
    metrics: Sequence[Metric]
    previous: Sequence[Metric]

    def clause(self, at: int) -> str:
        """The words of the clause before offset ``at``, up to :data:`CLAUSE_REACH` characters."""
        before = self.text[max(self.start, at - CLAUSE_REACH) : at]
        cut = 0
        for match in _CLAUSE_CUT.finditer(before):
            cut = match.end()
        return before[cut:]


def kin(a: Metric, b: Metric) -> bool:
    """Whether two units can be parts of one whole: the same, or both counting people."""
    return a.unit == b.unit or family(a.unit) == family(b.unit) == "person"


def frames(story: Sequence[Metric], text: str) -> Iterator[Frame]:
    """One frame for each sentence that has a metric; ``story`` is in text order."""
    grouped: defaultdict[int, list[Metric]] = defaultdict(list)
    for metric in story:
        grouped[metric.sentence_start].append(metric)
    previous: list[Metric] = []
    for start, metrics in sorted(grouped.items()):
        near = previous[-WINDOW:]
        if near and "\n" in text[near[-1].end : start]:
            near = []
        yield Frame(text, start, max(m.sentence_end for m in metrics), metrics, near)
        previous = metrics
