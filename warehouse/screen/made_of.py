"""What the files of a screen were made of (大屏来历): a fingerprint for each data file, so that what stays is not made again.

``made_of.json`` of a folder names the program that wrote it, and for each shard the fingerprint of the rows that went in
and the sizes of its files. A fingerprint is the sum of hashes that SQL gives the rows, so no row is read to compare it.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb

MADE_OF = "made_of.json"
_SOURCES = (".py", ".sql", ".js", ".css", ".html")


@dataclass(slots=True)
class MadeOf:
    """Of each kind of rows how it is cut, and of each of its shards (or leaves) what it was made of.

    ``whole`` is the fingerprint of everything together; a folder that has the same one needs no writing. ``files`` is how
    many files were left, and their bytes.
    """

    whole: str = ""
    files: tuple[int, int] = (0, 0)
    kinds: dict[str, dict[str, Any]] = field(default_factory=dict)

    def note(self, kind: str, cut: str, shard: str, fingerprint: str, sizes: list[int]) -> None:
        """A shard was made of this, in files of these sizes."""
        known = self.kinds.setdefault(kind, {"cut": cut, "shards": {}})
        known["shards"][shard] = [fingerprint, sizes]

    def sizes(self, kind: str, cut: str, shard: str, fingerprint: str) -> list[int] | None:
        """Sizes of the files of a shard when it was made of the same and cut in the same way; else None."""
        known = self.kinds.get(kind)
        if known is None or known["cut"] != cut:
            return None
        was = known["shards"].get(shard)
        return was[1] if was is not None and was[0] == fingerprint else None

    def told(self) -> str:
        """The text of ``made_of.json``; equal screens have equal ones."""
        kinds = {
            kind: {"cut": known["cut"], "shards": dict(sorted(known["shards"].items()))}
            for kind, known in sorted(self.kinds.items())
        }
        said = {"program": program(), "whole": self.whole, "files": self.files, "kinds": kinds}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"


def made_of(folder: Path) -> MadeOf:
    """What a folder was made of; nothing when another program wrote it, or none."""
    try:
        said = json.loads((folder / MADE_OF).read_text("utf-8"))
        if said["program"] == program():
            return MadeOf(said["whole"], (said["files"][0], said["files"][1]), said["kinds"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # all of it is made then
    return MadeOf()


def left_in(folder: Path) -> tuple[int, int]:
    """How many files a folder holds, and their bytes, without its ledger and what says whose it is."""
    count = size = 0
    waiting = [os.fspath(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.is_file() and entry.name not in (MADE_OF, "edition.json"):
                    count, size = count + 1, size + entry.stat().st_size
    return count, size


@cache
def program() -> str:
    """Fingerprint of all that makes a file of the screen: this package, Python, and DuckDB, whose hashes are its own."""
    found = hashlib.sha256(f"{platform.python_version()} {duckdb.__version__}".encode())
    root = resources.files("warehouse")
    for name, text in sorted(_texts(root, "")):
        found.update(f"{name}\x00{len(text)}\x00".encode())
        found.update(text)
    return found.hexdigest()


def _texts(folder: Any, above: str) -> Iterable[tuple[str, bytes]]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _texts(each, f"{above}{each.name}/")
        elif each.name.endswith(_SOURCES):
            yield f"{above}{each.name}", each.read_bytes()


def fingerprints(
    con: duckdb.DuckDBPyConnection, sql: str, given: Mapping[str, Any] | None = None
) -> dict[str, str]:
    """Fingerprint by shard, of a query of (shard, a hash of 64 bits) with as many rows as a shard has.

    Equal rows may come in any order; a row that comes twice counts twice.
    """
    answer = con.execute(
        f"SELECT shard, printf('%032x', sum(hash::HUGEINT)) FROM ({sql}) AS t(shard, hash) GROUP BY shard ORDER BY shard",
        dict(given or {}),
    )
    return dict(answer.fetchall())


def together(fingerprints: Sequence[str]) -> str:
    """The fingerprint of all rows that some fingerprints are of."""
    if len(fingerprints) == 1:
        return fingerprints[0]
    return f"{sum(int(each, 16) for each in fingerprints):032x}"
