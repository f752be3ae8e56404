"""Bulk data as small scripts that a page loads on demand (分片): ``shuzheng.take("story", "3f", {id: row, …})``.

A browser lets a page from the disk load scripts but read no files, so data come as scripts. Which file has a row
follows from its id, in Python here and in ``assets/frame.js`` there.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

MAX_BYTES = 4_000_000
"""Bytes of one data file. 2026-11-22: 4 MB, below the 5 MB that a file may have."""
PER_SHARD = 64
"""Rows that a shard has on average at most. 2026-11-22: 64; a shard of stories is then about half a megabyte."""
MAX_DIGITS = 4

_ESCAPED = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}

By = Literal["prefix", "hash"]
"""How the shard of an id is found: its first hexadecimal digits, or those of its FNV-1a hash."""


@dataclass(frozen=True, slots=True)
class Width:
    """How much of an id names its shard: so many hexadecimal ``digits``, the last rounded down to a multiple of ``step``."""

    digits: int
    step: int = 1

    def shard(self, digits: str) -> str:
        """The shard of an id that begins with these digits."""
        last = self.digits - 1
        return f"{digits[:last]}{int(digits[last], 16) // self.step * self.step:x}"


@dataclass(frozen=True, slots=True)
class Kind:
    """How the rows of one kind lie: ``width`` of the id names a shard, ``parts`` says how many files each of them has."""

    by: By
    width: Width
    parts: dict[str, int] = field(default_factory=dict)

    def told(self) -> dict[str, Any]:
        """What a page must know to find a row: of the shards only those that are there, or those that are not, and
        those with several files."""
        digits, step = self.width.digits, self.width.step
        every = range(0, 16**digits, step)
        many = {name: parts for name, parts in self.parts.items() if parts > 1}
        known: dict[str, Any] = {"by": self.by, "digits": digits, "step": step, "parts": many}
        if 2 * len(self.parts) <= len(every):
            return known | {"there": sorted(self.parts)}
        names = (f"{n:0{digits}x}" for n in every)
        return known | {"absent": [name for name in names if name not in self.parts]}


@dataclass(frozen=True, slots=True)
class Shard:
    """One data file: its name without ``.js``, and its bytes."""

    name: str
    content: bytes


def script_json(value: Any) -> str:
    """JSON that is safe inside a script element: no page text can end the script or open another.

    Keys keep their order and characters beyond ASCII stay as they are. Exact numbers become numbers of JavaScript: what
    is shown to the last digit is handed on as text. Days and times become text. Raises ValueError for NaN and infinities.
    """
    said = _ENCODER.encode(value)
    for mark, escaped in _ESCAPED.items():  # translate() takes a character at a time
        said = said.replace(mark, escaped)
    return said


def _plain(value: Any) -> Any:
    """What JSON has no word for."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dt.date):  # a time too
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be put into a page")


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)


def width_for(rows: int, per_shard: int = PER_SHARD) -> Width:
    """How much of an id names a shard, so that one has ``per_shard`` rows on average at most, and there are few files."""
    digits = 1
    while rows > per_shard * 16**digits and digits < MAX_DIGITS:
        digits += 1
    step = 8 if digits > 1 else 1
    while rows * step > per_shard * 16**digits and step > 1:
        step //= 2
    return Width(digits, step)


def shard_of(id_: str, by: By, width: Width) -> str:
    """The shard in which the row of an id lies."""
    return width.shard(id_ if by == "prefix" else fnv1a(id_))


def fnv1a(text: str) -> str:
    """The 32-bit FNV-1a hash of the UTF-8 bytes of a text, as eight hexadecimal digits."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{value:08x}"


def in_order(rows: Iterable[tuple[str, Any]], by: By) -> list[tuple[str, Any]]:
    """Rows in the order that ``cut`` wants; of kinds that fit into memory."""
    return sorted(rows, key=lambda row: (row[0] if by == "prefix" else fnv1a(row[0]), row[0]))


def cut(
    kind: str, rows: Iterable[tuple[str, Any]], by: By, width: Width, max_bytes: int = MAX_BYTES
) -> Generator[Shard]:
    """The shards of rows, which come in the order of their shards (by ``prefix``: of their ids).

    A shard that would grow beyond ``max_bytes`` goes on in a second file ``3f+1``; a single row is never split.
    Raises ValueError when the rows are not in order.
    """
    name, part, size = "", 0, 0
    lines: list[str] = []
    for id_, row in rows:
        shard = shard_of(id_, by, width)
        if shard < name:
            raise ValueError(f"{kind}: {id_} comes after shard {name}")
        line = f"{script_json(id_)}:{script_json(row)}"
        n_bytes = len(line.encode()) + 2
        if lines and (shard != name or size + n_bytes > max_bytes):
            yield _shard(kind, name, part, lines)
            part = part + 1 if shard == name else 0
            lines, size = [], 0
        name = shard
        lines.append(line)
        size += n_bytes
    if lines:
        yield _shard(kind, name, part, lines)


def file_name(shard: str, part: int) -> str:
    """The name, without ``.js``, of a file of a shard or leaf that has several of them."""
    return f"{shard}+{part}" if part else shard


def _shard(kind: str, name: str, part: int, lines: list[str], brackets: str = "{}") -> Shard:
    file = file_name(name, part)
    begun = f"shuzheng.take({script_json(kind)},{script_json(file)},{brackets[0]}\n"
    return Shard(file, (begun + ",\n".join(lines) + f"\n{brackets[1]});\n").encode())


LEAF_BYTES = 1_000_000
"""Bytes of one file of a list, so that the first rows are there at once. 2026-11-22: 1 MB."""


def leaves(kind: str, rows: Iterable[tuple[str, Any]], max_bytes: int = LEAF_BYTES) -> Generator[Shard]:
    """The files of a list's leaves: (leaf, row) in their order; a leaf goes on in ``<leaf>+1`` where a file is full."""
    name, part, size = "", 0, 0
    lines: list[str] = []
    for leaf, row in rows:
        line = script_json(row)
        n_bytes = len(line.encode()) + 2
        if lines and (leaf != name or size + n_bytes > max_bytes):
            yield _shard(kind, name, part, lines, "[]")
            part = part + 1 if leaf == name else 0
            lines, size = [], 0
        name = leaf
        lines.append(line)
        size += n_bytes
    if lines:
        yield _shard(kind, name, part, lines, "[]")
