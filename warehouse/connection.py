"""A connection to DuckDB that says nothing by itself (不出声的连接)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb


def connected(
    path: Path | None = None, *, read_only: bool = False, config: Mapping[str, Any] | None = None
) -> duckdb.DuckDBPyConnection:
    """A connection to the file at ``path``, or to none.

    DuckDB shows how far a question has come on a terminal's standard output, where our answers stand.
    """
    con = duckdb.connect(":memory:" if path is None else str(path), read_only, dict(config or {}))
    con.execute("SET enable_progress_bar = false")
    return con
