"""The file before, and what a new file takes over from it.

Rows go from file to file inside DuckDB. The published file itself is never opened for it, but a second name
of it: whoever holds it keeps it, and a file of an older schema is brought up to date in a copy of our own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from warehouse import shelf
from warehouse.ddl import columns_of, literal, quoted
from warehouse.errors import NoSuchRelease, PublishError
from warehouse.migrate import bring_up_to_date
from warehouse.registry import TABLES
from warehouse.runs import PUBLISHING
from warehouse.store import SCHEMA_VERSION, reading, version_of
from warehouse.swap import aside, second_name, wal_of

HISTORY = tuple(table.name for table in TABLES.values() if table.history)
WHOLE_FILE = ("made_with", "about")
"""Tables that tell of the file itself: a new file has its own."""


@dataclass(frozen=True, slots=True)
class Before:
    """A file of ours as its followers see it: ``made`` is by which fingerprints its parts were made.

    ``release`` and ``run_id`` name the release it is (0 and empty when it has none), ``last`` is the highest
    number that was ever given.
    """

    path: Path | None = None
    made: Mapping[str, str] = field(default_factory=dict)
    run_ids: frozenset[str] = frozenset()
    release: int = 0
    run_id: str = ""


def read_before(target: Path, run_id: str) -> Before:
    """The file that is published as ``target``; ``path`` is None when there is none. Needs the lock.

    Raises PublishError (NotOurFile, NewerFile).
    """
    if not target.exists():
        return Before()
    path = aside(target, run_id, "previous")
    second_name(target, path)
    if wal_of(target).exists():
        second_name(wal_of(target), wal_of(path))
    return _read(path)


def read_release(target: Path, run_id: str, number: int) -> tuple[shelf.Release, Before]:
    """Release ``number`` of ``target`` and what it holds. Raises PublishError (NoSuchRelease). Needs the lock."""
    kept = shelf.kept(target)
    found = [release for release in kept if release.number == number]
    if not found:
        listed = "、".join(str(release.number) for release in kept) or "没有"
        raise NoSuchRelease(f"没有保留第 {number} 版；保留着的版本：{listed}。")
    path = aside(target, run_id, "restored")
    second_name(found[-1].path, path)
    return found[-1], _read(path)


def _read(path: Path) -> Before:
    try:
        return _told(path)
    except PublishError as error:
        # A log that belongs to another file (somebody swapped under a writer) says nothing of this one.
        if not (wal_of(path).exists() and "WAL does not match" in str(error)):
            raise
        wal_of(path).unlink()
        return _told(path)


def _told(path: Path) -> Before:
    with reading(path) as con:
        if version_of(con) == SCHEMA_VERSION:
            return _asked(con, path)
    _own(path)
    bring_up_to_date(path)
    with reading(path) as con:
        return _asked(con, path)


def _asked(con: duckdb.DuckDBPyConnection, path: Path) -> Before:
    made = dict(con.execute("SELECT part, fingerprint FROM made_with").fetchall())
    runs = con.execute("SELECT run_id, status, release FROM runs ORDER BY release, run_id").fetchall()
    published = [(release, run) for run, status, release in runs if status in PUBLISHING and release]
    release, run_id = max(published, default=(0, ""))
    return Before(path, made, frozenset(run for run, _, _ in runs), release, run_id)


def _own(path: Path) -> None:
    """Turn a second name, and that of its log, into copies that may be changed."""
    for each in (path, wal_of(path)):
        if each.exists():
            copy = each.with_name(f"{each.name}.tmp")
            shutil.copyfile(each, copy)
            copy.replace(each)


def copy_file(path: Path, to: Path) -> None:
    """The whole file with its log."""
    shutil.copyfile(path, to)
    if wal_of(path).exists():
        shutil.copyfile(wal_of(path), wal_of(to))


def attach(con: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    """Let SQL read a file as the catalog ``name``."""
    con.execute(f"ATTACH {literal(str(path))} AS {quoted(name)} (READ_ONLY)")


def attach_all(con: duckdb.DuckDBPyConnection, before: Before, restored: Before | None) -> None:
    """Let SQL read the files that rows are carried from, and tell of the file before in temporary tables."""
    if restored is not None and restored.path is not None:
        attach(con, restored.path, "restored")
    if before.path is None:
        con.execute("CREATE TEMP TABLE before_documents (doc_id VARCHAR, path VARCHAR)")
        con.execute("CREATE TEMP TABLE before_failing (fingerprint VARCHAR, message VARCHAR)")
        return
    attach(con, before.path, "old")
    con.execute("CREATE TEMP TABLE before_documents AS SELECT doc_id, path FROM old.documents")
    con.execute(
        "CREATE TEMP TABLE before_failing AS SELECT fingerprint, arg_min(message, result_id) AS message"
        " FROM old.check_results WHERE verdict = 'fails' GROUP BY fingerprint"
    )


def carry(con: duckdb.DuckDBPyConnection, source: str, names: Iterable[str]) -> None:
    """Replace the rows of these tables by those of the attached file ``source``, as they are stored there.

    To sort them would hold all texts in memory. A column that the source lacks is null. Raises PublishError
    when it must not be.
    """
    for name in names:
        table = TABLES[name]
        here = columns_of(con, f"{quoted(source)}.{quoted(name)}")
        con.execute(f"DELETE FROM {quoted(name)}")
        if not here:
            continue
        common = [column.name for column in table.columns if column.name in here]
        lacking = [c.name for c in table.columns if c.name not in here and not c.nullable]
        rows_there = con.execute(f"SELECT 1 FROM {quoted(source)}.{quoted(name)} LIMIT 1").fetchall()
        if lacking and rows_there:
            raise PublishError(f"现有文件的 {name} 表没有 {lacking[0]} 这一列，须先迁移旧文件。")
        columns = ", ".join(map(quoted, common))
        con.execute(
            f"INSERT INTO {quoted(name)} ({columns}) SELECT {columns} FROM {quoted(source)}.{quoted(name)}"
        )
