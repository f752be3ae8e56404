"""Publications that other processes can be told to make, each with a number of metrics of its own."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import warehouse.staging
from tests.warehouse_rows import metric, rows, run
from warehouse.publish import publish
from warehouse.registry import frame
from warehouse.staging import Staging, opened
from warehouse.store import reading

PAUSE = 0.02
"""Seconds between two looks: the reader must not take the machine from the publisher."""
PARTS = {"pages": "a" * 64}
"""What made the rows; it stays the same, so each file is a copy of the one before with what has changed."""


def publish_one(target: Path, run_id: str, n_metrics: int, day: int) -> None:
    """Publish ``n_metrics`` metrics in the place of those that are there."""
    with opened(target, run_id, PARTS, wait_seconds=60) as staging:
        put(staging, n_metrics)
        staging.finish(run(run_id, {"metrics": metrics(n_metrics)}, day=day))


def publish_rows(target: Path, run_id: str) -> None:
    """Publish the usual rows, after whoever is at work."""
    publish(rows(), target, run(run_id, rows(), day=1), wait_seconds=300)


def publish_until(target: Path, stage: str) -> None:
    """A publication that is killed when it comes to that stage."""

    def dies(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(warehouse.staging, stage, dies)
    publish(rows(), target, run("r2", rows(), day=1))


def put(staging: Staging, n_metrics: int) -> None:
    """The rows of a publication into a staging file."""
    if not staging.number("SELECT count(*) FROM documents"):
        staging.add(rows(metrics=[], quantities=[], implied_targets=[], check_results=[]))
    staging.take_out("metrics", "true")
    staging.add({"metrics": metrics(n_metrics)})


def metrics(count: int):
    """So many metrics as a frame."""
    return frame("metrics", [metric(f"m{n}") for n in range(count)])


def seen(target: Path) -> tuple[str, int, int]:
    """The run that made the file, how many metrics it claims to have stored, and how many there are."""
    with reading(target) as con:
        return con.execute(
            "SELECT run_id, n_metrics, (SELECT count(*) FROM metrics) FROM runs ORDER BY release DESC LIMIT 1"
        ).fetchall()[0]


def watch(target: Path, last: str, found: Path) -> None:
    """Read the file over and over until ``last`` has made it; write down the runs that were seen, each once.

    ``found`` is there, and empty, from the first look on.
    """
    runs: list[str] = []
    while last not in runs:
        run_id, claimed, there = seen(target)
        assert claimed == there, (run_id, claimed, there)
        if run_id not in runs:
            runs.append(run_id)
        found.touch()
        time.sleep(PAUSE)
    found.write_text("\n".join(runs))
