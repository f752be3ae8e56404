"""The analysts' views: one SQL file each in ``warehouse/marts``, described by its own head.

The first line of a file is ``-- `` and what the view is for. ``-- Grain: `` says what one row is and
``-- Example: `` is a query that a test runs; the other lines, ``-- name: meaning``, describe the columns.
A file with ``-- Arguments: `` is a table macro, asked as ``FROM name(…)``. The rest is the query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType

from warehouse.ddl import literal, quoted

GRAIN, EXAMPLE, ARGUMENTS = "Grain", "Example", "Arguments"


class ViewError(ValueError):
    """The head of a view file cannot be read; the message names the file."""


@dataclass(frozen=True, slots=True)
class View:
    """A view: what it is for, what one row is, an example, what its columns mean, and its query.

    ``arguments`` are those of a table macro as SQL writes them, None for a view.
    """

    name: str
    about: str
    grain: str
    example: str
    columns: Mapping[str, str]
    query: str
    arguments: str | None = None

    @property
    def comment(self) -> str:
        """Purpose and grain as the file says them."""
        return f"{self.about} Grain: {self.grain}"


def read_view(name: str, sql: str) -> View:
    """The view in the text of a file. Raises ViewError when something of its head is missing."""
    lines = sql.splitlines()
    head: list[str] = []
    while lines and lines[0].startswith("-- "):
        head.append(lines.pop(0)[3:])
    said: dict[str, str] = {}
    for line in head[1:]:
        what, colon, meaning = line.partition(": ")
        if not colon:
            raise ViewError(f"marts/{name}.sql: {line!r} is not `name: meaning`")
        said[what] = meaning
    for needed in (GRAIN, EXAMPLE):
        if needed not in said:
            raise ViewError(f"marts/{name}.sql: the head has no line `-- {needed}: `")
    grain, example, arguments = said.pop(GRAIN), said.pop(EXAMPLE), said.pop(ARGUMENTS, None)
    if not said:
        raise ViewError(f"marts/{name}.sql: the head describes no column")
    query = "\n".join(lines).strip()
    return View(name, head[0], grain, example, MappingProxyType(said), query, arguments)


def in_order(views: Iterable[View]) -> tuple[View, ...]:
    """The views by name, each behind those that its query names. Raises ViewError when two need each other."""
    waiting = {view.name: view for view in sorted(views, key=lambda view: view.name)}
    needs = {
        name: set(re.findall(r"\w+", view.query)) & waiting.keys() - {name} for name, view in waiting.items()
    }
    placed: list[View] = []
    while waiting:
        ready = next((name for name in waiting if not needs[name] & waiting.keys()), None)
        if ready is None:
            raise ViewError(f"views that need each other: {', '.join(waiting)}")
        placed.append(waiting.pop(ready))
    return tuple(placed)


def _load() -> tuple[View, ...]:
    folder = resources.files("warehouse") / "marts"
    files = sorted(f.name for f in folder.iterdir() if f.name.endswith(".sql"))
    return in_order(read_view(name[:-4], (folder / name).read_text("utf-8")) for name in files)


VIEWS: tuple[View, ...] = _load()


def statements(view: View) -> tuple[str, ...]:
    """CREATE and COMMENT ON for the view and its columns; of a macro DuckDB keeps one comment."""
    name, says = quoted(view.name), literal(view.comment)
    if view.arguments is not None:
        return (
            f"CREATE MACRO {name}({view.arguments}) AS TABLE\n{view.query}",
            f"COMMENT ON MACRO TABLE {name} IS {says}",
        )
    return (
        f"CREATE VIEW {name} AS\n{view.query}",
        f"COMMENT ON VIEW {name} IS {says}",
        *(f"COMMENT ON COLUMN {name}.{quoted(c)} IS {literal(told)}" for c, told in view.columns.items()),
    )
