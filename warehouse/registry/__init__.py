"""Every table and column of the warehouse, written once.

From this registry are made: the Polars schemas and :func:`frame`, the Pandera models
(``checks.tables``), the DDL with its comments (``warehouse.ddl``) and the data dictionary
(``warehouse.dictionary``). Values only: importing it opens no file and loads no DuckDB.
"""

from __future__ import annotations

from warehouse.registry.frames import FrameError, empty, frame, frame_of, schema_of
from warehouse.registry.schema import Column, ForeignKey, RegistryError, RowRule, Severity, Table
from warehouse.registry.tables import TABLES

__all__ = [
    "TABLES",
    "Column",
    "ForeignKey",
    "FrameError",
    "RegistryError",
    "RowRule",
    "Severity",
    "Table",
    "empty",
    "frame",
    "frame_of",
    "schema_of",
]
