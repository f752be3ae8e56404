"""A screen of hand-made figures, and its files read back as values."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import duckdb

from warehouse.screen import directory, office
from warehouse.screen.building import Building, Edition

_FILE = re.compile(r'shuzheng\.take\("([a-z_]+)","([0-9a-f+]+)",(.*)\);\n', re.S)
_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.S)


def drawn(con: duckdb.DuckDBPyConnection, folder: Path) -> Path:
    """The screen of an open database in a folder."""
    building = Building(folder, folder / "none", folder / "p.duckdb", Edition(3, "r3", "2024-08-20 20:00"))
    directory.make(con, building)
    office.make(con, building)
    return folder


def shard(text: str) -> tuple[str, str, Any]:
    """Kind, name and rows of a data file."""
    found = _FILE.fullmatch(text)
    assert found, text[:80]
    return found[1], found[2], json.loads(found[3])


def rows_of(folder: Path, kind: str) -> dict[str, Any]:
    """All rows of a kind, each from the file that its name promises."""
    found: dict[str, Any] = {}
    for path in sorted((folder / "data" / kind).iterdir()):
        said, name, rows = shard(path.read_text("utf-8"))
        assert (said, f"{name}.js") == (kind, path.name)
        found |= rows
    return found


def data_of(folder: Path, page: str = "index.html") -> dict[str, Any]:
    """What a page was given."""
    (found,) = _DATA.findall((folder / page).read_text("utf-8"))
    return json.loads(found)
