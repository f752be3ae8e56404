"""A warehouse file from the inside: make one, read one. Published files are only ever read."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import duckdb
import polars as pl

from warehouse.connection import connected
from warehouse.ddl import comments, create_table, literal, quoted
from warehouse.errors import NewerFile, NotOurFile, PublishError
from warehouse.registry import TABLES, FrameError, Table, empty, frame, schema_of
from warehouse.views import VIEWS, statements

STORAGE_VERSION = "v1.4.0"
"""Storage format of published files.

2026-11-22: v1.4.0, the newest that today's DuckDB-WASM and the 1.4 and 1.5 command lines can open;
DuckDB 2.0's own format shuts all of them out.
"""

MEMORY_LIMIT = "36MB"
"""What DuckDB may hold in memory while a file is written; more goes to temporary files.

2026-11: 1 GB. 2026-11-22: 256 MB, 48 MB, then 36 MB, because whatever is allowed is used for keeping blocks of the
file: the memory of a run grew with the file up to the limit.
"""

MORE_MEMORY = "1GB"
"""What a run may have that found the other too little, when it is done again. 2026-11-22: 1 GB."""

THREADS = 1
"""Threads of DuckDB while a file is written: each holds buffers of its own, and a run is kept busy by reading.

2026-11-22: one; with two of them 48 MB are too little for the tables of 100,000 pages.
"""

CHECKPOINT_THRESHOLD = "256MB"
"""How much is logged before it is put into the tables of an unpublished file.

Each time DuckDB writes the last rows of a table again, up to 122,880 of them: with its own 16 MB a first load of
20,000 pages spent half of its time in the store on that, and made a file half as large again. 2026-11-22.
"""

SCHEMA_VERSION = 3
"""Raised when what stands in older files cannot be read as it is: a table or column goes or changes its meaning, or
one comes that is never null. Then ``warehouse/migrations`` gets a file. What comes new and may be null leaves it alone."""

MADE_BY = "shuzheng"

_ABOUT = {
    "made_by": MADE_BY,
    "schema_version": str(SCHEMA_VERSION),
    "numbers": "exact decimals in base units, nine places",
    "offsets": "Unicode code points of the decoded page, [start, end)",
    "times": "UTC",
}


def make(path: Path, frames: Mapping[str, pl.DataFrame]) -> None:
    """Write a new warehouse file at ``path``, which must not exist.

    ``frames`` holds a frame for every table. Rows are stored in the order of their
    key, so equal frames make equal tables. The file is checkpointed and closed when this returns.
    Raises FrameError for a frame that does not fit its table, duckdb.Error for a broken constraint.
    """
    path.write_bytes(_blank())
    con = on_file(path)
    try:
        for table in TABLES.values():
            load(con, table, frames[table.name])
        con.execute("CHECKPOINT")
    finally:
        con.close()


@cache
def _blank() -> bytes:
    """A file with all tables and views and no rows: hundreds of comments cost more than many rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blank.duckdb"
        con = on_file(path)
        try:
            con.begin()
            for table in TABLES.values():
                con.execute(create_table(table))
                for sql in comments(table):
                    con.execute(sql)
            for view in VIEWS:
                for sql in statements(view):
                    con.execute(sql)
            con.commit()
            con.execute("CHECKPOINT")
        finally:
            con.close()
        return path.read_bytes()


def on_file(
    path: Path, *, read_only: bool = False, memory_limit: str = MEMORY_LIMIT
) -> duckdb.DuckDBPyConnection:
    """A connection to an unpublished file; one that may write makes the file when there is none.

    DuckDB keeps to a fixed amount of memory, so that a run costs the same however large the file is.
    """
    return connected(path, read_only=read_only, config=_config(path, memory_limit))


def unlogged(path: Path, memory_limit: str = MEMORY_LIMIT) -> duckdb.DuckDBPyConnection:
    """A connection to an unpublished file that keeps no log of what is written: nobody wants the file of a killed run.

    What is written is in the file when it is put in order (``CHECKPOINT``), and only then.
    """
    con = connected(config=_config(path, memory_limit))
    con.execute(f"ATTACH {literal(str(path))} AS building (RECOVERY_MODE no_wal_writes)")
    con.execute("USE building")
    return con


def _config(path: Path, memory_limit: str) -> dict[str, str | int]:
    return {
        "storage_compatibility_version": STORAGE_VERSION,
        "temp_directory": f"{path}.tmp",
        "memory_limit": memory_limit,
        "threads": THREADS,
        "checkpoint_threshold": CHECKPOINT_THRESHOLD,
    }


def append(path: Path, frames: Mapping[str, pl.DataFrame]) -> dict[str, int]:
    """Add rows to tables of an existing, unpublished file; how many rows those tables have then."""
    con = on_file(path)
    try:
        n_rows = {
            name: con.execute(f"SELECT count(*) FROM {quoted(name)}").fetchall()[0][0] for name in frames
        }
        for name, rows in frames.items():
            load(con, TABLES[name], rows)
            n_rows[name] += rows.height
        con.execute("CHECKPOINT")
    finally:
        con.close()
    return n_rows


def about_rows() -> pl.DataFrame:
    """The rows of the table that says what the file is."""
    return frame("about", [{"name": name, "value": value} for name, value in _ABOUT.items()])


def load(con: duckdb.DuckDBPyConnection, table: Table, rows: pl.DataFrame) -> None:
    """Insert rows in the order of their key. Raises FrameError when frame and table differ."""
    wanted = schema_of(table)
    if dict(rows.schema) != wanted:
        odd = sorted(set(rows.schema.items()) ^ set(wanted.items()), key=str)
        raise FrameError(table.name, None, odd[0][0] if odd else "", f"frame and table differ: {odd}")
    if not rows.height:
        return
    con.register("incoming", rows.sort(table.key))
    try:
        con.execute(f"INSERT INTO {quoted(table.name)} BY NAME SELECT * FROM incoming")
    finally:
        con.unregister("incoming")


@contextmanager
def reading(path: Path) -> Generator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a warehouse of ours.

    Raises PublishError when another program holds the file for writing, NotOurFile when it is a
    database of somebody else's, NewerFile when a newer program made it.
    """
    con = _opened(path)
    try:
        yield _checked(con, path)
    finally:
        con.close()


TRIES = 100
"""Times that a file is opened anew because another was put in its place meanwhile. 2026-11: 100."""


def _opened(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the one file that ``path`` named all the time.

    DuckDB 2.0 opens a file three times by its name: to see what it is, for its head, for its blocks. A publication
    between two of them would give the head of one file with the blocks of another, so the name must stand for
    the same file before and after.
    """
    for _ in range(TRIES):
        before = _identity(path)
        try:
            con = connected(path, read_only=True)
        except duckdb.Error as error:
            if _identity(path) != before:
                continue
            raise PublishError(f"打不开数据文件 {path.name}：{error}") from error
        if _identity(path) == before:
            return con
        con.close()
    raise PublishError(f"数据文件 {path.name} 一直在被换成新的，没能打开，请再试一次。")


def _identity(path: Path) -> tuple[int, int, int, int] | None:
    """What tells the file that a path names from another that is put in its place; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _checked(con: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyConnection:
    try:
        ours = _is_ours(con)
    except duckdb.Error as error:
        raise PublishError(f"数据文件 {path.name} 读不出来：{error}") from error
    if not ours:
        raise NotOurFile(f"{path.name} 不是数证的数据文件，为免毁掉别人的数据，不予覆盖。")
    if (version := version_of(con)) > SCHEMA_VERSION:
        raise NewerFile(
            f"{path.name} 是更新的程序写的（结构第 {version} 版，本程序只认到第 {SCHEMA_VERSION} 版），"
            "请先升级程序；文件没有动过。"
        )
    return con


def _is_ours(con: duckdb.DuckDBPyConnection) -> bool:
    try:
        row = con.execute("SELECT value FROM about WHERE name = 'made_by'").fetchone()
    except (duckdb.CatalogException, duckdb.BinderException):  # no such table, no such column
        return False
    return row is not None and row[0] == MADE_BY


def version_of(con: duckdb.DuckDBPyConnection) -> int:
    """The schema version of a file of ours. Raises PublishError when the file does not say it."""
    rows = con.execute("SELECT value FROM about WHERE name = 'schema_version'").fetchall()
    if not rows or not str(rows[0][0]).isdecimal():
        raise PublishError("数据文件没有写明它的结构是第几版，不能在它上面发布。")
    return int(rows[0][0])


def stored(con: duckdb.DuckDBPyConnection, name: str) -> pl.DataFrame:
    """All rows of a table, in the registry's columns of today.

    A file of an older release may lack a table or a column: rows get null there. Raises
    PublishError when such a column must not be null.
    """
    table = TABLES[name]
    here = {row[0] for row in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if name not in here:
        return empty(name)
    rows = con.sql(f"SELECT * FROM {quoted(name)} ORDER BY {', '.join(map(quoted, table.key))}").pl()
    for column, dtype in schema_of(table).items():
        if column in rows.columns:
            continue
        if rows.height and not table.column(column).nullable:
            raise PublishError(f"现有文件的 {name} 表没有 {column} 这一列，须先迁移旧文件。")
        rows = rows.with_columns(pl.lit(None, dtype=dtype).alias(column))
    return rows.select(pl.col(column).cast(dtype) for column, dtype in schema_of(table).items())
