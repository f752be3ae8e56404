"""The last look before a file is published: what the stored rows say, in SQL and not in Polars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from warehouse.ddl import quoted
from warehouse.registry import TABLES, ForeignKey, Table
from warehouse.store import MEMORY_LIMIT, on_file

Link = tuple[Table, ForeignKey]
"""A column that leads to another table, and its table."""


def problems(
    path: Path,
    n_rows: Mapping[str, int],
    tables: Mapping[str, Table] = TABLES,
    memory_limit: str = MEMORY_LIMIT,
) -> tuple[str, ...]:
    """What is wrong with a finished file, as Chinese sentences: rows lost, keys repeated, links lost.

    ``n_rows`` is how many rows a table must have; tables that it does not name may have any number.
    """
    found: list[str] = []
    links: list[Link] = []
    con = on_file(path, read_only=True, memory_limit=memory_limit)
    try:
        here = {row[0] for row in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        for name, table in tables.items():
            if name not in here:
                if n_rows.get(name):
                    found.append(f"文件里没有 {name} 表。")
                continue
            keys = ", ".join(map(quoted, table.key))
            ((stored, distinct),) = con.execute(
                f"SELECT count(*), (SELECT count(*) FROM (SELECT DISTINCT {keys} FROM {quoted(name)}))"
                f" FROM {quoted(name)}"
            ).fetchall()
            wanted = n_rows.get(name, stored)
            if stored != wanted:
                found.append(f"{name} 应有 {wanted} 行，文件里有 {stored} 行。")
            if distinct != stored:
                found.append(f"{name} 有 {stored - distinct} 行的编号与别的行相同。")
            if stored:
                links += [(table, link) for link in table.foreign_keys]
        found += _lost(con, links, tables)
    finally:
        con.close()
    return tuple(found)


def _lost(con: duckdb.DuckDBPyConnection, links: Sequence[Link], tables: Mapping[str, Table]) -> list[str]:
    """Links that lead nowhere, in their order.

    All that point to one table are looked up together: its keys are gathered once, not for each of ten columns.
    """
    lost: dict[int, int] = {}
    for parent in dict.fromkeys(link.table for _, link in links):
        asked = {n: (table, link) for n, (table, link) in enumerate(links) if link.table == parent}
        lost |= dict(con.execute(lost_links(asked, tables[parent])).fetchall())
    return [
        f"{table.name} 的 {link.column} 有 {lost[n]} 处指向 {link.table} 里没有的行。"
        for n, (table, link) in enumerate(links)
        if n in lost
    ]


def lost_links(asked: Mapping[int, Link], parent: Table) -> str:
    """SQL that counts, by number, the links to ``parent`` which lead nowhere; those that have any."""
    (key,) = parent.key
    every = " UNION ALL ".join(_links(n, table, link.column) for n, (table, link) in asked.items())
    return (
        f"SELECT n, count(*) FROM ({every}) AS links WHERE link IS NOT NULL"
        f" AND NOT EXISTS (SELECT 1 FROM {quoted(parent.name)} AS p WHERE p.{quoted(key)} = links.link) GROUP BY n"
    )


def _links(n: int, table: Table, name: str) -> str:
    column = quoted(name)
    if table.column(name).type.endswith("[]"):
        column = f"unnest({column})"
    return f"SELECT {n} AS n, {column} AS link FROM {quoted(table.name)}"
