"""A file of reviews and corrections prepared in the evidence reader (阅读器里备好的复核与更正).

It is somebody's file: every field is checked here, and each note goes through the same checks as one that is typed.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checks.review import ReviewError

FORMAT = "shuzheng notes 1"
MAX_BYTES = 1_000_000
"""A thousand notes of an editor are some 300 kB. 2026-11-22: 1 MB."""
MAX_LENGTH = 2_000
"""Characters of one field. 2026-11-22: 2,000, more than any sentence of a page."""
AHEAD = dt.timedelta(minutes=10)
"""How far the clock of the browser may be ahead. 2026-11-22: ten minutes."""


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """A verdict on the finding of a fingerprint. ``made_at`` is UTC without a zone."""

    fingerprint: str
    verdict: str
    reason: str
    name: str
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """What should have been printed ``at`` a figure's id or words. ``made_at`` is UTC without a zone."""

    at: str
    expect: str
    value: str
    reason: str
    name: str
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Notes:
    """What a file holds, in its order."""

    reviews: tuple[ReviewNote, ...]
    corrections: tuple[CorrectionNote, ...]


def read_notes(path: Path, now: dt.datetime) -> Notes:
    """The notes of a file; ``now`` is UTC. Raises ReviewError that names the file and the note."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReviewError(f"{path.name} 超过 {MAX_BYTES} 字节，不像是阅读器备好的文件。")
        said = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ReviewError(f"读不了 {path}：{error.strerror}。") from error
    except (ValueError, RecursionError) as error:
        raise ReviewError(f"{path.name} 不是阅读器备好的文件：读不成 JSON。") from error
    try:
        return notes_of(said, now)
    except ReviewError as error:
        raise ReviewError(f"{path.name}：{error}") from error


def notes_of(said: Any, now: dt.datetime) -> Notes:
    """The notes in a JSON value. Raises ReviewError."""
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise ReviewError(f"不是阅读器备好的文件（没有写明“{FORMAT}”）。")
    return Notes(
        tuple(ReviewNote(**_fields(ReviewNote, n, row, now)) for n, row in _rows(said, "reviews")),
        tuple(
            CorrectionNote(**_fields(CorrectionNote, n, row, now)) for n, row in _rows(said, "corrections")
        ),
    )


def _rows(said: Mapping[str, Any], name: str) -> list[tuple[str, Any]]:
    rows = said.get(name, [])
    if not isinstance(rows, list):
        raise ReviewError(f"{name} 应当是一个列表。")
    return [(f"{name} 第{n}条", row) for n, row in enumerate(rows, 1)]


def _fields(
    kind: type[ReviewNote | CorrectionNote], where: str, row: Any, now: dt.datetime
) -> dict[str, Any]:
    names = tuple(kind.__dataclass_fields__)
    if not isinstance(row, dict) or set(row) != set(names):
        raise ReviewError(f"{where}：应有 {'、'.join(names)} 这几项。")
    for name in names:
        if not isinstance(row[name], str) or len(row[name]) > MAX_LENGTH:
            raise ReviewError(f"{where}：{name} 应当是不超过 {MAX_LENGTH} 字的文字。")
        if not row[name].isprintable():
            raise ReviewError(f"{where}：{name} 里有不能显示的字符。")
    try:
        at = dt.datetime.strptime(row["made_at"], "%Y-%m-%dT%H:%M:%S")
    except ValueError as error:
        raise ReviewError(f"{where}：时间“{row['made_at']}”读不懂。") from error
    if at > now.astimezone(dt.UTC).replace(tzinfo=None) + AHEAD:
        raise ReviewError(f"{where}：时间“{row['made_at']}”还没有到。")
    return row | {"made_at": at}
