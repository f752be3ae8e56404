"""What the screen shows of a place, a time, a topic (视图): rows gathered once into every view that has them.

Pure: rows in, views out. A view keeps the first rows of each list, which come in the order of need, and counts all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from warehouse.escape import cut

Row = Mapping[str, Any]
MOST = {"progress": 60, "findings": 40, "series": 24, "growth": 24}
"""Rows of each list in a view of a time or topic. 2026-11-22: what a wall and a scroll can show."""
MOST_OF_PLACE = {"progress": 200, "findings": 200, "series": 60, "growth": 60}
"""The same of a place, whose rows are filtered in the browser. 2026-11-22."""
QUOTE = 160
"""Characters of a sentence that a list shows; the reader has all of it. 2026-11-22."""
ALL = ""


@dataclass(slots=True)
class View:
    """Lists cut to their length, with ``counts`` of everything and ``map``: place -> [facts, findings, lagging tasks, tasks].

    ``cube`` counts by ``topic|month`` for places, whose lists are filtered in the browser; all topics are an empty one.
    """

    progress: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)
    series: list[Row] = field(default_factory=list)
    growth: list[Row] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    map: dict[str, list[int]] = field(default_factory=dict)
    cube: dict[str, Counter[str]] = field(default_factory=dict)

    def told(self) -> dict[str, Any]:
        """The view as a page is given it."""
        return {
            "progress": self.progress,
            "findings": self.findings,
            "series": self.series,
            "growth": self.growth,
            "counts": dict(sorted(self.counts.items())),
            "map": dict(sorted(self.map.items())),
            "cube": {key: dict(sorted(counts.items())) for key, counts in sorted(self.cube.items())},
        }

    def number(self, name: str, many: int, cells: Iterable[str]) -> None:
        """Count ``name`` so many times, in all and in cells of the cube."""
        self.counts[name] += many
        for cell in cells:
            self.cube.setdefault(cell, Counter())[name] += many


FACTS, FINDINGS, LAGGING, TASKS = range(4)
_COLUMN = {"progress": TASKS, "findings": FINDINGS}
LAGGARDS = ("broken", "missed", "behind")


class Gathering:
    """Views by time and topic (``of``) and by place (``places``), filled row by row.

    ``parents`` gives the divisions above each place, highest first. A map shows the divisions of the two highest
    levels; that of a place the two levels below it.
    """

    def __init__(self, parents: Mapping[str, tuple[str, ...]]) -> None:
        self.parents = parents
        self.of: dict[str, View] = {}
        self.places: dict[str, View] = {}
        self.times: Counter[str] = Counter()
        self.topics: Counter[str] = Counter()

    def add(self, name: str, row: Row, mark: str) -> None:
        """A row of the list ``name``; ``mark`` says what it counts as (a verdict, a severity)."""
        lags = name == "progress" and mark in LAGGARDS
        for view, most, shown, cells in self._views(row):
            rows = getattr(view, name)
            if len(rows) < most[name]:
                rows.append(row)
            view.number(f"{name}.{mark}", 1, cells)
            if name in _COLUMN:
                for place in shown:
                    numbers = view.map.setdefault(place, [0, 0, 0, 0])
                    numbers[_COLUMN[name]] += 1
                    numbers[LAGGING] += lags

    def count(self, row: Row, facts: int) -> None:
        """So many facts of one place, time and topic."""
        self.topics.update(dict.fromkeys(row["topics"], facts))
        self.times.update(dict.fromkeys(row["months"], facts))
        for view, _, shown, cells in self._views(row):
            view.number("facts", facts, cells)
            for place in shown:
                view.map.setdefault(place, [0, 0, 0, 0])[FACTS] += facts

    def _views(self, row: Row) -> Generator[tuple[View, Mapping[str, int], list[str], list[str]]]:
        """Every view that has the row, with the places of its map and the cells of its cube that the row belongs to."""
        chains = [(*self.parents.get(place, ()), place) for place in row["places"]]
        high = sorted({place for chain in chains for place in chain[:2]})
        for topic in (ALL, *row["topics"]):
            for time in (ALL, *_times(row["months"])):
                yield self.of.setdefault(f"{topic}|{time}", View()), MOST, high, []
        cells = [f"{topic}|{month}" for topic in (ALL, *row["topics"]) for month in row["months"] or ("",)]
        for place in sorted({place for chain in chains for place in chain}):
            below = {p for chain in chains if place in chain for p in chain[chain.index(place) :][:3]}
            yield self.places.setdefault(place, View()), MOST_OF_PLACE, sorted(below), cells


def _times(months: Iterable[str]) -> list[str]:
    """The months and their years."""
    return sorted({*months, *(month[:4] for month in months)})


def month_of(day: Any) -> list[str]:
    """The month of a day as a list: ``["2024-07"]``, empty when the day is not known."""
    return [] if day is None else [f"{day:%Y-%m}"]


def shortened(text: str | None) -> str | None:
    """A sentence, its end replaced by … when it is long."""
    return None if text is None else cut(text, QUOTE)
