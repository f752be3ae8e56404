"""Why the figures of a page were read as they were (依据): data files of their own, one for each page.

To work reasons out takes as long as reading the page did. It is done once for each page, and again when the page or
the program changes; of a large file for the pages that need it first.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any

import duckdb

from warehouse.screen.building import Building, Reasons
from warehouse.screen.made_of import fingerprints
from warehouse.screen.rows import ask, by_key, query, table
from warehouse.screen.shards import width_for

PER_SHARD = 1
"""A page for each file: a new one then costs its own reasons and nobody else's. 2026-11-22."""


def explained(con: duckdb.DuckDBPyConnection, reasons: Reasons | None) -> dict[str, Mapping[str, Any]]:
    """Rows of the pages whose figures' reasons are told, by page: those in which something fails, then the latest."""
    if reasons is None:
        return {}
    rows = ask(con, query("reader_explained"), {"most": reasons.most})
    return {row["page"]: row for row in list(rows) if reasons.there(row)}


def write(con: duckdb.DuckDBPyConnection, building: Building) -> None:
    """Write the reasons of every page of which they are told."""
    reasons, pages = building.reasons, building.explained
    if reasons is None or not pages:
        return
    width = width_for(len(pages), PER_SHARD)
    table(con, "explained", sorted(pages))
    given = {"digits": width.digits, "made_with": reasons.made_with}

    def make(shards: Sequence[str]) -> Generator[tuple[str, Any]]:
        of = set(shards)
        todo = sorted(page for page in pages if page[: width.digits] in of)
        table(con, "explained", todo)
        for page, figures in by_key(ask(con, query("reader_reasoned")), "page", todo):
            yield page, reasons.told(pages[page], figures)

    building.rows("why", "prefix", width, fingerprints(con, query("reader_why"), given), make)
