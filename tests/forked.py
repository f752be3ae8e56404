"""Processes that can be killed and start at once: forked from one that has imported everything.

The server that forks them imports, and computes nothing: Polars and DuckDB start their threads in the children.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from typing import Any

PRELOADED = [
    "checks.contract.models",
    "tests.flows.loads",
    "tests.flows.warm",
    "tests.warehouse.publications",
]


def context() -> ForkServerContext:
    """The context of such processes; the first call starts the server."""
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(PRELOADED)
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p)
    try:
        forkserver.ensure_running()
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before
    return found


def started(work: Callable[..., Any], *args: Any) -> BaseProcess:
    """A process that does ``work``; both must be known by name to other processes."""
    process = context().Process(target=work, args=args, daemon=True)
    process.start()
    return process


def killed(process: BaseProcess) -> bool:
    """End the process with SIGKILL if it is still at work; whether it was."""
    process.kill()
    process.join(300)
    return process.exitcode == -signal.SIGKILL
