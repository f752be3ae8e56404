"""Rows that several pages need (共用的行): one that is in the file already stays, and is not asked for again."""

from __future__ import annotations

from dataclasses import dataclass, field

import duckdb
import polars as pl

from warehouse.ddl import quoted
from warehouse.registry import TABLES

SHARED = ("places", "indicators", "name_kinds")


@dataclass(slots=True)
class SharedRows:
    """The keys that are known to be in a file, by table."""

    here: dict[str, set[str]] = field(default_factory=dict)

    def fresh(self, con: duckdb.DuckDBPyConnection, name: str, rows: pl.DataFrame) -> pl.DataFrame:
        """Those of the rows that are not in the file yet; whoever asks adds them."""
        (key,) = TABLES[name].key
        known = self.here.setdefault(name, set())
        rows = rows.unique(key, maintain_order=True).filter(~pl.col(key).is_in(list(known)))
        if not rows.height:
            return rows
        con.register("asked", rows.select(key))
        try:
            found = con.execute(f"SELECT {key} FROM asked SEMI JOIN {quoted(name)} USING ({key})").fetchall()
        finally:
            con.unregister("asked")
        known.update(rows.get_column(key))
        return rows.filter(~pl.col(key).is_in([row[0] for row in found]))
