"""Warehouse files of released schema versions, kept as SQL text and built anew by the tests.

``python -m tests.warehouse.old_files FILE`` prints a file of today as such text: when ``SCHEMA_VERSION`` rises, a
small file of the new version joins ``schemas/`` under its number, and the older ones stay as they are.
"""

from __future__ import annotations

import datetime as dt
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from warehouse.store import on_file

FOLDER = Path(__file__).parent / "schemas"


def versions() -> list[int]:
    """The schema versions of which a file is kept."""
    return sorted(int(path.stem) for path in FOLDER.glob("*.sql"))


def built(version: int, path: Path) -> Path:
    """A file of that schema version."""
    with on_file(path) as con:
        con.execute((FOLDER / f"{version}.sql").read_text("utf-8"))
        con.execute("CHECKPOINT")
    return path


def as_sql(path: Path) -> str:
    """Tables and rows of a file as SQL; views and comments are made by every run and left out."""
    lines: list[str] = []
    with duckdb.connect(str(path), read_only=True) as con:
        for name, sql in con.execute("SELECT table_name, sql FROM duckdb_tables() ORDER BY 1").fetchall():
            lines.append(sql)
            for row in con.execute(f"FROM {name} ORDER BY ALL").fetchall():
                lines.append(f"INSERT INTO {name} VALUES ({', '.join(map(_literal, row))});")
    return "\n".join(lines) + "\n"


def _literal(value: Any) -> str:
    match value:
        case None:
            return "NULL"
        case bool() | int() | float() | Decimal():
            return str(value)
        case dt.datetime():
            return f"TIMESTAMP '{value}'"
        case dt.date():
            return f"DATE '{value}'"
        case list():
            return f"[{', '.join(map(_literal, value))}]"
        case dict():
            return "{" + ", ".join(f"'{k}': {_literal(v)}" for k, v in value.items()) + "}"
    return "'" + str(value).replace("'", "''") + "'"


if __name__ == "__main__":
    print(as_sql(Path(sys.argv[1])), end="")
