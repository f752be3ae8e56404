"""The file that a run works on before it is published: what the last one holds, with what has changed.

A run opens its staging file under the lock of the target and keeps both until it ends. Rows of pages that
did not change are carried over inside DuckDB: the published file is copied whole, or, when only tables or
views have changed, its rows are inserted into a new one. When the code that reads pages has changed,
nothing but the history is carried and every page is read again. Going back to an earlier release does the
same with that release's rows and the published file's history.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import os
import re
from collections import Counter
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import polars as pl

from warehouse import shelf
from warehouse.audit import problems
from warehouse.before import (
    HISTORY,
    WHOLE_FILE,
    Before,
    attach_all,
    carry,
    copy_file,
    read_before,
    read_release,
)
from warehouse.ddl import quoted, script
from warehouse.diff import TableChange, table_changes
from warehouse.errors import NoSuchRelease, PublishError, TooLittleMemory
from warehouse.registry import TABLES, FrameError, empty, frame
from warehouse.runs import PUBLISHING, FindingChanges, RunRow, finding_changes, remember_findings
from warehouse.settling import Settling
from warehouse.shared_rows import SHARED, SharedRows
from warehouse.shelf import Keep, Release
from warehouse.store import MEMORY_LIMIT, about_rows, append, load, make, unlogged
from warehouse.swap import aside, check_target, clear_leftovers, only_publisher, swap_in, wal_of
from warehouse.views import VIEWS, statements

MADE_HERE = ("runs", "finding_history", "made_with", "about")
"""Tables that a publication writes itself."""
MADE_UNCOUNTED = ("finding_history", "made_with", "reprint_bodies", "reprint_keys")
"""Tables that are changed in place: the audit does not expect a number of rows of them."""
BY_PAGE = (
    *("story_words", "page_places", "implied_targets", "listing_items", "listings"),
    *("quantities", "metrics", "stories", "documents"),
)
"""Tables whose rows come from one page each and go with it."""

PAGES, CHECKS, _SHAPE = "pages", "checks", "tables"
"""Parts of a run whose rows are kept while the code and word lists that make them stay the same."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: the file, its number among the releases, and what changed (None for a first file).

    ``set_aside`` is the new name of a write-ahead log that somebody had left beside the old file. ``not_kept``
    says why the file was published but not kept as a release; the next run tries again.
    """

    path: Path
    release: int
    changes: FindingChanges | None
    tables: tuple[TableChange, ...] | None
    set_aside: Path | None
    not_kept: str = ""


@dataclass(slots=True)
class Staging:
    """The staging file of one run. ``kept`` names the parts whose rows were carried over.

    ``release`` is the number it gets when it is published; then ``policy`` says which releases stay. Temporary tables
    tell of the file before: ``before_documents`` (doc_id, path) and ``before_failing`` (fingerprint, message).
    """

    target: Path
    run_id: str
    parts: Mapping[str, str]
    building: Path
    con: duckdb.DuckDBPyConnection
    had_file: bool
    kept: frozenset[str]
    release: int = 1
    policy: Keep | None = None
    n_rows: Counter[str] = field(default_factory=Counter)
    memory_limit: str = MEMORY_LIMIT
    settling: Settling = field(default_factory=Settling)
    shared: SharedRows = field(default_factory=SharedRows)

    @property
    def made_with(self) -> dict[str, str]:
        """The fingerprints of what made the rows, by part."""
        return {part: self.parts[part] for part in sorted(self.parts)} | {_SHAPE: shape()}

    def add(self, frames: Mapping[str, pl.DataFrame]) -> None:
        """Add rows; of places and indicators those that are not there yet. Raises FrameError, duckdb.Error."""
        for name, rows in frames.items():
            table = TABLES[name]
            if name in SHARED:
                rows = self.shared.fresh(self.con, name, rows)
            load(self.con, table, rows)
            self.n_rows[name] += rows.height
        self.settling.added(self.con, sum(int(rows.estimated_size()) for rows in frames.values()))

    def forget(self, pages: str) -> int:
        """Take out all rows of the pages that the table ``pages`` names in its column doc_id; how many pages."""
        for name in BY_PAGE:
            self.take_out(name, f"doc_id IN (SELECT doc_id FROM {pages})")
        return self.number(f"SELECT count(*) FROM {pages}")

    def take_out(self, name: str, condition: str) -> int:
        """Delete the rows of a table that meet an SQL condition; how many there were."""
        gone = self.number(f"DELETE FROM {quoted(name)} WHERE {condition}")
        self.shared.here.pop(name, None)
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

    def finish(self, run: RunRow) -> Published:
        """Write the ledger, audit the file and put it in the target's place. Raises PublishError."""
        if run.status not in PUBLISHING:
            raise PublishError(f"运行 {run.run_id} 的状态是 {run.status}，不能发布。")
        run = dataclasses.replace(run, release=self.release)
        remember_findings(self.con, run)
        changes = finding_changes(self.con) if self.had_file else None
        tables = table_changes(self.con, "old.", "") if self.had_file else None
        self.con.execute("DELETE FROM made_with")
        rows = [{"part": part, "fingerprint": print_} for part, print_ in self.made_with.items()]
        load(self.con, TABLES["made_with"], frame("made_with", rows))
        self.add({"runs": run.as_frame()})
        self.con.execute("CHECKPOINT")
        self.con.close()
        audit(self.building, self.n_rows, self.memory_limit)
        # The time of a release's file is when its rows were complete, wherever it is copied to.
        at = run.as_frame().get_column("finished_at")[0].replace(tzinfo=dt.UTC).timestamp()
        os.utime(self.building, (at, at))
        set_aside = swap_in(self.building, self.target, self.run_id)
        return Published(self.target, self.release, changes, tables, set_aside, self._keep(run))

    def _keep(self, run: RunRow) -> str:
        """Keep what was just published, and let old releases go; why not, empty when it was done."""
        try:
            shelf.keep(self.target, self.release, run.run_id)
            if self.policy is not None:
                shelf.drop_old(self.target, self.policy, dt.datetime.now(dt.UTC))
        except OSError as error:  # it is published all the same
            return f"新文件已发布，但没能存进 {shelf.folder_of(self.target).name}：{error.strerror}。"
        return ""

    def stop(self, run: RunRow, quarantine: pl.DataFrame) -> Path | None:
        """Write a run that publishes nothing (``stopped``, ``unchanged``) into the ledger of the file before; its other rows stay.

        Returns None, and makes no file, when nothing has been published yet. Raises PublishError.
        """
        if run.status in PUBLISHING:
            raise PublishError(f"运行 {run.run_id} 的状态是 {run.status}，要发布，不能只记一笔。")
        self.con.close()
        if not self.had_file:
            return None
        for path in (self.building, wal_of(self.building)):
            path.unlink(missing_ok=True)
        copy_file(aside(self.target, self.run_id, "previous"), self.building)
        n_rows = append(self.building, {"runs": run.as_frame(), "quarantine": quarantine})
        audit(self.building, n_rows)
        swap_in(self.building, self.target, self.run_id)
        return self.target


@contextmanager
def opened(
    target: Path,
    run_id: str,
    parts: Mapping[str, str],
    *,
    wait_seconds: float = 0.0,
    policy: Keep | None = None,
    memory_limit: str = MEMORY_LIMIT,
    anew: frozenset[str] = frozenset(),
) -> Generator[Staging]:
    """The staging file of a run into ``target``, under the target's lock; nothing of it is left after.

    ``parts`` are the fingerprints of what makes the rows (``PAGES``, ``CHECKS``); parts that the file
    before was made with are carried over, but for those that are asked for ``anew``. The file before is only read, and
    readers that hold it keep it. Another run is waited for at most ``wait_seconds``. Without a ``policy`` all releases
    stay. ``memory_limit`` is DuckDB's own.

    Raises PublishError (NotOurFile, NewerFile, PublisherBusy, TooLittleMemory), also for what DuckDB or the disk refuses inside
    the block; the file before is then untouched.
    """
    with _at_work(target, run_id, wait_seconds) as target:
        before = _kept_before(target, run_id)
        kept = frozenset(p for p in parts if p not in anew and before.made.get(p) == parts[p])
        if PAGES not in kept:
            kept = frozenset()
        with _begun(target, run_id, parts, before, None, kept, policy, memory_limit) as staging:
            yield staging


@contextmanager
def restoring(
    target: Path, run_id: str, number: int, *, wait_seconds: float = 0.0
) -> Generator[tuple[Staging, Release]]:
    """A staging file with the rows of release ``number`` and the history of the file that is published now.

    Raises PublishError (NoSuchRelease besides those of :func:`opened`).
    """
    with _at_work(target, run_id, wait_seconds) as target:
        before = _kept_before(target, run_id)
        if before.release == number:
            raise NoSuchRelease(f"第 {number} 版就是现在发布的这一版，不用回退。")
        release, source = read_release(target, run_id, number)
        parts = {part: print_ for part, print_ in source.made.items() if part != _SHAPE}
        with _begun(target, run_id, parts, before, source, frozenset(parts), None) as staging:
            yield staging, release


def shape() -> str:
    """Fingerprint of all tables, columns, comments and views."""
    views = "\n".join(sql for view in VIEWS for sql in statements(view))
    return hashlib.sha256(f"{script(TABLES.values())}\n{views}".encode()).hexdigest()


def audit(path: Path, n_rows: Mapping[str, int], memory_limit: str = MEMORY_LIMIT) -> None:
    """Raises PublishError when a finished file is not what it should be."""
    if wrong := problems(path, n_rows, memory_limit=memory_limit):
        raise PublishError("新文件没有通过检查，没有发布：" + "".join(wrong))


@contextmanager
def _at_work(target: Path, run_id: str, wait_seconds: float) -> Generator[Path]:
    """Hold the lock of the target, clear what killed runs left, and say in our words what goes wrong."""
    target = target.resolve()
    if not re.fullmatch(r"[0-9A-Za-z_.-]{1,100}", run_id):
        raise PublishError(f"运行编号 {run_id!r} 只能由字母、数字、下划线、点和连字符组成。")
    check_target(target)
    try:
        with only_publisher(target, run_id, wait_seconds):
            clear_leftovers(target)
            try:
                yield target
            finally:
                clear_leftovers(target)
    except FrameError as error:
        raise PublishError(f"数据表不合格式，没有发布：{error}") from error
    except (duckdb.Error, OSError) as error:
        kind = TooLittleMemory if "memory_limit" in str(error) else PublishError  # DuckDB names what to raise
        raise kind(f"写新的数据文件时出错，没有发布，原有文件不变：{error}") from error


def _kept_before(target: Path, run_id: str) -> Before:
    """The file before; it is kept as a release, if the run that published it was killed before it could do so."""
    before = read_before(target, run_id)
    if run_id in before.run_ids:
        raise PublishError(f"运行 {run_id} 已经在台账里，不能再发布一次。")
    if before.release:
        shelf.keep(target, before.release, before.run_id)
    return before


@contextmanager
def _begun(
    target: Path,
    run_id: str,
    parts: Mapping[str, str],
    before: Before,
    restored: Before | None,
    kept: frozenset[str],
    policy: Keep | None,
    memory_limit: str = MEMORY_LIMIT,
) -> Generator[Staging]:
    """A staging file with the rows that are carried over: those of ``restored``, or else of ``before``."""
    building = aside(target, run_id, "building")
    source = restored or before
    copied = source.path is not None and bool(kept) and source.made.get(_SHAPE) == shape()
    if copied:
        copy_file(source.path, building)
    else:
        make(building, {name: empty(name) for name in TABLES} | {"about": about_rows()})
    con = unlogged(building, memory_limit)
    try:
        attach_all(con, before, restored)
        rows_of, history_of = ("restored" if restored else "old"), ("old" if before.path else "restored")
        if not copied and (restored or kept):
            carry(con, rows_of, (name for name in TABLES if name not in (*HISTORY, *WHOLE_FILE)))
        if (not copied or restored) and (before.path or restored):
            carry(con, history_of, HISTORY)
        counts = Counter({name: _count(con, name) for name in TABLES if name not in MADE_UNCOUNTED})
        last = max((release.number for release in shelf.kept(target)), default=0)
        number = max(before.release, last) + 1
        had_file = before.path is not None
        yield Staging(
            target, run_id, parts, building, con, had_file, kept, number, policy, counts, memory_limit
        )
    finally:
        con.close()


def _count(con: duckdb.DuckDBPyConnection, name: str) -> int:
    return con.execute(f"SELECT count(*) FROM {quoted(name)}").fetchall()[0][0]
