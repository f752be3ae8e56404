"""Make a bulletin: ask the rows of one publication, compose the document, write it as HTML and as Markdown."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, replace
from pathlib import Path

from flows.bulletins.document import Document
from flows.bulletins.html import html
from flows.bulletins.markdown import markdown
from flows.bulletins.monthly import monthly
from flows.bulletins.period import BulletinError, Period, period_of
from flows.bulletins.quarterly import quarterly
from flows.reader_links import way_to_reader
from warehouse.bulletin import Rows, bulletin_rows, file_of
from warehouse.errors import PublishError


@dataclass(frozen=True, slots=True)
class Issue:
    """A bulletin that was made: its two files and what stands in them, counted.

    ``release`` is None for a file that has no number; ``issued`` the day of issue that is printed.
    """

    title: str
    html: Path
    markdown: Path
    release: int | None
    issued: dt.date
    n_progress: int
    n_behind: int
    n_findings: int
    n_rankings: int


def make_bulletin(
    kind: str,
    warehouse_path: Path,
    out_dir: Path,
    year: int,
    month_or_quarter: int,
    place: str | None = None,
    issued: dt.date | None = None,
    release: int | None = None,
) -> Issue:
    """Write the ``monthly`` dispatch of a month or the ``quarterly`` bulletin of a quarter into ``out_dir``.

    ``place`` (name or code) restricts it to a division and all within it. ``issued`` is the day of issue that is printed,
    by default the day on which the data were published. ``release`` takes the rows of an earlier release. Equal rows and
    arguments give equal bytes; where the evidence reader lies beside them, figures lead to it. Each file is put in place at one go.

    Raises BulletinError for a period that there is none of, PublishError (NoSuchPlace, NoSuchRelease) for data that
    cannot be read, OSError when the files cannot be written.
    """
    period = period_of(kind, year, month_or_quarter)
    if not warehouse_path.exists() and release is None:
        raise PublishError(f"没有数据文件 {warehouse_path}，先运行 shuzheng run。")
    rows = bulletin_rows(file_of(warehouse_path, release), period.first, period.last, place)
    if not rows.of("issue"):
        raise PublishError("数据文件里没有发布过的运行，没有数据可编。")
    # The screen shows the newest release, so only a bulletin of that one leads there.
    reader = way_to_reader(out_dir, warehouse_path) if release is None else ""
    document = replace(composed(rows, period, issued), reader=reader)
    stem = (
        period.stem
        if rows.place is None
        else f"{period.stem}-{_file_part(rows.place.code or rows.place.name)}"
    )
    out_dir.mkdir(parents=True, exist_ok=True)
    pages = {out_dir / f"{stem}.html": html(document), out_dir / f"{stem}.md": markdown(document)}
    for path, text in pages.items():
        _put(path, text)
    issue, progress = rows.of("issue")[0], rows.of("progress_shown")
    first, second = pages
    return Issue(
        title=f"{rows.place.name if rows.place else '各地'}主要指标{'月调度' if kind == 'monthly' else '季通报'}（{period.name}）",
        html=first,
        markdown=second,
        release=issue["release"],
        issued=issued or issue["made_day"],
        n_progress=len(progress),
        n_behind=sum(row["verdict"] in ("behind", "missed", "broken") for row in progress),
        n_findings=len(rows.of("findings_of_period")),
        n_rankings=len({row["board"] for row in rows.of("rankings")}),
    )


def composed(rows: Rows, period: Period, issued: dt.date | None) -> Document:
    """The bulletin of a period from its rows; nothing else enters it."""
    return (monthly if period.kind == "monthly" else quarterly)(rows, period, issued)


def _file_part(name: str) -> str:
    """A code or name as part of a file's name: nothing in it leads to another folder."""
    return "".join(c for c in name if c.isalnum()) or "place"


def _put(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, "utf-8", newline="\n")
    os.replace(part, path)


__all__ = ["BulletinError", "Issue", "composed", "make_bulletin"]
