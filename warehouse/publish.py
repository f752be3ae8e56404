"""Write, audit, publish: whole frames become a new file, or the old file stays.

A run of pages works on its staging file page by page (``warehouse.staging``); this is the short way for
rows that are all there.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from warehouse.errors import PublishError
from warehouse.registry import TABLES
from warehouse.runs import RunRow
from warehouse.staging import MADE_HERE, Published, opened


def publish(
    frames: Mapping[str, pl.DataFrame], target: Path, run: RunRow, *, wait_seconds: float = 0.0
) -> Published:
    """Publish the frames of one run as the warehouse file ``target``.

    Tables without a frame are empty. History tables keep the rows of the file before. Raises
    PublishError (NotOurFile, PublisherBusy); the file before is then untouched.
    """
    for name in frames:
        if name not in TABLES or name in MADE_HERE:
            raise PublishError(f"不能发布名为 {name} 的表。")
    with opened(target, run.run_id, {}, wait_seconds=wait_seconds) as staging:
        staging.add({name: frames[name] for name in TABLES if name in frames})
        return staging.finish(run)


def record_stopped(
    target: Path, run: RunRow, quarantine: pl.DataFrame, *, wait_seconds: float = 0.0
) -> Path | None:
    """Write a run that was stopped into the ledger of ``target``; every other row stays as it was.

    Returns None, and makes no file, when nothing has been published yet. Raises PublishError.
    """
    if not target.exists():
        return None
    with opened(target, run.run_id, {}, wait_seconds=wait_seconds) as staging:
        return staging.stop(run, quarantine)
