"""A folder to the files in it that may be pages, and those set aside with the reason.

Nothing here follows a link out of the folder, opens anything but a regular file, or reads more of a
file than a page may have.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from flows.addresses import Folder, bytes_at, names_at, size_at
from transforms.page import MAX_PAGE_BYTES, Page, PageRejected, read_page

UNREADABLE, CHANGING = "unreadable", "changing"
PAGE_SUFFIXES = frozenset({".txt", ".md"})


class WrongFolder(ValueError):
    """The call names no readable folder; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that is not loaded (搁置): ``rule`` is a short name, ``reason`` a Chinese sentence."""

    path: str
    rule: str
    reason: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Relative names of a folder's regular files, sorted; ``hidden`` names were not looked at."""

    folder: Folder
    names: tuple[str, ...]
    set_aside: tuple[SetAside, ...]
    hidden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """What a folder holds before any page is read.

    ``pages`` has a row per content: ``doc_id``, ``path`` as it is stored, ``name`` (place in ``names`` of
    the first file with that content), ``size`` in bytes. ``twins``: names of further files by doc_id.
    """

    folder: Folder
    names: tuple[str, ...]
    pages: pl.DataFrame
    twins: Mapping[str, tuple[str, ...]]
    set_aside: tuple[SetAside, ...]
    hidden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Decoded pages by path, what was set aside, and for each doc_id how its bytes were written."""

    pages: tuple[Page, ...]
    set_aside: tuple[SetAside, ...]
    written: dict[str, str]


def list_folder(folder: Folder) -> Listing:
    """Every regular file under ``folder`` (子文件夹在内); hidden names are counted, not entered.

    Raises WrongFolder when there is no such folder, it is a file, or it cannot be opened.
    """
    if isinstance(folder, str):
        return _list_address(folder)
    if not folder.exists():
        raise WrongFolder(f"没有这个文件夹：{folder}")
    if not folder.is_dir():
        raise WrongFolder(f"这是文件，不是文件夹：{folder}")
    try:
        root = folder.resolve(strict=True)
        os.scandir(root).close()
    except OSError as error:
        raise WrongFolder(f"文件夹打不开：{folder}（{_why(error)}）") from error
    aside: list[SetAside] = []
    hidden: list[str] = []
    names = sorted(_walk(root, "", aside, hidden))
    return Listing(root, tuple(names), tuple(sorted(aside, key=_by_path)), tuple(sorted(hidden)))


def _list_address(address: str) -> Listing:
    try:
        names = sorted(names_at(address))
    except (OSError, ImportError, ValueError) as error:
        raise WrongFolder(f"打不开 {address}：{_why(error)}（{error}）") from error
    hidden = tuple(name for name in names if any(part.startswith(".") for part in name.split("/")))
    return Listing(address, tuple(name for name in names if name not in set(hidden)), (), hidden)


def _walk(root: Path, inside: str, aside: list[SetAside], hidden: list[str]) -> Iterator[str]:
    try:
        with os.scandir(root / inside) as entries:
            found = sorted(entries, key=lambda e: e.name)
    except OSError as error:
        aside.append(SetAside(inside, UNREADABLE, f"文件夹打不开：{_why(error)}。", _why(error)))
        return
    for entry in found:
        name = f"{inside}/{entry.name}" if inside else entry.name
        if entry.name.startswith("."):
            hidden.append(name)
        elif entry.is_dir(follow_symlinks=False):
            if Path(name).suffix.lower() in PAGE_SUFFIXES:
                aside.append(SetAside(name, "not_a_file", "这是文件夹，名字却像版面文件。", "文件夹"))
            yield from _walk(root, name, aside, hidden)
        elif entry.is_file(follow_symlinks=False) or (reason := _not_loadable(root, name)) is None:
            yield name
        else:
            aside.append(reason)


def _not_loadable(root: Path, name: str) -> SetAside | None:
    """Why the entry cannot be a page, judged without opening it."""
    path = root / name
    try:
        if path.is_symlink():
            target = path.resolve(strict=True)
            if not target.is_relative_to(root):
                where = os.readlink(path)
                return SetAside(name, "outside_link", "这是指到文件夹以外的链接，不跟过去。", where)
        status = path.stat()
    except (OSError, RuntimeError) as error:  # RuntimeError: a ring of links, Python 3.11
        rule = "broken_link" if path.is_symlink() else UNREADABLE
        reason = "链接指向的文件不存在。" if path.is_symlink() else f"文件读不出来：{_why(error)}。"
        return SetAside(name, rule, reason, _why(error))
    if not stat.S_ISREG(status.st_mode):
        kind = "文件夹" if stat.S_ISDIR(status.st_mode) else "管道或设备"
        return SetAside(name, "not_a_file", f"这是{kind}，不是文件。", stat.filemode(status.st_mode))
    return None


def scan_folder(folder: Folder) -> Scan:
    """Hash every file of ``folder``, sorted by name. Raises WrongFolder as list_folder does."""
    listing = list_folder(folder)
    aside = list(listing.set_aside)
    hashed = pl.concat([pl.DataFrame(schema=_PAGES), *_hashed(listing, aside)])
    is_first = pl.col("doc_id").is_first_distinct()  # the rows are in the order of names
    twins: dict[str, tuple[str, ...]] = {}
    for doc_id, at in hashed.filter(~is_first).select("doc_id", "name").iter_rows():
        twins[doc_id] = (*twins.get(doc_id, ()), listing.names[at])
    return Scan(listing.folder, listing.names, hashed.filter(is_first), twins, _shown(aside), listing.hidden)


def _hashed(listing: Listing, aside: list[SetAside]) -> Iterator[pl.DataFrame]:
    """A row per file in the order of names, in frames: as Python objects a large folder takes ten times as much."""
    rows: list[tuple[str, str, int, int]] = []
    for at, name in enumerate(listing.names):
        try:
            data = _read(listing.folder, name)
        except OSError as error:
            aside.append(SetAside(name, UNREADABLE, f"文件读不出来：{_why(error)}。", _why(error)))
        except PageRejected as error:
            aside.append(_rejected(listing.folder, name, error))
        else:
            rows.append((hashlib.sha256(data).hexdigest(), shown_name(name), at, len(data)))
        if len(rows) == _HASHED_AT_A_TIME:
            yield pl.DataFrame(rows, schema=_PAGES, orient="row")
            rows = []
    if rows:
        yield pl.DataFrame(rows, schema=_PAGES, orient="row")


_HASHED_AT_A_TIME = 5_000
_PAGES = pl.Schema({"doc_id": pl.String(), "path": pl.String(), "name": pl.Int64(), "size": pl.Int64()})


def read_some(scan: Scan, wanted: Iterable[tuple[str, int]]) -> Reading:
    """Read and decode the pages ``wanted``: (doc_id, name) as in ``Scan.pages``."""
    pages: list[Page] = []
    aside: list[SetAside] = []
    written: dict[str, str] = {}
    for doc_id, at in wanted:
        name = scan.names[at]
        try:
            data = _read(scan.folder, name)
            page = read_page(shown_name(name), data)
        except OSError as error:
            aside.append(SetAside(name, UNREADABLE, f"文件读不出来：{_why(error)}。", _why(error)))
        except PageRejected as error:
            aside += [_rejected(scan.folder, each, error) for each in (name, *scan.twins.get(doc_id, ()))]
        else:
            if page.doc_id != doc_id:
                reason = "读的时候文件还在变，留到下次再读。"
                aside.append(SetAside(name, CHANGING, reason, f"sha256 {page.doc_id}"))
                continue
            pages.append(page)
            written[doc_id] = _how_written(data, page)
            aside += duplicates(scan, doc_id, page.path)
    return Reading(tuple(pages), _shown(aside), written)


def duplicates(scan: Scan, doc_id: str, path: str) -> list[SetAside]:
    """Files with the very bytes of the page that is stored as ``path``."""
    reason = f"与 {path} 的内容一字不差，只留那一份。"
    return [
        SetAside(shown_name(name), "duplicate", reason, f"sha256 {doc_id}")
        for name in scan.twins.get(doc_id, ())
    ]


def _rejected(root: Folder, name: str, error: PageRejected) -> SetAside:
    return SetAside(name, error.rule, error.reason, _evidence(root, name))


def _shown(aside: Iterable[SetAside]) -> tuple[SetAside, ...]:
    named = [SetAside(shown_name(a.path), a.rule, a.reason, shown_name(a.evidence)) for a in aside]
    return tuple(sorted(named, key=_by_path))


def _read(root: Folder, name: str) -> bytes:
    if isinstance(root, str):
        data = bytes_at(root, name, MAX_PAGE_BYTES + 1)
        if len(data) > MAX_PAGE_BYTES:
            raise _too_large(size_at(root, name))
        return data
    # The entry may have been replaced since it was listed: never wait on a pipe, never read on for ever.
    handle = os.open(os.path.join(root, name), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(handle, "rb", buffering=0) as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise PageRejected("not_a_file", "这不是普通文件。")
        if status.st_size <= MAX_PAGE_BYTES:
            # Room is made for as much as is asked for: to ask for the most that a page may have costs more than to read it.
            data = b""
            while len(data) <= MAX_PAGE_BYTES:
                more = file.read(max(status.st_size - len(data), 0) + 1)
                if not more:
                    return data
                data += more
        raise _too_large(os.fstat(handle).st_size)


def _too_large(size: int) -> PageRejected:
    return PageRejected("too_large", f"文件有 {size} 字节，超过单个版面 {MAX_PAGE_BYTES} 字节的上限。")


def _evidence(root: Folder, name: str) -> str:
    """Size and first bytes of a rejected file, enough to find out what it is."""
    try:
        if isinstance(root, str):
            head, size = bytes_at(root, name, 16), size_at(root, name)
        else:
            with (root / name).open("rb") as file:
                head = file.read(16)
            size = (root / name).stat().st_size
        return f"{size} 字节，开头 {head.hex(' ') or '（无）'}"
    except OSError as error:
        return _why(error)


def _how_written(data: bytes, page: Page) -> str:
    """Encoding, byte order mark and line ends in words: ``utf-8 · BOM · CRLF``."""
    marks = [page.encoding]
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        marks.append("BOM")
    if "\r\n" in page.text:
        marks.append("CRLF")
    return " · ".join(marks)


def shown_name(name: str) -> str:
    """A file name as storable text: bytes that are no UTF-8 become ``\\xNN``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _by_path(aside: SetAside) -> tuple[str, str]:
    return (aside.path, aside.rule)


def _why(error: BaseException) -> str:
    if isinstance(error, PermissionError):
        return "没有读的权限"
    if isinstance(error, FileNotFoundError):
        return "文件不存在"
    return getattr(error, "strerror", None) or type(error).__name__
