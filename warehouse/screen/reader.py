"""The evidence reader (证据阅读器): made in its own right; until then a page that says where evidence is."""

from __future__ import annotations

import duckdb

from warehouse.screen.folder import Building


def make(con: duckdb.DuckDBPyConnection, building: Building) -> None:
    """Write ``reader.html``, addressed by ``#m=<metric_id>``, ``#f=<fingerprint>`` and ``#s=<story_id>``."""
    del con
    building.page("reader.html", "证据 · 数证", "<h1>证据</h1>", {})
