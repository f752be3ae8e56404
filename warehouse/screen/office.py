"""What officials look at (大屏与各地档案): rows of one published file gathered into the screen and the dossiers."""

from __future__ import annotations

import duckdb

from warehouse.screen import overview, place, targets
from warehouse.screen.building import Building
from warehouse.screen.rows import query, rows_of
from warehouse.screen.views import gather, run

_LISTS = {"progress": "progress", "findings": "findings", "series": "points", "growth": "growth"}
"""Lists, and the SQL files of their rows."""


def make(con: duckdb.DuckDBPyConnection, building: Building) -> None:
    """Write ``index.html`` and ``place.html`` with their data."""
    prepare(con)
    places = {row["place_key"]: row for row in rows_of(con, "places")}
    place.write(con, building, places)
    overview.write(con, building, places)


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary tables that all pages of officials are written from."""
    con.execute(f"CREATE OR REPLACE TEMP VIEW stated AS {query('facts')}")
    con.execute("CREATE OR REPLACE TEMP TABLE open_findings AS FROM findings_open")
    con.execute(
        "CREATE OR REPLACE TEMP TABLE told_series AS SELECT * EXCLUDE (quote, path, page_date) FROM series"
    )
    targets.prepare(con)
    for name, file in _LISTS.items():
        con.execute(f"CREATE OR REPLACE TEMP TABLE row_{name} AS {query(file)}")
    con.execute(
        "CREATE OR REPLACE TEMP TABLE shown_place (place_key VARCHAR, name VARCHAR, full_name VARCHAR,"
        " level VARCHAR, parents VARCHAR[])"
    )
    con.execute(f"INSERT INTO shown_place {query('places')}")
    run(con, query("items"))
    gather(con)
