"""Rows of the screen, asked of one published file by the SQL files beside this one (屏上行数据)."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import groupby, islice
from typing import Any

import duckdb

from warehouse.ddl import quoted
from warehouse.escape import plain
from warehouse.screen.shards import fnv1a

Row = dict[str, Any]
AT_ONCE = 2_000
"""Rows in memory at once. 2026-11-22: 2,000."""


@cache
def query(name: str) -> str:
    """The SQL of ``name.sql``."""
    return (resources.files("warehouse.screen") / f"{name}.sql").read_text("utf-8")


def ask(
    con: duckdb.DuckDBPyConnection, sql: str, given: Mapping[str, Any] | None = None, at_once: int = AT_ONCE
) -> Generator[Row]:
    """The rows of a query, ``at_once`` in memory at once; it has the connection until its end."""
    for names, some in _fetched(con, sql, given, at_once):
        for row in some:
            yield dict(zip(names, row, strict=True))


def listed(
    con: duckdb.DuckDBPyConnection, sql: str, given: Mapping[str, Any] | None = None
) -> Generator[Row]:
    """The rows of a query for a list.

    Text is on one line and without characters that turn the writing direction: what a list shows is not the page.
    """
    for names, some in _fetched(con, sql, given, AT_ONCE):
        for row in zip(*map(_told, zip(*some, strict=True)), strict=True):
            yield dict(zip(names, row, strict=True))


def _fetched(
    con: duckdb.DuckDBPyConnection, sql: str, given: Mapping[str, Any] | None, at_once: int
) -> Generator[tuple[list[str], list[tuple[Any, ...]]]]:
    """The names of a query's columns, with some of its rows again and again."""
    answer = con.execute(sql, dict(given or {}))
    names = [column[0] for column in answer.description or ()]
    while some := answer.fetchmany(at_once):
        yield names, some


def _told(column: Sequence[Any]) -> Sequence[Any]:
    """The values of a column for a list. Most texts are on one line: those of a column are looked at together first."""
    first = next((value for value in column if value is not None), None)
    if isinstance(first, str) and "".join(filter(None, column)).isprintable():
        return column
    return [_on_one_line(value) for value in column] if isinstance(first, (str, list)) else column


def _on_one_line(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isprintable() else plain(value)
    return [_on_one_line(each) for each in value] if isinstance(value, list) else value


def rows_of(con: duckdb.DuckDBPyConnection, name: str) -> list[Row]:
    """All rows of ``name.sql``, for a list."""
    return list(listed(con, query(name)))


def table(con: duckdb.DuckDBPyConnection, name: str, keys: Sequence[str]) -> None:
    """Make a temporary table of one column, ``key``, with its place in the order, ``n``."""
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {quoted(name)} AS"
        " SELECT unnest($keys::VARCHAR[]) AS key, generate_subscripts($keys::VARCHAR[], 1) AS n",
        {"keys": list(keys)},
    )


def by_key(rows: Iterable[Row], name: str, keys: Iterable[str]) -> Generator[tuple[str, list[Row]]]:
    """Every key with its rows, none for some; both come in the same order."""
    groups = groupby(rows, key=lambda row: row[name])
    ahead = next(groups, None)
    for key in keys:
        if ahead is not None and ahead[0] == key:
            yield key, list(ahead[1])
            ahead = next(groups, None)
        else:
            yield key, []


def hashed(con: duckdb.DuckDBPyConnection, name: str, keys: Iterable[str]) -> list[tuple[str, str]]:
    """Keys with their hashes in the order in which data files want them; also a temporary table ``name``."""
    order = sorted((fnv1a(key), key) for key in keys)
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {quoted(name)} AS SELECT unnest($hashes::VARCHAR[]) AS hash, unnest($keys::VARCHAR[]) AS key",
        {"hashes": [hash_ for hash_, _ in order], "keys": [key for _, key in order]},
    )
    return order


def batched(keys: Iterable[str], many: int) -> Generator[list[str]]:
    """Lists of so many keys."""
    waiting = iter(keys)
    while some := list(islice(waiting, many)):
        yield some
