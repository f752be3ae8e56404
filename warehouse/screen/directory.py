"""Directories (名录)."""

from __future__ import annotations

import duckdb

from warehouse.screen.folder import Building


def make(con: duckdb.DuckDBPyConnection, building: Building) -> None:
    """Write ``directory.html``."""
    del con
    building.page("directory.html", "名录 · 数证", "<h1>名录</h1>", {})
