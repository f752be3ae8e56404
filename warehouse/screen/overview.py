"""The screen itself (大屏)."""

from __future__ import annotations

import duckdb

from warehouse.screen.folder import Building


def make(con: duckdb.DuckDBPyConnection, building: Building) -> None:
    """Write ``index.html``."""
    del con
    building.page("index.html", "大屏 · 数证", "<h1>大屏</h1>", {})
