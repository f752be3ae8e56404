"""Write, audit, publish: a whole new file is made aside and swapped in, or the old one stays."""

from __future__ import annotations

import re
import shutil
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from warehouse.audit import problems
from warehouse.errors import PublishError
from warehouse.registry import TABLES, FrameError, empty
from warehouse.runs import FindingChanges, RunRow, diff, updated_history
from warehouse.store import about_rows, append, make, reading, stored
from warehouse.swap import (
    aside,
    check_target,
    clear_leftovers,
    only_publisher,
    second_name,
    swap_in,
    wal_of,
)

MADE_HERE = ("runs", "finding_history", "about")
"""Tables that a publication writes itself."""

HISTORY = tuple(table.name for table in TABLES.values() if table.history)


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: the file, rows per table, what changed in the findings.

    ``set_aside`` is the new name of a write-ahead log that somebody had left beside the old file.
    """

    path: Path
    n_rows: Mapping[str, int]
    changes: FindingChanges
    set_aside: Path | None


def publish(
    frames: Mapping[str, pl.DataFrame], target: Path, run: RunRow, *, wait_seconds: float = 0.0
) -> Published:
    """Publish the frames of one run as the warehouse file ``target``.

    Tables without a frame are empty. History tables (``runs``, ``quarantine``, ``reviews``,
    ``corrections``, ``finding_history``) keep the rows of the file before; given rows are added and
    replace those of the same key. The file before is only read, and readers that hold it keep it.
    Another publisher is waited for at most ``wait_seconds``.

    Raises PublishError (NotOurFile, PublisherBusy); the file before is then untouched.
    """
    if run.status != "published":
        raise PublishError(f"运行 {run.run_id} 的状态是 {run.status}，不能发布。")
    for name in frames:
        if name not in TABLES or name in MADE_HERE:
            raise PublishError(f"不能发布名为 {name} 的表。")
    target = target.resolve()
    with _workspace(target, run, wait_seconds) as building:
        before = _read_before(target, run)
        tables = _tables(frames, before, run)
        make(building, tables)
        n_rows = {name: rows.height for name, rows in tables.items()}
        _audit(building, n_rows)
        kept = swap_in(building, target, run.run_id)
    changes = diff(before["check_results"], tables["check_results"])
    return Published(target, n_rows, changes, kept)


def record_stopped(
    target: Path, run: RunRow, quarantine: pl.DataFrame, *, wait_seconds: float = 0.0
) -> Path | None:
    """Write a run that the gate stopped into the ledger; every other row stays as it was.

    Returns None, and makes no file, when nothing has been published yet. Raises PublishError.
    """
    if run.status != "stopped":
        raise PublishError(f"运行 {run.run_id} 的状态是 {run.status}，不是被拦下的运行。")
    target = target.resolve()
    if not target.exists():
        return None
    with _workspace(target, run, wait_seconds) as building:
        before = _read_before(target, run)
        shutil.copyfile(target, building)
        append(building, {"runs": run.as_frame(), "quarantine": quarantine})
        n_rows = {name: before[name].height for name in HISTORY}
        n_rows |= {"runs": n_rows["runs"] + 1, "quarantine": n_rows["quarantine"] + quarantine.height}
        _audit(building, n_rows)
        swap_in(building, target, run.run_id)
    return target


@contextmanager
def _workspace(target: Path, run: RunRow, wait_seconds: float) -> Generator[Path]:
    """The name for the new file, under the target's lock; nothing is left beside the target after."""
    if not re.fullmatch(r"[0-9A-Za-z_.-]{1,100}", run.run_id):
        raise PublishError(f"运行编号 {run.run_id!r} 只能由字母、数字、下划线、点和连字符组成。")
    check_target(target)
    try:
        with only_publisher(target, run.run_id, wait_seconds):
            clear_leftovers(target)
            try:
                yield aside(target, run.run_id, "building")
            finally:
                clear_leftovers(target)
    except FrameError as error:
        raise PublishError(f"数据表不合格式，没有发布：{error}") from error
    except (duckdb.Error, OSError) as error:
        raise PublishError(f"写新的数据文件时出错，没有发布，原有文件不变：{error}") from error


def _audit(building: Path, n_rows: Mapping[str, int]) -> None:
    if wrong := problems(building, n_rows):
        raise PublishError("新文件没有通过检查，没有发布：" + "".join(wrong))


def _read_before(target: Path, run: RunRow) -> dict[str, pl.DataFrame]:
    """History tables and check results of the published file; without rows when there is none."""
    names = (*HISTORY, "check_results")
    if not target.exists():
        return {name: empty(name) for name in names}
    snapshot = aside(target, run.run_id, "previous")
    second_name(target, snapshot)
    if wal_of(target).exists():
        second_name(wal_of(target), wal_of(snapshot))
    try:
        before = _read_tables(snapshot, names)
    except PublishError as error:
        # A log that belongs to another file (somebody swapped under a writer) says nothing of this one.
        if not (wal_of(snapshot).exists() and "WAL does not match" in str(error)):
            raise
        wal_of(snapshot).unlink()
        before = _read_tables(snapshot, names)
    if run.run_id in before["runs"].get_column("run_id"):
        raise PublishError(f"运行 {run.run_id} 已经在台账里，不能再发布一次。")
    return before


def _read_tables(path: Path, names: tuple[str, ...]) -> dict[str, pl.DataFrame]:
    with reading(path) as con:
        return {name: stored(con, name) for name in names}


def _tables(
    frames: Mapping[str, pl.DataFrame], before: Mapping[str, pl.DataFrame], run: RunRow
) -> dict[str, pl.DataFrame]:
    """A frame for every table of the new file."""
    results = frames.get("check_results", empty("check_results"))
    made = {
        "runs": run.as_frame(),
        "finding_history": updated_history(before["finding_history"], results, run),
        "about": about_rows(),
    }
    tables = {name: made.get(name, frames.get(name, empty(name))) for name in TABLES}
    for name in HISTORY:
        key = list(TABLES[name].key)
        tables[name] = pl.concat([before[name].join(tables[name], on=key, how="anti"), tables[name]])
    return tables
