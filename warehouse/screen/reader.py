"""The evidence reader (证据阅读器): every story as read, every figure one click from the sentence it was printed in.

Addressed by ``reader.html#metric=<metric_id>``, ``#finding=<fingerprint>`` and ``#story=<story_id>``. Its rows are
pages (``page``, by the first 16 digits of a ``doc_id``, with which the ids of stories and figures begin), why their figures
were read so (``why``), where each finding stands (``finding``), and the list of stories in the order in which an editor wants them (``listed``).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from typing import Any

import duckdb

from warehouse.portions import portions
from warehouse.screen import reasons, sheets
from warehouse.screen.building import Building
from warehouse.screen.made_of import fingerprints
from warehouse.screen.page import asset
from warehouse.screen.reader_rows import FIGURE, page_row
from warehouse.screen.rows import Row, ask, batched, by_key, query, table
from warehouse.screen.shards import PER_SHARD as FINDINGS_PER_SHARD
from warehouse.screen.shards import width_for

ROWS_AT_ONCE = 8_000
"""Rows of pages that are held in memory together, or those of one page when they are more. 2026-11-22: those of 128 pages, a query for
each page alone reads tables too often; 2026-11-23: 8,000, as 128 pages full of figures have, or some 700 ordinary ones."""
PAGES_SORTED = 4_096
"""Pages whose rows are put in order together, on the disk when there are many. 2026-11-22: 4,096; each time all rows are read once."""
PER_SHARD = 16
"""Pages of one data file at most, on average. 2026-11-22: 8, some half a megabyte; then 16, so that 65,536 pages need no more
than 4,096 files, each a second name at every publication."""

SCRIPTS = (
    *("reader_data", "reader_text", "reader_lines", "reader_panel", "reader_copies"),
    *("reader_notes", "reader_list", "reader_live", "reader"),
)
"""In the order in which they need each other."""

ORDER = {
    "documents": "page",
    "stories": "page, seq, story_id",
    "figures": "page, story_id, text_start, metric_id",
    "others": "page, story_id, char_start, quantity_id",
    "verdicts": "page, list_position(['fails', 'undecided', 'holds'], verdict),"
    " list_position(['error', 'warn', 'info'], severity), rule, result_id",
}
"""What a page's row is made of, each in its order."""
WHITE = r"[\s\x0b\x1c-\x1f\x85\p{Z}]+"
"""What Python counts as white space, for RE2."""


def make(con: duckdb.DuckDBPyConnection, building: Building) -> None:
    """Write ``reader.html`` with its data."""
    ((n_pages,),) = con.execute("SELECT count(*) FROM documents").fetchall()
    width = width_for(n_pages, PER_SHARD)
    con.execute(f"CREATE OR REPLACE TEMP TABLE verdict_of_page AS {query('reader_verdicts')}")

    def pages(shards: Sequence[str]) -> Generator[tuple[str, Row]]:
        return _pages(con, width.digits, shards)

    building.rows("page", "prefix", width, fingerprints(con, _prints(), {"digits": width.digits}), pages)
    reasons.write(con, building)
    _findings(con, building)
    n_listed = sheets.write(con, building, "listed", query("reader_list"), lambda row: tuple(row.values()))
    building.page(
        "reader.html",
        "证据 · 数证",
        asset("reader.html"),
        {"fields": FIGURE, "warehouse": building.published.name, "n_listed": n_listed},
        ("page", "why", "finding", "listed"),
        styles=[asset("reader.css")],
        scripts=[asset(f"{name}.js") for name in SCRIPTS],
    )


_FROM = {"verdicts": "SELECT v.* FROM verdict_of_page AS v {some}"}
"""Parts whose rows stand in a temporary table already."""

_NUMBERS = ("value", "value_low", "value_high", "printed_low", "printed_high")
_SHOWN = {
    "figures": "* REPLACE ({})".format(
        ", ".join(
            [
                *(f"rtrim(rtrim({name}::VARCHAR, '0'), '.') AS {name}" for name in _NUMBERS),
                *(f"{name}::VARCHAR AS {name}" for name in ("period_start", "period_end")),
            ]
        )
    )
}
"""What is shown of the rows of a part: numbers and days as text. It costs more than to read them, so it is done to those that
are written, and fingerprints are of the rows as they are stored."""


def _part(name: str, some: str = "") -> str:
    """The rows of a part, all of them or those that a join with ``some`` leaves."""
    return (_FROM.get(name) or query(f"reader_{name}")).replace("{some}", some)


def _prints() -> str:
    """Everything that pages are made of: (shard, hash), of ``$digits``."""
    parts = [f"SELECT page, hash(t) AS hash FROM ({_part(name)}) AS t" for name in ORDER]
    parts.append(query("reader_touched").format(abroad=_part("abroad"), white=WHITE))
    return f"SELECT page[:$digits], hash FROM ({' UNION ALL '.join(parts)})"


def _pages(con: duckdb.DuckDBPyConnection, digits: int, shards: Sequence[str]) -> Generator[tuple[str, Row]]:
    """The rows of all pages of shards, in the order of their ids."""
    corrections = list(ask(con, query("reader_corrections")))
    table(con, "wanted", shards)
    found = con.execute(
        "SELECT doc_id FROM documents SEMI JOIN wanted ON wanted.key = doc_id[:$digits] ORDER BY doc_id",
        {"digits": digits},
    ).fetchall()
    for many in batched((doc_id for (doc_id,) in found), PAGES_SORTED):
        table(con, "wanted", many)
        con.execute(
            "CREATE OR REPLACE TEMP TABLE wanted_page AS SELECT key AS doc_id, key[:16] AS page FROM wanted"
        )
        for name, order in ORDER.items():
            by = "page" if name == "verdicts" else "doc_id"
            rows = _part(name, f"SEMI JOIN wanted_page USING ({by})")
            con.execute(
                f"CREATE OR REPLACE TEMP TABLE page_{name} AS SELECT {_SHOWN.get(name, '*')} FROM ({rows}) ORDER BY {order}"
            )
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE page_abroad AS {_abroad('page_verdicts')} ORDER BY page, metric_id"
        )
        counts = con.execute(_N_ROWS).fetchall()
        for first, last in portions([count for (count,) in counts], ROWS_AT_ONCE):
            yield from _page_rows(con, [doc_id[:16] for doc_id in many[first : last + 1]], corrections)


_N_ROWS = f"""
SELECT count(*) FROM ({" UNION ALL ".join(f"SELECT page FROM page_{name}" for name in ORDER)}) GROUP BY page ORDER BY page
"""
"""How many rows each page has; its own is one."""


def _abroad(verdicts: str) -> str:
    """The figures of other pages that the verdicts of a page tell of: ``page``, and what is told of the figure."""
    away = f"SELECT DISTINCT page, unnest(metric_ids) AS metric_id FROM {verdicts}"
    return f"SELECT v.page, a.* FROM ({away}) AS v JOIN ({_part('abroad')}) AS a USING (metric_id) WHERE v.metric_id[:16] <> v.page"


def _page_rows(
    con: duckdb.DuckDBPyConnection, pages: Sequence[str], corrections: Sequence[Row]
) -> Generator[tuple[str, Row]]:
    given = {"low": pages[0], "high": pages[-1]}
    parts = {}
    for name in (*ORDER, "abroad"):
        rows = ask(con, f"FROM page_{name} WHERE page BETWEEN $low AND $high ORDER BY rowid", given)
        parts[name] = dict(by_key(list(rows), "page", pages))
    for page in pages:
        (printed,), *rest = (parts[name][page] for name in ORDER)
        abroad = {row["metric_id"]: row for row in parts["abroad"][page]}
        yield page, page_row(printed, *rest, abroad=abroad, corrections=corrections)


def _findings(con: duckdb.DuckDBPyConnection, building: Building) -> None:
    """Where each finding stands, by its fingerprint."""
    found = query("reader_findings")
    ((n_findings,),) = con.execute(
        "SELECT count(DISTINCT fingerprint) FROM check_results WHERE verdict = 'fails'"
    ).fetchall()
    width = width_for(n_findings, FINDINGS_PER_SHARD)

    def rows(shards: Sequence[str]) -> Iterable[tuple[str, Any]]:
        table(con, "wanted", shards)
        of = f"FROM ({found}) SEMI JOIN wanted ON wanted.key = fingerprint[:$digits] ORDER BY fingerprint"
        return ((row["fingerprint"], row["at"]) for row in ask(con, of, {"digits": width.digits}))

    prints = fingerprints(
        con, f"SELECT fingerprint[:$digits], hash(t) FROM ({found}) AS t", {"digits": width.digits}
    )
    building.rows("finding", "prefix", width, prints, rows)
