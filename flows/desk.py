"""The desk (收件处): folders through which a file passes, so that where it lies says what became of it.

``inbox``: dropped here, not yet taken up. ``backlog``: old pages that wait for a back-fill. ``done``: taken up; this is
the archive that a load states. ``rejected``: not loadable, each with a reason beside it. ``replaced``: former bytes
of a page that came again under its name. A file goes from one to the next by a single renaming, so a kill between
two steps leaves it in one of them and the next run goes on from there.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from flows.sources import SetAside, list_folder, shown_name
from warehouse.shelf import sync

REASON = ".原因.txt"
"""Ends the name of the file that says why the one beside it was rejected."""

_PART = ".part"
_HASH_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Desk:
    """The folders of one desk, all under ``base``."""

    base: Path

    @property
    def inbox(self) -> Path:
        return self.base / "inbox"

    @property
    def backlog(self) -> Path:
        return self.base / "backlog"

    @property
    def done(self) -> Path:
        return self.base / "done"

    @property
    def rejected(self) -> Path:
        return self.base / "rejected"

    @property
    def replaced(self) -> Path:
        return self.base / "replaced"

    def make(self) -> None:
        """Make the folders that are not there yet. Raises OSError."""
        for folder in (self.inbox, self.backlog, self.done, self.rejected, self.replaced):
            folder.mkdir(parents=True, exist_ok=True)


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken up, by its name in ``done``: all of it, what took another's place, and what lay there already.

    ``refused`` could not be pages as they lay and went to ``rejected``.
    """

    names: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    refused: tuple[SetAside, ...] = ()

    @property
    def in_words(self) -> str:
        """收 3 个，其中 1 个换下旧的."""
        said = f"收下 {len(self.names)} 个文件"
        if self.replaced:
            said += f"，其中 {len(self.replaced)} 个换下同名的旧版面"
        if self.known:
            said += f"，另有 {len(self.known)} 个早已收过"
        if self.refused:
            said += f"，退回 {len(self.refused)} 个"
        return said


def take_up(desk: Desk, source: Path, names: Iterable[str]) -> Taken:
    """Move files of ``source`` (inbox or backlog) into the archive, in the order of their names.

    One that lies there already with the same bytes is only taken off; one with other bytes takes its place, and the
    former goes to ``replaced``. Links, pipes and folders named like pages go to ``rejected``. A file that is gone or
    cannot be read is left for the next time. Raises OSError when the disk refuses.
    """
    root = source.resolve(strict=True)
    taken: list[str] = []
    replaced: list[str] = []
    known: list[str] = []
    refused: list[SetAside] = []
    for name in sorted(names):
        path = root / name
        kept = safe_name(name)
        reason = _no_page(root, path)
        if reason is None and _occupied(desk.done, kept):
            reason = SetAside(kept, "name_taken", "存档里已有同名的文件夹，放不进去，请改名。", kept)
        if reason is not None:
            _put_aside(desk.rejected, path, kept, reason)
            refused.append(reason)
            continue
        target = _inside(desk.done, kept)
        try:
            fate = _archive(path, target, desk, kept)
        except FileNotFoundError:  # taken away again by whoever had put it there
            continue
        except PermissionError:
            continue
        (known if fate == "known" else taken).append(kept)
        if fate == "replaced":
            replaced.append(kept)
    return Taken(tuple(taken), tuple(replaced), tuple(known), tuple(refused))


LEFT_WHERE_IT_LIES = frozenset({"unreadable", "changing", "program_error"})
"""Rules that say nothing about the file itself: the next load may well read it."""


def reject(desk: Desk, set_aside: Iterable[SetAside]) -> tuple[SetAside, ...]:
    """Move what a load has set aside from the archive to ``rejected``, the reason first; what was moved."""
    root = desk.done.resolve(strict=True)
    moved: list[SetAside] = []
    for each in sorted(set_aside, key=lambda a: (a.path, a.rule)):
        path = root / each.path
        if each.rule in LEFT_WHERE_IT_LIES or not os.path.lexists(path):
            continue
        _put_aside(desk.rejected, path, each.path, each)
        moved.append(each)
    return tuple(moved)


def waiting(folder: Path) -> tuple[str, ...]:
    """Names of all files in ``inbox`` or ``backlog`` that are neither hidden nor halves of copies, links included."""
    listing = list_folder(folder)
    odd = (
        each.path
        for each in listing.set_aside
        if each.rule != "unreadable" and not _is_folder(folder / each.path)
    )
    return tuple(sorted(name for name in (*listing.names, *odd) if not is_temporary(name)))


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


_TEMPORARY = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", ".swp", "~")


def is_temporary(name: str) -> bool:
    """Whether programs name halves of copies so: ``a.txt.part``, ``~$a.txt``, ``.a.txt.swp``."""
    last = PurePosixPath(name).name
    return last.lower().endswith(_TEMPORARY) or last.startswith((".", "~"))


def safe_name(name: str) -> str:
    """A name that can be shown and stored: bytes that are no UTF-8 and control characters become ``\\xNN``.

    Parts too long to stand beside a reason are cut; a hash keeps them apart.
    """
    return "/".join(_safe_part(part) for part in shown_name(name).split("/"))


MAX_NAME_BYTES = 200
"""Longest name of a file on the desk; file systems allow 255 bytes, and a reason needs some. 2026-11: set to 200."""


def _safe_part(part: str) -> str:
    shown = "".join(
        f"\\x{ord(c):02x}" if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in part
    )
    if len(shown.encode()) <= MAX_NAME_BYTES:
        return shown
    tail = f"~{hashlib.sha256(part.encode()).hexdigest()[:12]}{PurePosixPath(shown).suffix[:10]}"
    room = MAX_NAME_BYTES - len(tail.encode())
    return shown.encode()[:room].decode("utf-8", "ignore") + tail


def _no_page(root: Path, path: Path) -> SetAside | None:
    """Why the entry is no page file, judged without opening it. Links are never followed here."""
    name = safe_name(path.relative_to(root).as_posix())
    try:
        mode = path.lstat().st_mode
    except OSError:
        return None
    if stat.S_ISLNK(mode):
        where = shown_name(os.readlink(path))
        return SetAside(name, "link", "这是链接，不是文件；请把文件本身放进来。", where)
    if not stat.S_ISREG(mode):
        return SetAside(name, "not_a_file", "这不是普通文件。", stat.filemode(mode))
    return None


def _occupied(done: Path, name: str) -> bool:
    """Whether the name cannot be a file in the archive: a folder has it, or a file has the name of its folder."""
    target = done / name
    parents = (done / parent for parent in list(PurePosixPath(name).parents)[:-1])
    return target.is_dir() or any(p.is_symlink() or (p.exists() and not p.is_dir()) for p in parents)


def _inside(folder: Path, name: str) -> Path:
    """The place of ``name`` in ``folder``, its folders made. Raises ValueError for a name that leads out of it."""
    parts = PurePosixPath(name).parts
    if not parts or PurePosixPath(name).is_absolute() or ".." in parts:
        raise ValueError(f"a name that leads out of the folder: {name!r}")
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.parent.resolve().is_relative_to(folder.resolve()):
        raise ValueError(f"a name that leads out of the folder: {name!r}")
    return target


def _archive(path: Path, target: Path, desk: Desk, name: str) -> str:
    """Move one file into the archive: ``new``, ``replaced`` or ``known``."""
    former = _sha256(target) if target.exists() else None
    if former is None:
        _move(path, target)
        return "new"
    if former == _sha256(path):
        path.unlink()
        return "known"
    old = _inside(desk.replaced, f"{name}.{former[:12]}")
    if not old.exists():
        part = old.with_name(f".{old.name}{_PART}")
        shutil.copy2(target, part)
        sync(part)
        part.replace(old)
    _move(path, target)
    return "replaced"


def _put_aside(rejected: Path, path: Path, name: str, reason: SetAside) -> None:
    """Move a file to ``rejected``; its reason is there first, so no file lies there without one."""
    place = _inside(rejected, name)
    if os.path.lexists(place):  # rejected before under the same name
        place = _free_name(place)
    told = place.with_name(place.name + REASON)
    part = told.with_name(f".{told.name}{_PART}")
    part.write_text(f"{reason.reason}\n规则：{reason.rule}\n证据：{reason.evidence}\n", "utf-8")
    part.replace(told)
    _move(path, place)


def _free_name(place: Path) -> Path:
    """``a.txt`` to ``a.2.txt``, ``a.3.txt`` … until nobody has the name."""
    number = 2
    while os.path.lexists(found := place.with_name(f"{place.stem}.{number}{place.suffix}")):
        number += 1
    return found


def _move(path: Path, target: Path) -> None:
    """Rename in one step, also over another file; from another disk, copy under a hidden name first."""
    try:
        os.replace(path, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        part = target.with_name(f".{target.name}{_PART}")
        shutil.copy2(path, part, follow_symlinks=False)
        sync(part)
        part.replace(target)
        sync(target.parent)
        path.unlink()
    sync(target.parent)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_HASH_BYTES):
            digest.update(piece)
    return digest.hexdigest()
