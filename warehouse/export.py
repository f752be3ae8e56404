"""Data to hand on (数据导出): a folder of Parquet and CSV files that says itself what it holds.

The folder has ``data/`` (each view and some tables, as Parquet and as CSV), ``datapackage.json`` (Frictionless),
``dictionary.md``, ``CHANGELOG.md``, ``README.md`` and ``SHA256SUMS``. The same published file always gives the same
bytes. A folder that stands there already is replaced in one step, and only when it is one of ours.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.ddl import literal, quoted
from warehouse.dictionary import text as dictionary
from warehouse.errors import NotOurFile, PublishError
from warehouse.export_csv import README, select_for_csv
from warehouse.export_log import changelog
from warehouse.export_package import DatasetColumn, Exported, package
from warehouse.registry import TABLES
from warehouse.runs import last_run
from warehouse.shelf import sync
from warehouse.store import reading
from warehouse.swap_folder import built_beside, swap_folder
from warehouse.views import VIEWS

EXPORTED_TABLES = ("documents", "stories", "places", "indicators", "implied_targets", "check_results", "runs")
"""Tables that go out beside the views: what the views leave to be looked up."""
KEPT_HOME = ("pages_folder",)
"""Columns that say something of the machine and not of the pages."""
MEMORY = "1GB"
"""What DuckDB may hold in memory while the views are written; more goes to the folder that is being built. 2026-11."""
PACKAGE, SUMS = "datapackage.json", "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Export:
    """What was written: the folder, the run whose rows they are, and each data set with its rows."""

    folder: Path
    run_id: str
    datasets: tuple[Exported, ...]


def export(published: Path, folder: Path) -> Export:
    """Write the data of a published file into ``folder``, which is made or replaced in one step.

    Raises PublishError (NotOurFile) when the file cannot be read, or the folder holds anything else than an
    earlier export; what stood there is then untouched.
    """
    folder = folder.absolute()
    _check_folder(folder)
    run = last_run(published)
    if run is None:
        raise PublishError(f"{published} 还没有发布过数据，没有可以导出的。")
    try:
        with built_beside(folder) as building:
            (building / "data").mkdir()
            with reading(published) as con:
                con.execute(f"SET temp_directory = {literal(str(building / 'spill'))}")
                datasets = _write_data(con, building / "data")
                history = changelog(con, published)
            shutil.rmtree(building / "spill", ignore_errors=True)
            _write_text(building / "CHANGELOG.md", history)
            _write_text(building / "dictionary.md", dictionary())
            _write_text(building / "README.md", README)
            made = package(run.run_id, datasets)
            _write_text(building / PACKAGE, json.dumps(made, ensure_ascii=False, indent=2) + "\n")
            _write_text(building / SUMS, sums(building))
            swap_folder(building, folder)
    except (OSError, duckdb.Error) as error:
        raise PublishError(f"没能导出到 {folder}：{error}") from error
    return Export(folder, run.run_id, datasets)


def sums(folder: Path) -> str:
    """SHA-256 and name of every file of a folder, as ``sha256sum -c`` reads them."""
    lines = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        lines.append(f"{digest}  {path.relative_to(folder).as_posix()}\n")
    return "".join(lines)


def _check_folder(folder: Path) -> None:
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    try:
        made_by = json.loads((folder / PACKAGE).read_text("utf-8")).get("name")
    except (OSError, ValueError, AttributeError):
        made_by = None
    if made_by != "shuzheng":
        raise NotOurFile(f"{folder} 已经有别的东西，不是数证的导出，为免毁掉它，不予覆盖。")


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
    sync(path)


def _mark(csv: Path) -> None:
    """Put the byte order mark before a file: without it a spreadsheet takes Chinese for Latin letters."""
    marked = csv.with_suffix(".part")
    with csv.open("rb") as rows, marked.open("wb") as out:
        out.write(codecs.BOM_UTF8)
        shutil.copyfileobj(rows, out, 1 << 20)
    marked.replace(csv)
    sync(csv)


def _write_data(con: duckdb.DuckDBPyConnection, folder: Path) -> tuple[Exported, ...]:
    """Each data set as Parquet and CSV. One thread and a total order, so that the bytes are the same each time."""
    con.execute("SET threads = 1")
    con.execute(f"SET memory_limit = {literal(MEMORY)}")
    known = {view.name: (view.comment, view.columns) for view in VIEWS if view.arguments is None}
    for name in EXPORTED_TABLES:
        table = TABLES[name]
        known[name] = (
            table.about,
            {column.name: column.about for column in table.columns if column.name not in KEPT_HOME},
        )
    here = {row[0] for row in con.execute("SELECT table_name FROM information_schema.tables").fetchall()}
    if missing := sorted(known.keys() - here):
        raise PublishError(f"数据文件是旧版程序写的，没有 {'、'.join(missing)}，请先重跑一次。")
    found: list[Exported] = []
    for name, (about, meanings) in sorted(known.items()):
        columns = [
            DatasetColumn(column, kind, meanings[column])
            for column, kind, *_ in con.execute(f"DESCRIBE {quoted(name)}").fetchall()
            if column in meanings
        ]
        listed = ", ".join(quoted(column.name) for column in columns)
        # Written once in its order; both files are then made of the same rows.
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE going_out AS SELECT {listed} FROM {quoted(name)} ORDER BY ALL"
        )
        parquet, csv = folder / f"{name}.parquet", folder / f"{name}.csv"
        con.execute(f"COPY going_out TO {literal(str(parquet))} (FORMAT parquet, COMPRESSION zstd)")
        con.execute(
            f"COPY (SELECT {select_for_csv(columns)} FROM going_out) TO {literal(str(csv))} (FORMAT csv, HEADER)"
        )
        _mark(csv)
        sync(parquet)
        n_rows = con.execute("SELECT count(*) FROM going_out").fetchall()[0][0]
        found.append(Exported(name, about, tuple(columns), n_rows, TABLES.get(name)))
    con.execute("DROP TABLE going_out")
    return tuple(found)
