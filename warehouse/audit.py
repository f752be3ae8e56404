"""The last look before a file is published: what the stored rows say, in SQL and not in Polars."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

from warehouse.ddl import quoted
from warehouse.registry import TABLES, ForeignKey, Table
from warehouse.store import MEMORY_LIMIT, on_file


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
            for link in table.foreign_keys if stored else ():
                lost = _number(con, lost_links(table, link, tables[link.table]))
                if lost:
                    found.append(f"{name} 的 {link.column} 有 {lost} 处指向 {link.table} 里没有的行。")
    finally:
        con.close()
    return tuple(found)


def lost_links(table: Table, link: ForeignKey, parent: Table) -> str:
    """SQL that counts the links of a column which lead nowhere."""
    column = quoted(link.column)
    if table.column(link.column).type.endswith("[]"):
        column = f"unnest({column})"
    (key,) = parent.key
    return (
        f"SELECT count(*) FROM (SELECT {column} AS link FROM {quoted(table.name)}) AS links"
        f" WHERE link IS NOT NULL"
        f" AND NOT EXISTS (SELECT 1 FROM {quoted(parent.name)} AS p WHERE p.{quoted(key)} = links.link)"
    )


def _number(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = con.execute(sql).fetchone()
    assert row is not None, sql  # an aggregate always has one row
    return row[0]
