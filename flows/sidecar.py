"""What people say, kept beside the warehouse: reviews and corrections as two CSV files (复核与更正记录).

They are appended to and never rewritten, so they outlive any rebuild of the warehouse, can be read and compared by
people, and a run copies into its file what is not there yet. The columns are those of the registry.
"""

from __future__ import annotations

import csv
import datetime as dt
import fcntl
import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from checks.correction import ACTION, Correction
from checks.review import Review, ReviewError, as_verdict
from warehouse.errors import PublishError
from warehouse.registry import TABLES, frame
from warehouse.staging import Staging

NAMES = ("reviews", "corrections")


class SidecarError(PublishError):
    """A sidecar file that cannot be read or written: what it says would be lost, so nothing is published."""


def beside(warehouse: Path, name: str) -> Path:
    """The file of reviews or corrections of a warehouse."""
    return warehouse.with_name(f"{warehouse.stem}.{name}.csv")


def rows(warehouse: Path, name: str) -> list[dict[str, str | None]]:
    """All rows in the order of writing; an empty field is None. Raises SidecarError."""
    path = beside(warehouse, name)
    columns = [c.name for c in TABLES[name].columns]
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise SidecarError(f"读不了 {path.name}：{error}") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if reader.fieldnames is None:
        return []
    if list(reader.fieldnames) != columns:
        raise SidecarError(f"{path.name} 的表头应为 {'、'.join(columns)}。")
    found: list[dict[str, str | None]] = []
    for line in reader:
        if set(line) != set(columns):
            raise SidecarError(f"{path.name} 第{reader.line_num}行的列数不对。")
        found.append({name: line[name] or None for name in columns})
    return found


def append(warehouse: Path, name: str, row: dict[str, str | None]) -> None:
    """Add one row, durably: it is on disk when this returns. Raises SidecarError."""
    path = beside(warehouse, name)
    columns = [c.name for c in TABLES[name].columns]
    try:
        with path.open("ab+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            size = file.seek(0, os.SEEK_END)
            out = io.StringIO(newline="")
            writer = csv.DictWriter(out, columns, lineterminator="\n")
            if size == 0:
                writer.writeheader()
            else:
                file.seek(size - 1)
                if file.read(1) != b"\n":  # a row was being written when the power went
                    out.write("\n")
            writer.writerow({column: row[column] or "" for column in columns})
            file.write(out.getvalue().encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise SidecarError(f"写不了 {path.name}：{error.strerror}。") from error


def reviews(warehouse: Path) -> list[Review]:
    """The reviews in the order of writing. Raises SidecarError."""
    found: list[Review] = []
    for row in rows(warehouse, "reviews"):
        text = {name: value or "" for name, value in row.items()}
        try:
            verdict = as_verdict(text["verdict"])
        except ReviewError as error:
            raise SidecarError(f"{beside(warehouse, 'reviews').name}：{error}") from error
        at = _when(text["reviewed_at"], warehouse, "reviews")
        found.append(Review(text["fingerprint"], verdict, text["reason"], text["reviewer"], at))
    return found


def corrections(warehouse: Path) -> list[Correction]:
    """The corrections in the order of writing. Raises SidecarError."""
    found: list[Correction] = []
    for row in rows(warehouse, "corrections"):
        text = {name: value or "" for name, value in row.items()}
        if text["action"] != ACTION:
            file = beside(warehouse, "corrections").name
            raise SidecarError(f"{file} 里的做法“{text['action']}”读不懂。")
        found.append(
            Correction(
                text["correction_id"],
                row["doc_id"],
                text["locator"],
                text["expect"],
                text["value"],
                text["reason"],
                text["author"],
                _when(text["made_at"], warehouse, "corrections"),
            )
        )
    return found


def _when(text: str, warehouse: Path, name: str) -> dt.datetime:
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise SidecarError(f"{beside(warehouse, name).name} 里的时间“{text}”读不懂。") from error
    return at.astimezone(dt.UTC).replace(tzinfo=None) if at.tzinfo else at


def review_row(review: Review) -> dict[str, str | None]:
    """A row of the file of reviews."""
    return {
        "fingerprint": review.fingerprint,
        "verdict": review.verdict,
        "reason": review.reason,
        "reviewer": review.reviewer,
        "reviewed_at": review.reviewed_at.isoformat(sep=" "),
    }


def correction_row(correction: Correction) -> dict[str, str | None]:
    """A row of the file of corrections."""
    return {
        "correction_id": correction.correction_id,
        "doc_id": correction.doc_id,
        "locator": correction.locator,
        "action": ACTION,
        "field": "raw_text",
        "expect": correction.expect,
        "value": correction.value,
        "reason": correction.reason,
        "author": correction.author,
        "made_at": correction.made_at.isoformat(sep=" "),
    }


def bring_in(staging: Staging, warehouse: Path) -> dict[str, int]:
    """Copy what the files say into the tables of a staging file, what is there already left alone; how much was new."""
    stamped = {
        "reviews": [{**review_row(r), "reviewed_at": r.reviewed_at} for r in reviews(warehouse)],
        "corrections": [{**correction_row(c), "made_at": c.made_at} for c in corrections(warehouse)],
    }
    return {name: _add(staging, name, stamped[name]) for name in NAMES}


def _add(staging: Staging, name: str, made: Iterable[Mapping[str, object]]) -> int:
    key = TABLES[name].key
    given = frame(name, list({tuple(row[k] for k in key): row for row in made}.values()))
    if not given.height:
        return 0
    columns = ", ".join(key)
    here = set(staging.con.execute(f"SELECT {columns} FROM {name}").fetchall())
    fresh = given.filter([row not in here for row in given.select(key).iter_rows()])
    staging.add({name: fresh})
    return fresh.height
