"""What the screen shows of a place, a time, a topic (视图): gathered by SQL (``items.sql``, ``gather.sql``), told as rows.

A view keeps the first rows of each list, which come in the order of need, and counts all. Nothing is held in memory but the
views that are being written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Literal

import duckdb

from warehouse.screen.list_rows import LISTS, series
from warehouse.screen.rows import Row, ask, listed, query, table

MOST = {"progress": (60, 200), "findings": (40, 200), "series": (24, 60), "growth": (24, 60)}
"""Rows of each list: in a view of a time or topic, what a wall and a scroll can show; and in that of a place, whose rows
are filtered in the browser. 2026-11-22."""
UNCODED = 60
"""Places without a code on a map. 2026-11-22: 60."""
MAP_NUMBERS = ("facts", "findings", "lagging", "tasks")
"""What a map is told of a place, in this order."""
Of = Literal["view", "place"]

_ROWS = """
SELECT t.view, t.rank, r.* FROM top_of_{of} AS t JOIN asked ON asked.key = t.view
JOIN row_{list} AS r ON r.rowid = t.n WHERE t.list = '{list}' ORDER BY asked.n, t.rank
"""
_POINTS = """
SELECT t.view, t.rank, p.* FROM top_of_{of} AS t JOIN asked ON asked.key = t.view
JOIN row_series AS f ON f.rowid = t.n JOIN row_series AS p ON p.series_id = f.series_id
WHERE t.list = 'series' ORDER BY asked.n, t.rank, p.rowid
"""
_COUNTS = "SELECT c.* FROM count_of_{of} AS c JOIN asked ON asked.key = c.view ORDER BY c.view, c.name"
_MAP = "SELECT m.* FROM map_of_{of} AS m JOIN asked ON asked.key = m.view ORDER BY m.view, m.place"
_CUBE = "SELECT c.* FROM cube_of_place AS c JOIN asked ON asked.key = c.view ORDER BY c.view, c.cell, c.name"


def gather(con: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary tables of all views from ``item`` and ``shown_place``."""
    con.execute("CREATE OR REPLACE TEMP TABLE most (list VARCHAR, of_view INTEGER, of_place INTEGER)")
    con.executemany("INSERT INTO most VALUES (?, ?, ?)", [(name, *most) for name, most in MOST.items()])
    run(con, query("gather"), {"uncoded": UNCODED})


def run(con: duckdb.DuckDBPyConnection, script: str, given: Mapping[str, Any] | None = None) -> None:
    """Run the statements of a script one after the other, each given what it names."""
    for statement in con.extract_statements(script):
        con.execute(
            statement, {name: value for name, value in (given or {}).items() if f"${name}" in statement.query}
        )


def views(con: duckdb.DuckDBPyConnection, of: Of, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The views of times and topics, or of places, by key, as a page is given them.

    ``counts`` are of everything, ``map``: place -> [facts, findings, lagging tasks, tasks]; ``cube`` counts those of a place by ``topic|month``.
    """
    table(con, "asked", keys)
    found: dict[str, dict[str, Any]] = {key: _empty() for key in keys}
    for name, make in LISTS.items():
        for row in listed(con, _ROWS.format(of=of, list=name)):
            found[row["view"]][name].append(make(row))
    for view, points in _series(listed(con, _POINTS.format(of=of))):
        found[view]["series"].append(series(points))
    for row in ask(con, _COUNTS.format(of=of)):
        found[row["view"]]["counts"][row["name"]] = row["many"]
    for row in ask(con, _MAP.format(of=of)):
        numbers = [row[name] for name in MAP_NUMBERS]
        found[row["view"]]["map"][row["place"]] = numbers
    if of == "place":
        for row in ask(con, _CUBE):
            found[row["view"]]["cube"].setdefault(row["cell"], {})[row["name"]] = row["many"]
    return found


def _series(rows: Iterable[Row]) -> Iterable[tuple[str, list[Row]]]:
    """The points of each series of each view."""
    for (view, _), points in groupby(rows, key=lambda row: (row["view"], row["rank"])):
        yield view, list(points)


def _empty() -> dict[str, Any]:
    return {"progress": [], "findings": [], "series": [], "growth": [], "counts": {}, "map": {}, "cube": {}}
