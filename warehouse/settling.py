"""When an unpublished file is put in order (``CHECKPOINT``): what has come since stands in memory or beside the file."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

BYTES = 200_000_000
"""Bytes of rows that are added until the file is put in order.

Each time DuckDB writes the last rows of a table again, up to 122,880 of them: every 16 MB (its own measure) took half of the time
that a first load of 20,000 pages spent in the store, and made a file half as large again. 2026-11-22: 256 MB of its log;
2026-11-23: as many bytes of rows make such a log, which is no longer kept.
"""
ROWS = 20_000
"""Rows that may be changed in place until then: such a change stands in memory, where DuckDB cannot put it away, 1 MB for some
10,000 stories that come to the copies of others. 2026-11-22: 20,000."""


@dataclass(slots=True)
class Settling:
    """What has come into a file since it was last put in order."""

    bytes: int = 0
    rows: int = 0

    def added(self, con: duckdb.DuckDBPyConnection, n_bytes: int) -> None:
        """So many bytes of rows have been added."""
        self.bytes += n_bytes
        self._settle(con)

    def changed(self, con: duckdb.DuckDBPyConnection, n_rows: int) -> None:
        """So many rows may have been changed in place."""
        self.rows += n_rows
        self._settle(con)

    def _settle(self, con: duckdb.DuckDBPyConnection) -> None:
        if self.bytes >= BYTES or self.rows >= ROWS:
            self.bytes = self.rows = 0
            con.execute("CHECKPOINT")
