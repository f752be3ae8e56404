"""A published file that has been damaged: found before a run builds on it, set aside, and the last whole release put back.

DuckDB proves a block when it reads it, so a run that carries a file over whole would hand a damaged block on for ever.
Beside a published file NAME lies ``.NAME.sum`` with the SHA-256 of what was published. A file that still has it is whole;
one that has not (somebody wrote into it, or the disk did) is read through, every row of every table.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse import shelf
from warehouse.ddl import quoted
from warehouse.errors import PublishError
from warehouse.store import reading
from warehouse.swap import only_publisher, second_name, wal_of


@dataclass(frozen=True, slots=True)
class Damage:
    """What was found: DuckDB's words, the new name of the damaged file, and the release in its place (None: none was whole)."""

    said: str
    set_aside: Path
    release: int | None


def mended(target: Path, run_id: str, wait_seconds: float, known: str = "") -> Damage | None:
    """Set a damaged ``target`` aside and put the newest whole release in its place; None when nothing is wrong.

    Releases are second names of files that were published, so the newest may be the damaged one: each is read through
    before it is trusted. ``known`` is what DuckDB said of damage that only writing on meets (an index, a list of blocks);
    then the file is not asked again. Raises PublishError (PublisherBusy).
    """
    target = target.resolve()
    if not target.is_file():
        return None
    with only_publisher(target, run_id, wait_seconds):
        try:
            return _mended(target, run_id, known)
        except OSError as error:
            raise PublishError(f"数据文件 {target.name} 查不了，也没有动它：{error.strerror}。") from error


def _mended(target: Path, run_id: str, known: str) -> Damage | None:
    said = known
    if not said and _told(target) != _sum(target):
        said = read_through(target)
    if not said:
        return None
    aside = target.with_name(f"{target.stem}.damaged-{run_id}{target.suffix}")
    target.rename(aside)
    if wal_of(target).exists():
        wal_of(target).rename(wal_of(aside))
    for release in reversed(shelf.kept(target)):
        if not release.path.samefile(aside) and not read_through(release.path):
            second_name(release.path, target)
            shelf.sync(target.parent)
            return Damage(said, aside, release.number)
        release.path.rename(release.path.with_suffix(".damaged"))
    return Damage(said, aside, None)


def remember(target: Path) -> None:
    """Note what was just published as ``target``."""
    target = target.resolve()
    if not target.is_file():
        return
    part = _note(target).with_suffix(".part")
    try:
        part.write_text(_sum(target), "ascii")
        part.replace(_note(target))
    except OSError:  # a full disk: it is published all the same, and the next run reads it through
        for each in (part, _note(target)):
            each.unlink(missing_ok=True)


def read_through(path: Path) -> str:
    """Read every value of a file of ours; what DuckDB says of the first that is damaged, else empty.

    A file that cannot be opened for another reason (somebody holds it, it is not ours) is not called damaged.
    """
    try:
        with reading(path) as con:
            con.execute("SET memory_limit = '256MB'")
            names = con.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall()
            for (name,) in names:
                con.execute(f"SELECT bit_xor(hash(t)) FROM {quoted(name)} AS t").fetchall()
    except (duckdb.Error, PublishError) as error:
        return damage_told(error)
    return ""


def damage_told(error: BaseException) -> str:
    """DuckDB's words when the error, or what caused it, tells of a damaged file, else empty."""
    cause = error.__cause__ if isinstance(error, PublishError) else error
    return str(cause) if isinstance(cause, duckdb.Error) and _is_damage(cause) else ""


_SIGNS = (
    "Corrupt",
    "checksum",
    "Could not read",
    "Serialization",
    "INTERNAL",
    "Failed to deserialize",
    "truncated",
)
"""Words of DuckDB 2.0 about a file whose bytes are not those it wrote."""


def _is_damage(error: duckdb.Error) -> bool:
    said = str(error)
    return any(sign in said for sign in _SIGNS) or isinstance(
        error, duckdb.FatalException | duckdb.InternalException
    )


def _note(target: Path) -> Path:
    return target.with_name(f".{target.name}.sum")


def _told(target: Path) -> str:
    try:
        return _note(target).read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return "nothing is noted"


def _sum(target: Path) -> str:
    with target.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
