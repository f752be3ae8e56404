"""The rows of a bulletin (月调度, 季通报), asked of one publication in the steps of ``warehouse/bulletins/*.sql``.

The head of each file says what its rows are. A step may read those before it; each becomes a temporary table of the
connection, so nothing is written to the file and every number of a bulletin is a row that SQL gives.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

import duckdb

from warehouse.ddl import quoted
from warehouse.errors import PublishError
from warehouse.shelf import kept
from warehouse.store import reading

STEPS = (
    "in_scope",
    "all_progress",
    "progress_shown",
    "targets_waiting",
    "targets_disputed",
    "figures_of_period",
    "findings_of_period",
    "ledger_of_period",
    "listed_in_period",
    "directory_of_period",
    "left_out",
    "rankings",
    "series_points",
    "issue",
)
EVIDENCE = "evidence"
NOT_HANDED_ON = ("in_scope", "all_progress", "listed_in_period")
"""Steps that only serve others."""

Row = dict[str, Any]


class NoSuchPlace(PublishError):
    """No division, or more than one, has the name that was asked for."""


class NoSuchRelease(PublishError):
    """The release that was asked for is not kept."""


class StepError(ValueError):
    """The head of a step's file cannot be read; the message names the file."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what its rows are, what one row is, what it is given, what its columns mean, and its query."""

    name: str
    about: str
    grain: str
    given: tuple[str, ...]
    columns: Mapping[str, str]
    query: str


@dataclass(frozen=True, slots=True)
class Place:
    """A division that a bulletin is about: its code (None for one without), and its full name."""

    code: str | None
    name: str
    full_name: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of all steps by name, and of every statement or list that may be cited its evidence by its id."""

    steps: Mapping[str, tuple[Row, ...]]
    evidence: Mapping[str, Row]
    place: Place | None

    def of(self, step: str) -> tuple[Row, ...]:
        """The rows of a step, in its order."""
        return self.steps[step]


def read_step(name: str, text: str) -> Step:
    """The step in the text of a file. Raises StepError when something of its head is missing."""
    lines = text.splitlines()
    head: list[str] = []
    while lines and lines[0].startswith("-- "):
        head.append(lines.pop(0)[3:])
    said = dict(line.partition(": ")[::2] for line in head[1:])
    if not head or "Grain" not in said or "Given" not in said:
        raise StepError(f"bulletins/{name}.sql: the head must say what it is, `Grain: ` and `Given: `")
    grain, _ = said.pop("Grain"), said.pop("Given")
    query = "\n".join(lines).strip()
    given = tuple(sorted(set(re.findall(r"\$([a-z_]+)", query))))
    return Step(name, head[0], grain, given, MappingProxyType(said), query)


@cache
def steps() -> Mapping[str, Step]:
    """All steps by name."""
    folder = resources.files("warehouse") / "bulletins"
    names = (*STEPS, EVIDENCE)
    return MappingProxyType({n: read_step(n, (folder / f"{n}.sql").read_text("utf-8")) for n in names})


def file_of(published: Path, release: int | None) -> Path:
    """The file of a release that is kept beside the published one; without a number the published file itself.

    Raises NoSuchRelease.
    """
    if release is None:
        return published
    found = {each.number: each.path for each in kept(published)}
    if release not in found:
        known = "、".join(map(str, found)) or "无"
        raise NoSuchRelease(f"没有留着第 {release} 版；留着的版：{known}。")
    return found[release]


def bulletin_rows(file: Path, from_day: dt.date, to_day: dt.date, place: str | None = None) -> Rows:
    """The rows of a bulletin about the days ``from_day`` to ``to_day``, of ``place`` (code or name) and all within it.

    Raises NoSuchPlace, PublishError.
    """
    with reading(file) as con:
        try:
            return rows_in(con, from_day, to_day, place)
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            raise PublishError(
                f"{file.name} 里没有通报要用的表、视图或列，想是旧版程序写的；用现在的程序重跑一次就有。"
            ) from error


def rows_in(
    con: duckdb.DuckDBPyConnection, from_day: dt.date, to_day: dt.date, place: str | None = None
) -> Rows:
    """The same of an open database; its temporary tables are named as the steps and replaced."""
    asked = None if place is None else _place(con, place)
    given = {
        "from_day": from_day,
        "to_day": to_day,
        "place_code": asked and asked.code,
        "place_name": asked and asked.name,
    }
    found: dict[str, tuple[Row, ...]] = {}
    for name in STEPS:
        ask(con, name, given)
        if name not in NOT_HANDED_ON:
            found[name] = _rows(con.execute(f"FROM {quoted(name)}"))
    cited = con.execute(steps()[EVIDENCE].query, {"cited_ids": sorted(_cited(found))})
    return Rows(MappingProxyType(found), {row["cited_id"]: row for row in _rows(cited)}, asked)


def ask(con: duckdb.DuckDBPyConnection, name: str, given: Mapping[str, Any]) -> None:
    """Make the rows of one step a temporary table of its name; the steps that it reads must be there already."""
    step = steps()[name]
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {quoted(name)} AS {step.query}",
        {key: given[key] for key in step.given},
    )


def _cited(found: Mapping[str, Iterable[Row]]) -> set[str]:
    """Every statement and list that a row names: columns called …_id that hold one are few, and other ids match no statement."""
    ids: set[str] = set()
    for rows in found.values():
        for row in rows:
            ids.update(value for key, value in row.items() if key.endswith("_id") and isinstance(value, str))
            ids.update(row.get("metric_ids") or ())
            for column in ("statements", "figures"):
                ids.update(each["metric_id"] for each in row.get(column) or ())
            ids.update(row.get("listing_ids") or ())
    return ids


def _place(con: duckdb.DuckDBPyConnection, asked: str) -> Place:
    rows = con.execute(
        "SELECT code, name, full_name FROM places WHERE $asked IN (code, name, full_name) ORDER BY code",
        {"asked": asked},
    ).fetchall()
    if not rows:
        named = con.execute("SELECT 1 FROM metrics WHERE place = ? AND place_code IS NULL LIMIT 1", [asked])
        if named.fetchall():
            return Place(None, asked, asked)
        raise NoSuchPlace(f"数据文件里没有叫“{asked}”的地方，请写全称或区划代码。")
    if len(rows) > 1:
        listed = "、".join(f"{full}（{code}）" for code, _, full in rows)
        raise NoSuchPlace(f"叫“{asked}”的地方不止一个，请写区划代码：{listed}。")
    return Place(*rows[0])


def _rows(answer: duckdb.DuckDBPyConnection) -> tuple[Row, ...]:
    names = [column[0] for column in answer.description or ()]
    return tuple(dict(zip(names, row, strict=True)) for row in answer.fetchall())
