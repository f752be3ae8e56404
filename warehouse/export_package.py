"""The Frictionless description of an export: each file, its columns, types and what the registry promises of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from warehouse.registry import Column, Table

_TYPES = {
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "DOUBLE": "number",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "UINTEGER": "integer",
    "UBIGINT": "integer",
    "HUGEINT": "integer",
}


@dataclass(frozen=True, slots=True)
class DatasetColumn:
    """A column of a data set: its name, DuckDB type, and what it means."""

    name: str
    type: str
    about: str


@dataclass(frozen=True, slots=True)
class Exported:
    """A data set that was written. ``table`` is its registry entry, None for a view."""

    name: str
    about: str
    columns: tuple[DatasetColumn, ...]
    n_rows: int
    table: Table | None


def package(run_id: str, datasets: Iterable[Exported]) -> dict[str, Any]:
    """The content of ``datapackage.json``; ``run_id`` is the run whose rows they are."""
    resources: list[dict[str, Any]] = []
    for each in datasets:
        resources.append(
            {
                "name": each.name.replace("_", "-"),
                "path": f"data/{each.name}.csv",
                "title": each.name,
                "description": each.about,
                "type": "table",
                "scheme": "file",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": _schema(each),
                "rows": each.n_rows,
                "parquet": f"data/{each.name}.parquet",
            }
        )
    return {
        "name": "shuzheng",
        "title": "数证 · figures with evidence",
        "description": "Figures printed in newspapers, each with its sentence, and what arithmetic says about them.",
        "profile": "data-package",
        "version": run_id,
        "resources": resources,
    }


def field_type(duckdb_type: str) -> str:
    """The Frictionless type of a DuckDB type."""
    if duckdb_type.endswith("[]"):
        return "array"
    if duckdb_type.startswith("STRUCT"):
        return "object"
    if duckdb_type.startswith("DECIMAL"):
        return "number"
    return _TYPES[duckdb_type]


def _schema(each: Exported) -> dict[str, Any]:
    fields = []
    for column in each.columns:
        field: dict[str, Any] = {
            "name": column.name,
            "type": field_type(column.type),
            "description": column.about,
        }
        if each.table is not None and (limits := _constraints(each.table.column(column.name))):
            field["constraints"] = limits
        fields.append(field)
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if each.table is not None:
        schema["primaryKey"] = list(each.table.key)
    return schema


def _constraints(column: Column) -> dict[str, Any]:
    """What the registry promises of a column, in Frictionless words.

    An empty text and null are one in a CSV file, so only columns that are never empty are required.
    """
    found: dict[str, Any] = {}
    may_be_empty = column.type == "VARCHAR" and column.pattern is None and column.allowed is None
    if not column.nullable and not may_be_empty:
        found["required"] = True
    if column.allowed is not None:
        found["enum"] = list(column.allowed)
    if column.pattern is not None:
        found["pattern"] = column.pattern
    if column.low is not None:
        found["minimum"] = column.low
    if column.high is not None:
        found["maximum"] = column.high
    return found
