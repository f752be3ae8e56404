"""Releases kept beside the published file (历次发布): one file for each, and which of them may go.

Beside a published ``NAME.duckdb`` stands the folder ``NAME.releases`` with ``000007.RUN.duckdb`` for release 7,
made by the run RUN. It is a second name of the published file, or a copy where the file system knows no second
names, so keeping a release costs nothing until the next run replaces the published file. A file appears
there under its name in one step, and only after it was published: every name in the folder is a whole release.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"(?P<number>[0-9]{6,9})\.(?P<run_id>[0-9A-Za-z_.-]{1,100})\.duckdb")
_PART = ".part"


@dataclass(frozen=True, slots=True)
class Release:
    """A release that is kept. ``made_at`` (UTC) is when its run had all its rows."""

    number: int
    path: Path
    made_at: dt.datetime
    run_id: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Keep:
    """Which releases stay: the newest ``count`` of them, and besides all that are younger than ``days``,
    the last one of each of the last ``daily`` days and of each of the last ``monthly`` months (UTC).

    2026-11: ten by number and none by age, so that the disk is bounded however often runs come.
    2026-11-22: besides one a day for 30 days and one a month for a year, because hourly runs took yesterday away.
    """

    count: int = 10
    days: int = 0
    daily: int = 30
    monthly: int = 12


def folder_of(published: Path) -> Path:
    """Where the releases of a published file are kept."""
    published = published.resolve()
    return published.with_name(f"{published.stem}.releases")


def kept(published: Path) -> tuple[Release, ...]:
    """The releases that are kept of a file, oldest first; the last one is usually the published file itself.

    Reads only names, sizes and times, so it answers also when the published file is damaged or gone.
    """
    found: list[Release] = []
    try:
        paths = sorted(folder_of(published).iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return ()
    for path in paths:
        named = _NAME.fullmatch(path.name)
        if named is None or not path.is_file():
            continue
        seen = path.stat()
        made_at = dt.datetime.fromtimestamp(seen.st_mtime, dt.UTC)
        found.append(Release(int(named["number"]), path, made_at, named["run_id"], seen.st_size))
    return tuple(sorted(found, key=lambda release: (release.number, release.run_id)))


def keep(published: Path, number: int, run_id: str) -> None:
    """Keep the file that is published now as release ``number``, unless it is kept already. Needs the lock."""
    folder = folder_of(published)
    path = folder / f"{number:06}.{run_id}.duckdb"
    if path.exists():
        return
    folder.mkdir(exist_ok=True)
    try:
        os.link(published, path)
    except OSError:
        part = path.with_name(path.name + _PART)
        shutil.copy2(published, part)
        sync(part)
        part.replace(path)
    sync(folder)


def drop_old(published: Path, policy: Keep, now: dt.datetime) -> tuple[int, ...]:
    """Remove the releases that ``policy`` does not keep, and halves of copies; their numbers. Needs the lock."""
    folder = folder_of(published)
    if not folder.is_dir():
        return ()
    for half in folder.glob(f"*{_PART}"):
        half.unlink()
    every = kept(published)
    stay = staying(every, policy, now)
    gone = [release for release in every if release not in stay]
    for release in gone:
        release.path.unlink()
    return tuple(release.number for release in gone)


def staying(releases: Sequence[Release], policy: Keep, now: dt.datetime) -> frozenset[Release]:
    """Those of ``releases`` (oldest first) that ``policy`` keeps at ``now`` (UTC).

    The last release of a day or month stays the last one while it is looked at again, so what was kept
    yesterday is not lost for a later one of the same day.
    """
    youngest_that_goes = now - dt.timedelta(days=policy.days)
    first_day = now.date() - dt.timedelta(days=policy.daily - 1)
    first_month = _month(now) - policy.monthly + 1
    last_of_day = {r.made_at.date(): r for r in releases if r.made_at.date() >= first_day}
    last_of_month = {_month(r.made_at): r for r in releases if _month(r.made_at) >= first_month}
    return frozenset(
        (
            *releases[-max(policy.count, 1) :],
            *(r for r in releases if policy.days > 0 and r.made_at > youngest_that_goes),
            *(last_of_day.values() if policy.daily > 0 else ()),
            *(last_of_month.values() if policy.monthly > 0 else ()),
        )
    )


def _month(at: dt.datetime) -> int:
    """A running number of the month."""
    return at.year * 12 + at.month


def sync(path: Path) -> None:
    """Have a file or folder on the disk before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
