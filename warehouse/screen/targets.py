"""Progress towards targets of every place (进度), worked out among the figures that targets can touch.

The views of achievements and targets join whole figures with one another; over all figures of 50,000 pages that takes more
memory than there may be. Few of them have to do with a target, so the same views are asked over those alone: for this one
question they stand before the file's, as temporary tables and views of the same names do.
"""

from __future__ import annotations

import duckdb

from warehouse import bulletin
from warehouse.ddl import quoted
from warehouse.screen.rows import query
from warehouse.views import VIEWS

_VIEWS = ("metric_facts", "target_ledger", "target_progress")


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Make the bulletins' rows of progress, of all places, for ``progress.sql``."""
    everywhere = {"place_code": None, "place_name": None}
    bulletin.ask(con, "in_scope", everywhere)
    try:
        con.execute(f"CREATE TEMP TABLE metrics AS {query('targets')}")
        for view in VIEWS:
            if view.name in _VIEWS:
                con.execute(f"CREATE TEMP VIEW {quoted(view.name)} AS {view.query}")
        bulletin.ask(con, "all_progress", everywhere)
    except duckdb.OutOfMemoryException:
        _take_away(con)  # or the next question would find them
        raise
    _take_away(con)


def _take_away(con: duckdb.DuckDBPyConnection) -> None:
    for name in _VIEWS:
        con.execute(f"DROP VIEW IF EXISTS temp.{quoted(name)}")
    con.execute("DROP TABLE IF EXISTS temp.metrics")
