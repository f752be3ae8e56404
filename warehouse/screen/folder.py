"""The folder of the screen (大屏目录): written from a published file beside it, and put in place in one step.

The same release always gives the same bytes. Files that have not changed since the folder that stands there are
second names of those. ``edition.json`` says whose folder it is and which release it shows.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from warehouse.ddl import literal
from warehouse.errors import NotOurFile, PublishError
from warehouse.screen.page import frame
from warehouse.screen.shards import PER_SHARD, By, Kind, cut, digits_for, leaves
from warehouse.store import reading
from warehouse.swap_folder import built_beside, swap_folder

EDITION = "edition.json"
MADE_BY = "shuzheng screen"
MEMORY = "1GB"
"""What DuckDB may hold in memory while the screen is written; more goes to a folder beside it.

2026-11-22: 1 GB; 256 MB were too little for the progress of 5,000 pages, 512 MB enough.
"""
ZONE = ZoneInfo("Asia/Shanghai")
"""The office's clock, by which a publication is dated on the screen."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The release that a screen shows; ``made_at`` is minutes on the office's clock."""

    number: int | None
    run_id: str
    made_at: str


Reasons = Callable[[Mapping[str, Any], Sequence[Mapping[str, Any]]], Mapping[str, Any]]
"""Why figures were read as they were: of a page's row and its figures' rows, by ``metric_id``; only flows can tell."""


class Building:
    """A screen that is being written: its edition, and the kinds of rows that its data files hold so far."""

    def __init__(
        self, folder: Path, before: Path, published: Path, edition: Edition, reasons: Reasons | None = None
    ) -> None:
        self.folder = folder
        self.before = before
        self.published = published
        self.edition = edition
        self.reasons = reasons
        self.kinds: dict[str, Kind] = {}
        self.sheets: dict[str, int] = {}

    def rows(
        self,
        kind: str,
        n_rows: int,
        rows: Iterable[tuple[str, Any]],
        by: By = "prefix",
        per_shard: int = PER_SHARD,
    ) -> None:
        """Write rows as ``data/<kind>/<shard>.js``; they come as (id, row), in the order of ``shards.in_order``."""
        made = Kind(by, digits_for(n_rows, per_shard))
        for shard in cut(kind, rows, by, made.digits):
            name = shard.name.partition("+")[0]
            made.parts[name] = made.parts.get(name, 0) + 1
            self._put(Path("data") / kind / f"{shard.name}.js", shard.content)
        self.kinds[kind] = made

    def sheet(self, kind: str, rows: Iterable[Any]) -> None:
        """Write rows that are read one after the other, as ``data/<kind>/<number>.js``, each a list of rows."""
        self.sheets[kind] = 0
        for number, content in enumerate(leaves(kind, rows)):
            self._put(Path("data") / kind / f"{number}.js", content)
            self.sheets[kind] = number + 1

    def page(
        self,
        name: str,
        title: str,
        body: str,
        data: Mapping[str, Any],
        kinds: Sequence[str] = (),
        *,
        styles: Sequence[str] = (),
        scripts: Sequence[str] = (),
    ) -> None:
        """Write a page; ``kinds`` are those whose rows or sheets it loads. The rest is as for ``page.frame``."""
        known = {
            "release": asdict(self.edition),
            "kinds": {kind: self.kinds[kind].told() for kind in kinds if kind in self.kinds},
            "sheets": {kind: self.sheets[kind] for kind in kinds if kind in self.sheets},
            **data,
        }
        text = frame(name, title, body, known, styles=styles, scripts=scripts)
        self._put(Path(name), text.encode())

    def _put(self, name: Path, content: bytes) -> None:
        """Write a file, or give that of the folder before a second name when it is the same."""
        path, old = self.folder / name, self.before / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            if old.stat().st_size == len(content) and old.read_bytes() == content:
                os.link(old, path)
                return
        except OSError:
            pass  # there is none, or no second names: it is written
        path.write_bytes(content)


Maker = Callable[[duckdb.DuckDBPyConnection, Building], None]
"""Writes one page with its data."""


def folder_of(published: Path) -> Path:
    """Where the screen of a published file lies: beside it."""
    return published.with_name(f"{published.stem}.screen")


def write(published: Path, makers: Sequence[Maker] | None = None, reasons: Reasons | None = None) -> Path:
    """Write the screen of a published file into its folder; the folder. Without ``reasons`` the reader tells none.

    One that shows a later release already is let alone. Raises PublishError (NotOurFile) when the file cannot be
    read, is an older program's, or the folder holds anything else; what stood there is then untouched.
    """
    folder = folder_of(published.absolute())
    shown = edition_in(folder)
    try:
        with reading(published) as con, built_beside(folder) as building:
            edition = _edition(con, published)
            if shown is not None and (shown.number or 0) > (edition.number or 0):
                return folder
            spill = building.with_suffix(".spill")
            con.execute(f"SET temp_directory = {literal(str(spill))}")
            con.execute(f"SET memory_limit = {literal(MEMORY)}")
            con.execute("SET threads = 1")
            made = Building(building, folder, published, edition, reasons)
            for make in _makers() if makers is None else makers:
                make(con, made)
            said = json.dumps({"made_by": MADE_BY, **asdict(edition)}, ensure_ascii=False, indent=1)
            (building / EDITION).write_text(said + "\n", "utf-8", newline="\n")
            swap_folder(building, folder)
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise PublishError(
            f"{published.name} 里没有大屏要用的表、视图或列，想是旧版程序写的；用现在的程序重跑一次就有。"
        ) from error
    except (OSError, duckdb.Error) as error:
        raise PublishError(f"没能写出大屏 {folder}：{error}") from error
    return folder


def edition_in(folder: Path) -> Edition | None:
    """The edition that a folder shows; None when there is nothing. Raises NotOurFile."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return None
    try:
        said = json.loads((folder / EDITION).read_text("utf-8"))
        if said.pop("made_by") == MADE_BY:
            return Edition(**said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass  # said below
    raise NotOurFile(f"{folder} 已经有别的东西，不是数证的大屏，为免毁掉它，不予覆盖。")


def _makers() -> tuple[Maker, ...]:
    from warehouse.screen import directory, office, reader

    return (reader.make, directory.make, office.make)


def _edition(con: duckdb.DuckDBPyConnection, published: Path) -> Edition:
    found = con.execute(
        "SELECT release, run_id, finished_at FROM runs WHERE status IN ('published', 'rolled_back')"
        " ORDER BY release DESC NULLS LAST, started_at DESC, run_id DESC LIMIT 1"
    ).fetchone()
    if found is None:
        raise PublishError(f"{published} 还没有发布过数据，没有可以上屏的。")
    number, run_id, finished = found
    at = finished.replace(tzinfo=dt.UTC).astimezone(ZONE)
    return Edition(number, run_id, f"{at:%Y-%m-%d %H:%M}")
