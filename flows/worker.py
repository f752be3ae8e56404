"""The worker of the pool as a process of ours: started, watched, ended before the server (工作进程)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

_STOP_SECONDS = 30


def command(pool: str) -> list[str]:
    """The command line of a worker."""
    prefect = [sys.executable, "-m", "prefect", "worker", "start"]
    return [*prefect, "--pool", pool, "--type", "process", "--name", f"{pool}-{os.uname().nodename}"]


def started(pool: str, log: Path) -> subprocess.Popen[bytes]:
    """A worker of the pool, in a group of its own; what it says goes into ``log``."""
    with log.open("ab") as out:
        return subprocess.Popen(
            command(pool),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def end(worker: subprocess.Popen[bytes]) -> None:
    """Ask the worker to end with what it runs, and insist after a while; its whole group is gone then."""
    for sign, seconds in ((signal.SIGTERM, _STOP_SECONDS), (signal.SIGKILL, 5)):
        if worker.poll() is not None:
            break
        os.kill(worker.pid, sign)
        try:
            worker.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
    try:  # what it was running, should that have survived it
        os.killpg(worker.pid, signal.SIGTERM)
    except ProcessLookupError:
        return
