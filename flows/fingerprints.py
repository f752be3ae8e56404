"""What made a row: fingerprints of the code and word lists of each part of a run (代码与词表指纹).

A part is named by the modules it begins with. Its fingerprint covers their source, that of every module
of ours they import, the word lists those modules name, and the versions of the libraries they use. So a
word list that only the rules read leaves the pages alone.
"""

from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from flows.engines import EngineFailed
from warehouse.staging import CHECKS, PAGES

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("transforms", "checks", "seeds", "flows")
ENTRIES = {
    PAGES: (
        "transforms.page",
        "transforms.layout",
        "transforms.story",
        "transforms.extract",
        "flows.rows",
        "flows.listing_rows",
        "flows.reprints",
        "warehouse.registry.schema",
        "warehouse.registry.pages",
        "warehouse.registry.metrics",
        "warehouse.registry.listings",
        "warehouse.registry.reference",
        "warehouse.registry.reprints",
        "warehouse.registry.search",
    ),
    CHECKS: ("checks.rules", "flows.verdicts", "warehouse.registry.findings"),
}
"""The modules with which each part of a run begins; of the warehouse just those that say what a row may be."""
_REFERENCE = "seeds/reference"
_IMPORT = re.compile(r"^\s*(?:from ([\w.]+) import (\([^)]*\)|[^\n]*)|import ([^\n]+))", re.M)
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[\"']([\w.-]+)[\"']")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@cache
def parts() -> dict[str, str]:
    """The fingerprint of each part, as this program would make it now."""
    return {part: fingerprint(entries) for part, entries in ENTRIES.items()}


@cache
def made_with() -> str:
    """Fingerprint of what makes the rows of a partition: of what reads a page, and of the contract."""
    return fingerprint((*ENTRIES[PAGES], "flows.contract", "checks.tables"))


@cache
def program() -> str:
    """Fingerprint of all that a worker does."""
    return hashlib.sha256("".join([made_with(), *sorted(parts().values())]).encode()).hexdigest()


def same_program(asked: str) -> None:
    """Raises EngineFailed when another program asks than the one that works here."""
    if asked != program():
        raise EngineFailed("工作进程上的数证与这里的不是同一版（代码、词表或库不同），请装成一样的再运行。")


def fingerprint(entries: Sequence[str], root: Path = ROOT) -> str:
    """SHA-256 in hex over all that ``entries`` (dotted names of modules under ``root``) depend on."""
    files, used = _sources(entries, root)
    found = hashlib.sha256()
    for name in sorted(files):
        content = (root / name).read_bytes()
        found.update(f"{name}\x00{len(content)}\x00".encode())
        found.update(content)
    for line in _versions(used):
        found.update(f"{line}\n".encode())
    return found.hexdigest()


def sources(entries: Sequence[str], root: Path = ROOT) -> tuple[str, ...]:
    """Paths below ``root`` of all source files and word lists that ``entries`` depend on, sorted."""
    return tuple(sorted(_sources(entries, root)[0]))


def _sources(entries: Sequence[str], root: Path) -> tuple[set[str], set[str]]:
    """Those files, and all words in them that may name a library."""
    lists = {path.stem for path in (root / _REFERENCE).glob("*.csv")}
    files: set[str] = set()
    used: set[str] = set()
    there = _modules(root, {*ROOMS, *(name.split(".")[0] for name in entries)})
    waiting = [there[name] for name in entries if name in there]
    while waiting:
        path = waiting.pop()
        if path in files:
            continue
        files.add(path)
        at = (root / path).stat()
        modules, quoted = _named(root / path, (at.st_mtime_ns, at.st_size))
        waiting += [there[each] for each in modules if each in there and each.split(".")[0] in ROOMS]
        used.update(quoted, (each.split(".")[0] for each in modules))
        for name in quoted & lists:
            files.update(f"{_REFERENCE}/{name}.{kind}" for kind in ("csv", "toml"))
    return files, used


@lru_cache(maxsize=1_000)
def _named(path: Path, at: tuple[int, int]) -> tuple[frozenset[str], frozenset[str]]:
    """Modules that a source file may import, and words that stand in it in quotation marks, as long as it is that of ``at``.

    A load asks for four fingerprints, and most files are in all of them. Read from the text, not from a syntax tree, which takes a second for all files: a name too many
    makes a part anew too often, never too seldom.
    """
    text = path.read_text("utf-8")
    modules: set[str] = set()
    for of, names, alone in _IMPORT.findall(text):
        if alone:
            modules.update(name.split()[0] for name in alone.split(",") if name.split())
        else:
            modules.update([of, *(f"{of}.{name}" for name in _WORD.findall(names))])
    return frozenset(modules), frozenset(_QUOTED.findall(text))


def _modules(root: Path, rooms: Iterable[str]) -> dict[str, str]:
    """The source files of ``rooms`` under ``root`` by the names of their modules; of two with one name the plain file."""
    paths = [path for room in rooms for path in (root / room).rglob("*.py")]
    names = sorted(
        (path.relative_to(root).as_posix() for path in paths), key=lambda name: "/__init__" not in name
    )
    return {name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): name for name in names}


def _versions(used: set[str]) -> list[str]:
    """Python, its Unicode tables, and the libraries that are used: imported, or named where data is loaded."""
    wanted = {name.replace("-", "_") for name in _requirements()}
    found = {f"python {sys.version_info[0]}.{sys.version_info[1]}", f"unicode {unicodedata.unidata_version}"}
    for name in sorted(wanted & used):
        with suppress(PackageNotFoundError):
            found.add(f"{name} {version(name)}")
    return sorted(found)


def _requirements() -> list[str]:
    """Names of the libraries that the project itself asks for; none when nobody has installed it."""
    try:
        lines = requires("shuzheng") or []
    except PackageNotFoundError:
        return []
    return [match.group() for line in lines if "extra ==" not in line and (match := _NAME.match(line))]
