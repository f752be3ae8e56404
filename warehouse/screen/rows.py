"""Rows of the screen, asked of one published file by the SQL files beside this one (屏上行数据)."""

from __future__ import annotations

from collections.abc import Generator
from functools import cache
from importlib import resources
from typing import Any

import duckdb

from warehouse import bulletin
from warehouse.escape import plain

Row = dict[str, Any]
_AT_ONCE = 2_000


@cache
def query(name: str) -> str:
    """The SQL of ``name.sql``."""
    return (resources.files("warehouse.screen") / f"{name}.sql").read_text("utf-8")


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Make the bulletins' rows of progress, of all places, for ``progress.sql``."""
    everywhere = {"place_code": None, "place_name": None}
    bulletin.ask(con, "in_scope", everywhere)
    bulletin.ask(con, "all_progress", everywhere)


def ask(con: duckdb.DuckDBPyConnection, sql: str) -> Generator[Row]:
    """The rows of a query, a few thousand in memory at once; it has the connection until its end.

    Text is on one line and without characters that turn the writing direction: what a list shows is not the page.
    """
    answer = con.execute(sql)
    names = [column[0] for column in answer.description or ()]
    while some := answer.fetchmany(_AT_ONCE):
        for row in some:
            yield dict(zip(names, map(_on_one_line, row), strict=True))


def _on_one_line(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isprintable() else plain(value)
    return [_on_one_line(each) for each in value] if isinstance(value, list) else value


def rows_of(con: duckdb.DuckDBPyConnection, name: str) -> list[Row]:
    """All rows of ``name.sql``."""
    return list(ask(con, query(name)))
