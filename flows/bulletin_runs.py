"""Monthly dispatch and quarterly bulletin as runs (月调度、季通报): one step for each issue, made in its own folder.

The documents themselves are made by ``flows.bulletins``; here is when, from what, and where they go.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from prefect.states import Completed, Failed, State

from flows.months import Month, Quarter, last_month, last_quarter, today
from flows.settings import Settings
from flows.steps import step
from warehouse.errors import PublishError
from warehouse.runs import last_run

Kind = Literal["monthly", "quarterly"]
TITLES = {"monthly": "月调度", "quarterly": "季通报"}


def wanted(kind: Kind, text: str | None) -> tuple[Month | Quarter, ...]:
    """The issue that was asked for, or the last one whose time is over."""
    if kind == "monthly":
        return (Month.parse(text) if text else last_month(today()),)
    return (Quarter.parse(text) if text else last_quarter(today()),)


def bulletins(kind: Kind, issues: Sequence[Month | Quarter], place: str | None) -> State:
    """Make every issue from the published file; each is whole or not there. Made again, it replaces itself."""
    settings = Settings()
    try:
        run = last_run(settings.office)
    except PublishError as error:
        return Failed(message=str(error))
    if run is None:
        return Failed(message=f"数据文件 {settings.office.name} 还没有发布过，没有可通报的。")
    one = step(TITLES[kind], lambda paths: "、".join(path.name for path in paths), retried=True)(make_one)
    made: list[Path] = []
    try:
        for issue in issues:
            made += one(kind, settings.office, folder_of(settings, kind), issue, place)
    except PublishError as error:
        return Failed(message=str(error))
    return Completed(message=f"{TITLES[kind]} {issues[0]} 至 {issues[-1]}：{len(made)} 个文件")


def folder_of(settings: Settings, kind: Kind) -> Path:
    """Where the documents of a kind lie: beside the data file."""
    return settings.office.parent / "bulletins" / kind


def make_one(
    kind: Kind, warehouse: Path, folder: Path, issue: Month | Quarter, place: str | None
) -> tuple[Path, ...]:
    """One issue as HTML and Markdown in the folder, which is made. Raises PublishError, OSError."""
    from flows.bulletins.make import make_bulletin  # charts take a second to load

    made = make_bulletin(kind, warehouse, folder, issue.year, issue.number, place)
    return made.html, made.markdown
