"""Lists that are read one after the other (长表): cut into leaves where their rows say so, not where a file is full.

A row begins a leaf when its hash does; a row more or less then changes its own leaf, and the others stay the files that
they were. A leaf is named by what it is made of, and the page is told the names in order.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any

import duckdb

from warehouse.screen.building import Building, Leaf
from warehouse.screen.rows import Row, listed

ROWS = 1_024
"""Rows of a leaf, on average: some 300 KB of the list of stories. 2026-11-22."""

_LEAVES = """
SELECT count(*), min(n), max(n), printf('%032x', sum(print::HUGEINT))
FROM (
    SELECT n, print, sum((print % $rows = 0)::INTEGER) OVER (ORDER BY n ROWS UNBOUNDED PRECEDING) AS leaf
    FROM (SELECT rowid AS n, hash(t) AS print FROM sheet_row AS t)
)
GROUP BY leaf ORDER BY leaf
"""


def write(
    con: duckdb.DuckDBPyConnection,
    building: Building,
    kind: str,
    ordered: str,
    told: Callable[[Row], Any],
    given: Mapping[str, Any] | None = None,
) -> int:
    """Write the rows of a query that orders them all, each as ``told`` gives it; how many there are.

    What ``told`` gives must follow from the row alone.
    """
    con.execute(f"CREATE OR REPLACE TEMP TABLE sheet_row AS {ordered}", dict(given or {}))
    found = con.execute(_LEAVES, {"rows": ROWS}).fetchall()

    def make(leaves: Sequence[Leaf]) -> Generator[tuple[str, Any]]:
        for leaf in leaves:
            span = {"first": leaf.first, "last": leaf.last}
            for row in listed(
                con, "FROM sheet_row WHERE rowid BETWEEN $first AND $last ORDER BY rowid", span
            ):
                yield leaf.print, told(row)

    building.sheet(kind, [Leaf(*leaf) for _, *leaf in found], make)
    con.execute("DROP TABLE sheet_row")
    return sum(many for many, *_ in found)
