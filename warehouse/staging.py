"""The file that a run works on before it is published: what the last one holds, with what has changed.

A run opens its staging file under the lock of the target and keeps both until it ends. Rows of pages that
did not change are carried over inside DuckDB: the published file is copied whole, or, when only tables or
views have changed, its rows are inserted into a new one. When the code that reads pages has changed,
nothing but the history is carried and every page is read again.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections import Counter
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import polars as pl

from warehouse.audit import problems
from warehouse.ddl import quoted, script
from warehouse.errors import PublishError
from warehouse.registry import TABLES, FrameError, empty, frame
from warehouse.runs import FindingChanges, RunRow, finding_changes, remember_findings
from warehouse.store import about_rows, append, load, make, on_file, reading, stored
from warehouse.swap import (
    aside,
    check_target,
    clear_leftovers,
    only_publisher,
    second_name,
    swap_in,
    wal_of,
)
from warehouse.views import VIEWS, statements

HISTORY = tuple(table.name for table in TABLES.values() if table.history)
MADE_HERE = ("runs", "finding_history", "made_with", "about")
"""Tables that a publication writes itself."""
BY_PAGE = ("page_places", "implied_targets", "quantities", "metrics", "stories", "documents")
"""Tables whose rows come from one page each and go with it."""
_SHARED = ("places", "indicators")
"""Tables whose rows several pages need: a row that is there already stays."""

PAGES, CHECKS = "pages", "checks"
"""Parts of a run whose rows are kept while the code and word lists that make them stay the same."""
_SHAPE = "tables"


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: the file, what changed in the findings (None for a first file).

    ``set_aside`` is the new name of a write-ahead log that somebody had left beside the old file.
    """

    path: Path
    changes: FindingChanges | None
    set_aside: Path | None


@dataclass(slots=True)
class Staging:
    """The staging file of one run. ``kept`` names the parts whose rows were carried over.

    Temporary tables tell of the file before: ``before_documents`` (doc_id, path) and ``before_failing``
    (fingerprint, message).
    """

    target: Path
    run_id: str
    parts: Mapping[str, str]
    building: Path
    con: duckdb.DuckDBPyConnection
    had_file: bool
    kept: frozenset[str]
    n_rows: Counter[str] = field(default_factory=Counter)

    def add(self, frames: Mapping[str, pl.DataFrame]) -> None:
        """Add rows; of places and indicators those that are not there yet. Raises FrameError, duckdb.Error."""
        for name, rows in frames.items():
            table = TABLES[name]
            if name in _SHARED and rows.height:
                (key,) = table.key
                with self.seeing(asked=rows.select(key)):
                    here = self.con.execute(
                        f"SELECT {key} FROM asked SEMI JOIN {name} USING ({key})"
                    ).fetchall()
                rows = rows.filter(~pl.col(key).is_in([row[0] for row in here]))
            load(self.con, table, rows)
            self.n_rows[name] += rows.height

    def forget(self, pages: str) -> int:
        """Take out all rows of the pages that the table ``pages`` names in its column doc_id; how many pages."""
        for name in BY_PAGE:
            self.take_out(name, f"doc_id IN (SELECT doc_id FROM {pages})")
        return self.number(f"SELECT count(*) FROM {pages}")

    def take_out(self, name: str, condition: str) -> int:
        """Delete the rows of a table that meet an SQL condition; how many there were."""
        gone = self.number(f"DELETE FROM {quoted(name)} WHERE {condition}")
        self.n_rows[name] -= gone
        return gone

    def number(self, sql: str) -> int:
        """The one number that a statement gives."""
        return self.con.execute(sql).fetchall()[0][0]

    @contextmanager
    def seeing(self, **frames: pl.DataFrame) -> Generator[None]:
        """Let SQL see the frames under their names."""
        for name, rows in frames.items():
            self.con.register(name, rows)
        try:
            yield
        finally:
            for name in frames:
                self.con.unregister(name)

    def drop_unused_places(self) -> None:
        """Take out the places that no page needs any more."""
        self.take_out("places", "code NOT IN (SELECT code FROM page_places)")

    def finish(self, run: RunRow) -> Published:
        """Write the ledger, audit the file and put it in the target's place. Raises PublishError."""
        if run.status != "published":
            raise PublishError(f"运行 {run.run_id} 的状态是 {run.status}，不能发布。")
        remember_findings(self.con, run)
        changes = finding_changes(self.con) if self.had_file else None
        made = {part: self.parts[part] for part in sorted(self.parts)} | {_SHAPE: shape()}
        self.con.execute("DELETE FROM made_with")
        rows = [{"part": part, "fingerprint": print_} for part, print_ in made.items()]
        load(self.con, TABLES["made_with"], frame("made_with", rows))
        self.add({"runs": run.as_frame()})
        self.con.execute("CHECKPOINT")
        self.con.close()
        audit(self.building, self.n_rows)
        return Published(self.target, changes, swap_in(self.building, self.target, self.run_id))

    def stop(self, run: RunRow, quarantine: pl.DataFrame) -> Path | None:
        """Write a run that the gate stopped into the ledger of the file before; its other rows stay.

        Returns None, and makes no file, when nothing has been published yet. Raises PublishError.
        """
        if run.status != "stopped":
            raise PublishError(f"运行 {run.run_id} 的状态是 {run.status}，不是被拦下的运行。")
        self.con.close()
        if not self.had_file:
            return None
        for path in (self.building, wal_of(self.building)):
            path.unlink(missing_ok=True)
        _copy(aside(self.target, self.run_id, "previous"), self.building)
        n_rows = append(self.building, {"runs": run.as_frame(), "quarantine": quarantine})
        audit(self.building, n_rows)
        swap_in(self.building, self.target, self.run_id)
        return self.target


@contextmanager
def opened(
    target: Path, run_id: str, parts: Mapping[str, str], *, wait_seconds: float = 0.0
) -> Generator[Staging]:
    """The staging file of a run into ``target``, under the target's lock; nothing of it is left after.

    ``parts`` are the fingerprints of what makes the rows (``PAGES``, ``CHECKS``); parts that the file
    before was made with are carried over. The file before is only read, and readers that hold it keep it.
    Another run is waited for at most ``wait_seconds``.

    Raises PublishError (NotOurFile, PublisherBusy), also for what DuckDB or the disk refuses inside the
    block; the file before is then untouched.
    """
    target = target.resolve()
    if not re.fullmatch(r"[0-9A-Za-z_.-]{1,100}", run_id):
        raise PublishError(f"运行编号 {run_id!r} 只能由字母、数字、下划线、点和连字符组成。")
    check_target(target)
    try:
        with only_publisher(target, run_id, wait_seconds):
            clear_leftovers(target)
            try:
                staging = _start(target, run_id, parts)
                try:
                    yield staging
                finally:
                    staging.con.close()
            finally:
                clear_leftovers(target)
    except FrameError as error:
        raise PublishError(f"数据表不合格式，没有发布：{error}") from error
    except (duckdb.Error, OSError) as error:
        raise PublishError(f"写新的数据文件时出错，没有发布，原有文件不变：{error}") from error


def shape() -> str:
    """Fingerprint of all tables, columns, comments and views."""
    views = "\n".join(sql for view in VIEWS for sql in statements(view))
    return hashlib.sha256(f"{script(TABLES.values())}\n{views}".encode()).hexdigest()


def audit(path: Path, n_rows: Mapping[str, int]) -> None:
    """Raises PublishError when a finished file is not what it should be."""
    if wrong := problems(path, n_rows):
        raise PublishError("新文件没有通过检查，没有发布：" + "".join(wrong))


def _start(target: Path, run_id: str, parts: Mapping[str, str]) -> Staging:
    building = aside(target, run_id, "building")
    if not target.exists():
        make(building, {name: empty(name) for name in TABLES} | {"about": about_rows()})
        return _opened(target, run_id, parts, None, frozenset())
    previous, before = _before(target, run_id)
    made = dict(before["made_with"].iter_rows())
    kept = frozenset(part for part in parts if made.get(part) == parts[part])
    if PAGES not in kept:
        kept = frozenset()
    if kept and made.get(_SHAPE) == shape():
        _copy(previous, building)
        return _opened(target, run_id, parts, previous, kept)
    history = {name: before[name] for name in HISTORY}
    make(building, {name: empty(name) for name in TABLES} | history | {"about": about_rows()})
    staging = _opened(target, run_id, parts, previous, kept)
    if kept:
        _carry(staging, (name for name in TABLES if name not in (*HISTORY, "made_with", "about")))
    return staging


def _before(target: Path, run_id: str) -> tuple[Path, dict[str, pl.DataFrame]]:
    """A second name of the published file, and its history."""
    names = (*HISTORY, "made_with")
    previous = aside(target, run_id, "previous")
    second_name(target, previous)
    if wal_of(target).exists():
        second_name(wal_of(target), wal_of(previous))
    try:
        before = _read_tables(previous, names)
    except PublishError as error:
        # A log that belongs to another file (somebody swapped under a writer) says nothing of this one.
        if not (wal_of(previous).exists() and "WAL does not match" in str(error)):
            raise
        wal_of(previous).unlink()
        before = _read_tables(previous, names)
    if run_id in before["runs"].get_column("run_id"):
        raise PublishError(f"运行 {run_id} 已经在台账里，不能再发布一次。")
    return previous, before


def _read_tables(path: Path, names: tuple[str, ...]) -> dict[str, pl.DataFrame]:
    with reading(path) as con:
        return {name: stored(con, name) for name in names}


def _copy(path: Path, to: Path) -> None:
    shutil.copyfile(path, to)
    if wal_of(path).exists():
        shutil.copyfile(wal_of(path), wal_of(to))


def _opened(
    target: Path, run_id: str, parts: Mapping[str, str], previous: Path | None, kept: frozenset[str]
) -> Staging:
    building = aside(target, run_id, "building")
    con = on_file(building)
    try:
        if previous is None:
            con.execute("CREATE TEMP TABLE before_documents (doc_id VARCHAR, path VARCHAR)")
            con.execute("CREATE TEMP TABLE before_failing (fingerprint VARCHAR, message VARCHAR)")
        else:
            con.execute(f"ATTACH '{str(previous).replace(chr(39), chr(39) * 2)}' AS old (READ_ONLY)")
            con.execute("CREATE TEMP TABLE before_documents AS SELECT doc_id, path FROM old.documents")
            con.execute(
                "CREATE TEMP TABLE before_failing AS SELECT fingerprint, arg_min(message, result_id) AS message"
                " FROM old.check_results WHERE verdict = 'fails' GROUP BY fingerprint"
            )
        counts = Counter({name: _count(con, name) for name in TABLES if name not in MADE_UNCOUNTED})
    except BaseException:
        con.close()
        raise
    return Staging(target, run_id, parts, building, con, previous is not None, kept, counts)


MADE_UNCOUNTED = ("finding_history", "made_with", "reprint_bodies", "reprint_keys")
"""Tables that are changed in place: the audit does not expect a number of rows of them."""


def _count(con: duckdb.DuckDBPyConnection, name: str) -> int:
    return con.execute(f"SELECT count(*) FROM {quoted(name)}").fetchall()[0][0]


def _carry(staging: Staging, names: Iterable[str]) -> None:
    """Insert the rows of the file before, in the order of their keys."""
    for name in names:
        key = ", ".join(map(quoted, TABLES[name].key))
        staging.con.execute(
            f"INSERT INTO {quoted(name)} BY NAME SELECT * FROM old.{quoted(name)} ORDER BY {key}"
        )
        if name not in MADE_UNCOUNTED:
            staging.n_rows[name] = _count(staging.con, name)
