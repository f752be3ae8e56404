"""The stage after publication: what officials look at, written from what has been published."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from flows.handed_on import Load, Release
from flows.screen_reasons import reasons_in
from warehouse.diff import TableChange
from warehouse.errors import PublishError
from warehouse.screen import folder

ALONE_FROM = 20_000
"""Pages of a release from which its screen is written in a process of its own, so that memory does not grow with them; a
smaller one is not worth the second that the process takes to start. 2026-11: 20,000."""
DENSE_FROM = 80_000
"""The same in figures, for pages that are full of them. 2026-11: 80,000."""


def draw_screen(load: Load, release: Release) -> Release:
    """Write the screen beside the published file (上屏). Whatever goes wrong with that is said; the publication stands."""
    if release.stopped or not load.screen:
        return release
    try:
        if _nothing_changed(release) and folder.still_shows(load.warehouse, release.number):
            return release
        just_read = load.folder if isinstance(load.folder, Path) else None
        changed = release.changes.tables if release.changes is not None else None
        if release.seen.pages < ALONE_FROM and release.seen.total.typed < DENSE_FROM:
            _draw(load.warehouse, just_read, changed or None)
        else:
            # Its memory would come on top of what reading has left; spawned, because threads of others run here.
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
                alone.submit(_draw, load.warehouse, just_read, changed or None).result()
    except Exception as error:
        reason = str(error) if isinstance(error, PublishError) else f"{type(error).__name__}：{error}"
        return replace(release, no_screen=f"数据已发布，但大屏没有写成：{reason}")
    return release


def _draw(warehouse: Path, just_read: Path | None, changed: tuple[TableChange, ...] | None) -> None:
    told = reasons_in(Path.cwd(), just_read=just_read)
    folder.write(warehouse, reasons=told, changed=changed)


def _nothing_changed(release: Release) -> bool:
    """Whether the release has the rows of the one before it: no page was read, and no row came, went or changed."""
    changes, effort = release.changes, release.effort
    if changes is None or effort is None or effort.n_read or changes.new or changes.resolved:
        return False
    return bool(changes.tables) and not any(t.added or t.gone or t.changed for t in changes.tables)
