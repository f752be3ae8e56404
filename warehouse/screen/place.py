"""Place dossiers (一县一库)."""

from __future__ import annotations

import duckdb

from warehouse.screen.folder import Building


def make(con: duckdb.DuckDBPyConnection, building: Building) -> None:
    """Write ``place.html``."""
    del con
    building.page("place.html", "各地档案 · 数证", "<h1>各地档案</h1>", {})
