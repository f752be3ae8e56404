"""The evidence reader (证据阅读器): every story as read, every figure one click from the sentence it was printed in.

Addressed by ``reader.html#metric=<metric_id>``, ``#finding=<fingerprint>`` and ``#story=<story_id>``. Its rows are
pages (``page``, by the first 16 digits of a ``doc_id``, with which the ids of stories and figures begin), where each
finding stands (``finding``), and the list of stories in the order in which an editor wants them (``listed``).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from importlib import resources
from itertools import count
from typing import Any

import duckdb

from warehouse.screen.folder import Building, Reasons
from warehouse.screen.page import asset
from warehouse.screen.reader_rows import FIGURE, page_row
from warehouse.screen.shards import digits_for

PAGES_AT_ONCE = 128
"""Pages whose rows are held in memory together. 2026-11-22: 128; a query for each page alone reads tables too often."""
PER_SHARD = 8
"""Pages of one data file at most, on average. 2026-11-22: 8, some half a megabyte, so that one is open at once."""
MOST_EXPLAINED = 100
"""Pages of a file in which each figure's reasons are told; to work them out again takes as long as reading the page
did, so for more of them ``shuzheng explain`` is asked for the one that is doubted. 2026-11-22: 100."""
LISTED_AT_ONCE = 2_000
"""Stories of the list that are held in memory together. 2026-11-22: 2,000."""

SCRIPTS = (
    *("reader_data", "reader_text", "reader_lines", "reader_panel", "reader_copies"),
    *("reader_notes", "reader_list", "reader_live", "reader"),
)
"""In the order in which they need each other."""

Row = dict[str, Any]


def make(con: duckdb.DuckDBPyConnection, building: Building) -> None:
    """Write ``reader.html`` with its data."""
    ((n_pages,),) = con.execute("SELECT count(*) FROM documents").fetchall()
    reasons = building.reasons if n_pages <= MOST_EXPLAINED else None
    building.rows("page", n_pages, _pages(con, n_pages, reasons), per_shard=PER_SHARD)
    found = _rows(con, "reader_findings", {})
    building.rows("finding", len(found), [(row["fingerprint"], row["at"]) for row in found])
    listed = count()  # as many as the sheet takes
    building.sheet("listed", (row for row in _listed(con) if next(listed) >= 0))
    building.page(
        "reader.html",
        "证据 · 数证",
        asset("reader.html"),
        {
            "fields": FIGURE,
            "warehouse": building.published.name,
            "n_listed": next(listed),
        },
        ("page", "finding", "listed"),
        styles=[asset("reader.css")],
        scripts=[asset(f"{name}.js") for name in SCRIPTS],
    )


def _pages(
    con: duckdb.DuckDBPyConnection, n_pages: int, reasons: Reasons | None
) -> Generator[tuple[str, Row]]:
    """The rows of all pages in the order of their ids."""
    corrections = _rows(con, "reader_corrections", {})
    for low, high in ranges(n_pages):
        asked = {"low": low, "high": high}
        parts = {
            name: _by_page(_rows(con, f"reader_{name}", asked))
            for name in ("stories", "figures", "others", "verdicts")
        }
        away = {
            id_: {i for verdict in verdicts for i in verdict["metric_ids"] if not i.startswith(id_)}
            for id_, verdicts in parts["verdicts"].items()
        }
        ids = sorted(set().union(*away.values()))
        known = {row["metric_id"]: row for row in _rows(con, "reader_abroad", {"ids": ids})} if ids else {}
        for page in _rows(con, "reader_documents", asked):
            id_ = page["page"]
            own = {name: rows.get(id_, []) for name, rows in parts.items()}
            abroad = {i: known[i] for i in sorted(away.get(id_, ())) if i in known}
            why = reasons(page, own["figures"]) if reasons else {}
            yield id_, page_row(page, **own, abroad=abroad, corrections=corrections, why=why)


def ranges(n_pages: int) -> Iterable[tuple[str, str]]:
    """Ranges ``[low, high)`` of page ids, each of some ``PAGES_AT_ONCE``; together they hold every id."""
    if n_pages <= PAGES_AT_ONCE:
        return [("", "g")]
    digits = digits_for(n_pages, PAGES_AT_ONCE)
    bounds = [f"{n:0{digits}x}" for n in range(16**digits)]
    return list(zip(bounds, [*bounds[1:], "g"], strict=True))


def _listed(con: duckdb.DuckDBPyConnection) -> Generator[tuple[Any, ...]]:
    """The stories in the order of the list."""
    answer = con.execute(_sql("reader_list"))
    while rows := answer.fetchmany(LISTED_AT_ONCE):
        yield from rows


def _by_page(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["page"], []).append(row)
    return found


def _sql(name: str) -> str:
    return (resources.files("warehouse.screen") / f"{name}.sql").read_text("utf-8")


def _rows(con: duckdb.DuckDBPyConnection, name: str, given: Mapping[str, Any]) -> list[Row]:
    answer = con.execute(_sql(name), dict(given))
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
