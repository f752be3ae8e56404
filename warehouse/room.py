"""More memory for one question than a load may have (内存不够的一问): asked again with some more, then with much more.

A load begins with little memory, because DuckDB fills whatever it may have with blocks of the file. Where a question does
not fit, it alone is asked again; the load goes on as before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, TypeVar

import duckdb

Told = TypeVar("Told")

SOME_MORE, MUCH_MORE = "64MB", "192MB"
"""2026-11-23: a share of 60,000 figures beside 200,000 was compared with 64 MB; ten joins over the first pages need 192."""


def asked_again(
    con: duckdb.DuckDBPyConnection, ask: Callable[[], Told], some: str = SOME_MORE, much: str = MUCH_MORE
) -> Told:
    """What ``ask`` gives: with the memory that ``con`` has, or else with ``some`` more, or ``much``.

    ``ask`` may come to be called three times, so it changes nothing or does the same again. Raises
    duckdb.OutOfMemoryException when it never fits.
    """
    for room in (None, some):
        try:
            with roomier(con, room):
                return ask()
        except duckdb.OutOfMemoryException:
            continue
    with roomier(con, much):
        return ask()


def rows(con: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a question, however much memory it needs."""
    return asked_again(con, lambda: con.execute(sql).fetchall())


@contextmanager
def roomier(con: duckdb.DuckDBPyConnection, room: str | None = MUCH_MORE) -> Generator[None]:
    """Let DuckDB hold ``room`` for a while, or what it may hold anyway when that is more."""
    ((before,),) = con.execute("SELECT current_setting('memory_limit')").fetchall()
    if room is None or in_bytes(room) <= in_bytes(before):
        yield
        return
    con.execute(f"SET memory_limit = '{room}'")
    try:
        yield
    finally:
        con.execute(f"SET memory_limit = '{in_bytes(before)}B'")


_UNITS = {
    "bytes": 1,
    "KiB": 1 << 10,
    "MiB": 1 << 20,
    "GiB": 1 << 30,
    "TiB": 1 << 40,
    "MB": 10**6,
    "GB": 10**9,
}


def in_bytes(told: str) -> int:
    """A size as we write it (``64MB``) or DuckDB tells it (``34.3 MiB``), which is cut after a tenth: the middle of what it can be.

    To give back exactly what is told would take some of it away each time.
    """
    found = re.fullmatch(r"(\d+)(?:\.(\d))? ?([A-Za-z]+)", told)
    if found is None or found[3] not in _UNITS:
        raise ValueError(f"DuckDB tells its memory as {told!r}")
    whole, tenth, unit = found.groups()
    cut = 1 if tenth else 0
    return (int(whole) * 20 + int(tenth or 0) * 2 + cut) * _UNITS[unit] // 20
