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
    con.execute(f"CREATE TEMP TABLE metrics AS {query('targets')}")
    for view in VIEWS:
        if view.name in _VIEWS:
            con.execute(f"CREATE TEMP VIEW {quoted(view.name)} AS {view.query}")
    bulletin.ask(con, "all_progress", everywhere)
    for name in _VIEWS:
        con.execute(f"DROP VIEW temp.{quoted(name)}")
    con.execute("DROP TABLE temp.metrics")
