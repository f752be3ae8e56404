"""Releases of a published file: which are kept, and going back to one (历次发布与回退)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from warehouse.errors import PublishError
from warehouse.runs import count_run, last_run
from warehouse.shelf import Keep, Release, kept
from warehouse.staging import restoring

__all__ = ["Keep", "Release", "kept", "roll_back"]


def roll_back(
    published: Path,
    number: int,
    *,
    run_id: str | None = None,
    at: dt.datetime | None = None,
    wait_seconds: float = 0.0,
) -> Release:
    """Publish the rows of an earlier release again, as a new release; that one.

    The ledger, the history of findings, reviews and corrections are not turned back: they are those of the file
    that is published now, and the ledger gets a row (status ``rolled_back``) that says what was done. The next run
    builds on the rows that are then published. The file before is kept as a release like any other.

    ``run_id`` and ``at`` (UTC) are made from the clock when they are not given. Another run is waited for at most
    ``wait_seconds``. Raises PublishError (NoSuchRelease, PublisherBusy); the published file is then untouched.
    """
    began = at or dt.datetime.now(dt.UTC)
    run_id = run_id or f"{began:%Y%m%dT%H%M%SZ}-rollback-{number}"
    with restoring(published, run_id, number, wait_seconds=wait_seconds) as (staging, release):
        before = last_run(release.path)
        if before is None:
            raise PublishError(f"第 {number} 版里没有运行记录，不能回退到它。")
        run = count_run(
            staging.con,
            run_id=run_id,
            started_at=began,
            finished_at=max(began, at or dt.datetime.now(dt.UTC)),
            pages_folder=before.pages_folder,
            code_version=before.code_version,
            status="rolled_back",
            restored=number,
        )
        staging.finish(run)
        made = staging.release
    return next(release for release in kept(published) if release.number == made)
