"""Work that goes wrong in a worker: stands in for ``flows.partition.read`` and is found there by its name."""

import os
import signal
import time
from pathlib import Path

import pytest

from flows import each_page, partition, stages
from flows.partition import Partition
from warehouse.lake import Receipt

TRIPS, SLOW = "沙棘", "胡麻"
"""A page with this word trips the program, one with that takes too long."""
SECONDS = 0.5
_honest = partition.read
_metrics_of = stages.metrics_of


def metrics_of(page, numbers):
    """Stands in for the stage that reads metrics."""
    if TRIPS in page.text:
        raise RecursionError("too deep")
    while SLOW in page.text:  # the clock of the processor ends it
        pass
    return _metrics_of(page, numbers)


def read_tripping(asked: Partition) -> Receipt:
    """Pages trip the program in a worker as they do in this process."""
    patch = pytest.MonkeyPatch()  # never undone: the worker ends with the test
    patch.setattr(stages, "metrics_of", metrics_of)
    patch.setattr(each_page, "PAGE_SECONDS", SECONDS)
    return _honest(asked)


def _first_time(asked: Partition, what: str) -> bool:
    mark = Path(f"{asked.lake}.{what}")
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def read_after_a_death(asked: Partition) -> Receipt:
    """The first worker that works on it is killed before it is done."""
    if _first_time(asked, "killed"):
        os.kill(os.getpid(), signal.SIGKILL)
    return _honest(asked)


def read_after_death_of_parent(asked: Partition) -> Receipt:
    """The first Dask worker that works on it is killed: what works here is its child."""
    if _first_time(asked, "killed"):
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(60)
    return _honest(asked)


def read_never(asked: Partition) -> Receipt:
    """Every worker dies of it."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def read_for_ever(asked: Partition) -> Receipt:
    """Says who works on it, and does not end."""
    Path(f"{asked.lake}.{os.getpid()}.pid").touch()
    time.sleep(600)
    raise AssertionError


def read_asked_by_another(asked: Partition) -> Receipt:
    """The program that asks is not the one that works."""
    from dataclasses import replace

    return _honest(replace(asked, program="0" * 64))
