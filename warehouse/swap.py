"""The file-system side of publishing: one publisher at a time, build aside, swap in one step.

Beside a target ``NAME`` stand, while a run publishes into it: ``.NAME.lock`` (kept for good: a
lock file that is removed can be locked twice), ``.NAME.<run_id>.building`` (the new file) and
``.NAME.<run_id>.previous`` (a second name of the old file, to read it by); ``.NAME.<run_id>.restored`` is one
of the release that is put back.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from warehouse.errors import NotOurFile, PublisherBusy, PublishError
from warehouse.shelf import sync

_POLL_SECONDS = 0.1
_MAGIC = slice(8, 12)
_WRITING = 0o222
_LEFTOVERS = (".building", ".previous", ".restored")


def check_target(target: Path) -> None:
    """Raise PublishError unless ``target`` may be created or is a DuckDB file."""
    if not target.parent.is_dir():
        raise PublishError(f"目录 {target.parent} 不存在，无法在其中发布数据文件。")
    if target.is_dir():
        raise PublishError(f"{target} 是一个目录，不能当作数据文件。")
    if not target.exists():
        return
    try:
        with target.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise PublishError(f"读不了现有的文件 {target}：{error.strerror}。") from error
    if head[_MAGIC] != b"DUCK":
        raise NotOurFile(f"{target} 不是 DuckDB 文件，为免毁掉别人的数据，不予覆盖。")


@contextmanager
def only_publisher(target: Path, run_id: str, wait_seconds: float) -> Generator[None]:
    """Hold the target's lock; wait for another publisher at most ``wait_seconds``.

    Raises PublisherBusy after that and PublishError when the folder cannot be written. The lock
    goes with the process that holds it, however it ends.
    """
    path = target.with_name(f".{target.name}.lock")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise PublishError(f"目录 {target.parent} 不可写：{error.strerror}。") from error
    try:
        deadline = time.monotonic() + wait_seconds
        while not _locked(handle):
            if time.monotonic() >= deadline:
                holder = os.pread(handle, 200, 0).decode("utf-8", "replace").strip()
                raise PublisherBusy(f"另一个发布正在写 {target}（{holder}），请等它结束后再试。")
            time.sleep(_POLL_SECONDS)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"运行 {run_id}，进程 {os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def aside(target: Path, run_id: str, what: str) -> Path:
    """The name under which a run keeps ``what`` (building, previous, restored) beside the target."""
    return target.with_name(f".{target.name}.{run_id}.{what}")


def wal_of(path: Path) -> Path:
    """The name of DuckDB's write-ahead log of a file."""
    return path.with_name(path.name + ".wal")


def clear_leftovers(target: Path) -> tuple[str, ...]:
    """Remove what killed publications left beside the target; their names, sorted. Needs the lock."""
    found: list[str] = []
    for path in target.parent.iterdir():
        name = path.name
        if not name.startswith(f".{target.name}."):
            continue
        if not name.removesuffix(".tmp").removesuffix(".wal").endswith(_LEFTOVERS):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
        found.append(name)
    return tuple(sorted(found))


def second_name(path: Path, name: Path) -> None:
    """Give a file a second name, or copy it where the file system knows no second names.

    DuckDB shares one open file per path and process: by its own name, a process that still holds
    the file from before a swap would be given the old content.
    """
    name.unlink(missing_ok=True)
    try:
        os.link(path, name)
    except OSError:
        shutil.copyfile(path, name)


def swap_in(building: Path, target: Path, run_id: str) -> Path | None:
    """Put the finished file in the target's place, durably and in one step.

    Readers that hold the old file keep it. Nobody may write into the new one: its releases are second names of
    it, and would change with it. A write-ahead log beside the target would make DuckDB refuse the new file,
    so it is moved away first and its new name returned: it is somebody's work and not ours to delete. Raises
    PublishError when the new file is not whole.
    """
    if wal_of(building).exists():
        raise PublishError(f"新文件 {building.name} 还有未写完的日志，没有发布。")
    if target.exists():
        shutil.copymode(target, building)
    building.chmod(building.stat().st_mode & ~_WRITING)
    sync(building)
    kept: Path | None = None
    if wal_of(target).exists():
        kept = target.with_name(f"{target.name}.wal.{run_id}.aside")
        wal_of(target).rename(kept)
    os.replace(building, target)
    sync(target.parent)
    return kept
