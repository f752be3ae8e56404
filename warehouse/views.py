"""The analysts' views: one SQL file each in ``warehouse/marts``, described by its own head.

The first line of a file is ``-- `` and what the view is for; the lines that follow, ``-- name:
meaning``, describe its columns; the rest is the query.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType

from warehouse.ddl import literal, quoted


class ViewError(ValueError):
    """The head of a view file cannot be read; the message names the file."""


@dataclass(frozen=True, slots=True)
class View:
    """A view: what it is for, what its columns mean, and its query."""

    name: str
    about: str
    columns: Mapping[str, str]
    query: str


def read_view(name: str, sql: str) -> View:
    """The view in the text of a file. Raises ViewError when its head is missing."""
    lines = sql.splitlines()
    head: list[str] = []
    while lines and lines[0].startswith("-- "):
        head.append(lines.pop(0)[3:])
    columns: dict[str, str] = {}
    for line in head[1:]:
        column, colon, meaning = line.partition(": ")
        if not colon:
            raise ViewError(f"marts/{name}.sql: {line!r} is not `name: meaning`")
        columns[column] = meaning
    if not columns:
        raise ViewError(f"marts/{name}.sql: the head describes no column")
    return View(name, head[0], MappingProxyType(columns), "\n".join(lines).strip())


def _load() -> tuple[View, ...]:
    folder = resources.files("warehouse") / "marts"
    files = sorted(f.name for f in folder.iterdir() if f.name.endswith(".sql"))
    return tuple(read_view(name[:-4], (folder / name).read_text("utf-8")) for name in files)


VIEWS: tuple[View, ...] = _load()


def statements(view: View) -> tuple[str, ...]:
    """CREATE VIEW and the comments of the view and its columns."""
    name = quoted(view.name)
    return (
        f"CREATE VIEW {name} AS\n{view.query}",
        f"COMMENT ON VIEW {name} IS {literal(view.about)}",
        *(f"COMMENT ON COLUMN {name}.{quoted(c)} IS {literal(says)}" for c, says in view.columns.items()),
    )
