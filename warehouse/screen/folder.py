"""The folder of the screen (大屏目录): written from a published file beside it, and put in place in one step.

The same release always gives the same bytes, whatever stood there before. What has not changed since is neither made nor
written again (``building``, ``made_of``). ``edition.json`` says whose folder it is and which release it shows.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb

from warehouse.ddl import literal
from warehouse.diff import TableChange
from warehouse.errors import NotOurFile, PublishError
from warehouse.room import asked_again
from warehouse.screen.building import Building, Edition, Reasons
from warehouse.screen.made_of import left_in, made_of
from warehouse.screen.reasons import explained
from warehouse.shelf import kept
from warehouse.store import reading
from warehouse.swap_folder import built_beside, swap_folder

EDITION = "edition.json"
MADE_BY = "shuzheng screen"
MEMORY = "128MB"
"""What DuckDB may hold in memory while the screen is written; more goes to a folder beside it.

2026-11-22: 1 GB; 256 MB were too little for the progress of 5,000 pages, 512 MB enough. Then 400 MB, since the progress
reads the figures of targets alone. 2026-11-23: 128 MB, since dossiers look up their facts in portions: a screen of 10,000 dense pages took
582 MB of the machine's memory with 400, and takes 364 in the same time with 128.
"""
SOME_MORE, MUCH_MORE = "400MB", "1500MB"
"""What it may hold for a page that the other was too little for, when that is made again, and again. 2026-11-23."""
ZONE = ZoneInfo("Asia/Shanghai")
"""The office's clock, by which a publication is dated on the screen."""


Maker = Callable[[duckdb.DuckDBPyConnection, Building], None]
"""Writes one page with its data."""


def folder_of(published: Path) -> Path:
    """Where the screen of a published file lies: beside it."""
    return published.with_name(f"{published.stem}.screen")


def write(
    published: Path,
    makers: Sequence[Maker] | None = None,
    reasons: Reasons | None = None,
    *,
    anew: bool = False,
    changed: tuple[TableChange, ...] | None = None,
) -> Path:
    """Write the screen of a published file into its folder; the folder. Without ``reasons`` the reader tells none.

    One that shows a later release already is let alone, and so is one in which nothing would change; ``anew`` makes every
    file again. ``changed``: what this release changed against the one before it, where that is known. Raises PublishError (NotOurFile) when the file cannot be read, is an older program's, or the folder holds
    anything else; what stood there is then untouched.
    """
    folder = folder_of(published.absolute())
    try:
        _write(folder, published, makers, reasons, anew, changed)
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise PublishError(
            f"{published.name} 里没有大屏要用的表、视图或列，想是旧版程序写的；用现在的程序重跑一次就有。"
        ) from error
    except (OSError, duckdb.Error) as error:
        raise PublishError(f"没能写出大屏 {folder}：{error}") from error
    return folder


def _write(
    folder: Path,
    published: Path,
    makers: Sequence[Maker] | None,
    reasons: Reasons | None,
    anew: bool,
    changed: tuple[TableChange, ...] | None,
) -> None:
    shown = edition_in(folder)
    with reading(published) as con:
        edition, finished = _edition(con, published)
        if shown is not None and (shown.number or 0) > (edition.number or 0):
            return
        con.execute(f"SET memory_limit = {literal(MEMORY)}")
        con.execute("SET threads = 1")
        told_of = explained(con, reasons)
        ingredients = [
            edition.number,
            edition.run_id,
            finished.isoformat(),
            reasons and reasons.made_with,
            sorted(told_of),
            [release.number for release in kept(published)],  # what changed is told against the last of them
        ]
        whole = hashlib.sha256(json.dumps(ingredients).encode()).hexdigest()
        if makers is None and not anew and shown == edition and made_of(folder).whole == whole:
            return
        with built_beside(folder) as place:
            con.execute(f"SET temp_directory = {literal(str(place.with_suffix('.spill')))}")
            before = place / "nothing" if anew else folder
            building = Building(place, before, published, edition, reasons, told_of, changed)
            for make in _makers() if makers is None else makers:
                _made(con, building, make)
            building.finish(whole if makers is None else "")
            (place / EDITION).write_text(_told(edition), "utf-8", newline="\n")
            swap_folder(place, folder)


def _made(con: duckdb.DuckDBPyConnection, building: Building, make: Maker) -> None:
    """Write one page with its data; where DuckDB cannot do with little memory, again with more."""
    asked_again(con, lambda: make(con, building), SOME_MORE, MUCH_MORE)


def still_shows(published: Path, number: int | None) -> bool:
    """Whether the screen of a published file shows the release right before ``number``, as this program left it.

    It is then noted that it shows this one, too, for the caller knows that no row has changed. Raises NotOurFile, OSError.
    """
    folder = folder_of(published.absolute())
    shown = edition_in(folder)
    if shown is None or shown.number is None or number is None:
        return False
    made = made_of(folder)
    if (
        not made.whole
        or max(shown.number, shown.same_until or 0) != number - 1
        or made.files != left_in(folder)
    ):
        return False
    place = folder / f".{EDITION}"
    place.write_text(_told(replace(shown, same_until=number)), "utf-8", newline="\n")
    place.replace(folder / EDITION)
    return True


def _told(edition: Edition) -> str:
    said = {name: value for name, value in asdict(edition).items() if value is not None or name == "number"}
    return json.dumps({"made_by": MADE_BY, **said}, ensure_ascii=False, indent=1) + "\n"


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


def _edition(con: duckdb.DuckDBPyConnection, published: Path) -> tuple[Edition, dt.datetime]:
    """The release that a file holds, and when its run was done (UTC)."""
    found = con.execute(
        "SELECT release, run_id, finished_at FROM runs WHERE status IN ('published', 'rolled_back')"
        " ORDER BY release DESC NULLS LAST, started_at DESC, run_id DESC LIMIT 1"
    ).fetchone()
    if found is None:
        raise PublishError(f"{published} 还没有发布过数据，没有可以上屏的。")
    number, run_id, finished = found
    at = finished.replace(tzinfo=dt.UTC).astimezone(ZONE)
    return Edition(number, run_id, f"{at:%Y-%m-%d %H:%M}"), finished
