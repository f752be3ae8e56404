"""Whole loads without Prefect, and what they leave behind."""

import datetime as dt
import os
import signal
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from flows import job
from flows.addresses import Folder
from flows.engines import Where
from flows.handed_on import Load
from flows.summary import Summary
from warehouse.registry import TABLES

LOCAL = Where()
LEFT_OUT = {"runs", "about", "quarantine", "finding_history", "made_with"}
"""The ledger's own tables tell of runs, not of pages."""
RUNNING = {("reprint_bodies", "number"), ("reprint_keys", "number")}
"""Numbers that are given in the order in which stories came."""


def load(
    folder: Folder, warehouse: Path, run_id: str, where: Where = LOCAL, *, screen: bool = False
) -> Summary:
    """One load, without a screen unless one is asked for; raises when it was stopped."""
    summary = attempt(folder, warehouse, run_id, where, screen=screen)
    assert not summary.stopped, summary.stopped
    return summary


load_shown = partial(load, screen=True)
"""One load that writes its screen, too."""


def attempt(
    folder: Folder, warehouse: Path, run_id: str, where: Where = LOCAL, *, screen: bool = False
) -> Summary:
    """One load, whatever becomes of it."""
    asked = Load(run_id, dt.datetime.now(dt.UTC), folder, warehouse, where=where, screen=screen)
    return job.run(asked, job.Stages())


def attempt_told(folder: Path, warehouse: Path, run_id: str, told: Path) -> None:
    """One load in a process of its own: why nothing was published goes into ``told``, empty when it was."""
    told.write_text(attempt(folder, warehouse, run_id).stopped)


def load_until(folder: Path, warehouse: Path, stage: str) -> None:
    """A load that is killed when it comes to ``stage``."""

    def killed(*_: Any) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    load_ = Load("killed", dt.datetime.now(dt.UTC), folder, warehouse)
    job.run(load_, replace(job.Stages(), **{stage: killed}))


def rows_of(warehouse: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but the ledger's own, without run ids and running numbers."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with duckdb.connect(str(warehouse), read_only=True) as con:
        for name, table in TABLES.items():
            if name in LEFT_OUT:
                continue
            columns = [c.name for c in table.columns if c.name != "run_id" and (name, c.name) not in RUNNING]
            listed = ", ".join(f'"{c}"' for c in columns)
            found[name] = con.execute(f"SELECT {listed} FROM {name} ORDER BY ALL").fetchall()
    return found


def ledger(warehouse: Path) -> list[tuple[str, str]]:
    """(run_id, status) of all runs."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        return con.execute("SELECT run_id, status FROM runs ORDER BY run_id").fetchall()
