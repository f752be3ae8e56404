"""A process that does work for another one, spoken to through a pipe.

It is a fresh interpreter: neither what the parent holds nor its ``__main__`` reaches it. Work runs in its main thread,
so that a page that takes too long can be interrupted there as in a local run. It has its own process group, so Ctrl-C
does not reach it; it lives until its parent closes its standard input, which a parent that is killed does too.

Work and results go through its parent as bytes, which only the two ends open: a Dask worker, which hands them on, need
not import the program for it, nor read every row.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from flows.engines import EngineFailed

T = TypeVar("T")
R = TypeVar("R")


class ChildDied(Exception):
    """The process ended before it answered."""


class WorkFailed(Exception):
    """The work raised an error: ``said`` names it, ``details`` is its traceback, ``outside`` says that it came from
    the machine or the data (a full disk, a folder that cannot be reached) and not from the program."""

    def __init__(self, said: str, details: str, outside: bool) -> None:
        super().__init__(said, details, outside)
        self.said, self.details, self.outside = said, details, outside

    def __str__(self) -> str:
        return f"{self.said}\n{self.details}"


@dataclass(frozen=True, slots=True)
class Done:
    """What a piece of work gave, ``pickled``, and the processor seconds that it took."""

    pickled: bytes
    cpu_seconds: float

    def result(self) -> Any:
        """What the work gave."""
        return pickle.loads(self.pickled)


def packed(work: Callable[[T], R], item: T) -> bytes:
    """Work as a child is asked for it."""
    return pickle.dumps((work, item), pickle.HIGHEST_PROTOCOL)


def item_of(asked: bytes) -> Any:
    """What the work is to be done on."""
    return pickle.loads(asked)[1]


class Child:
    """The parent's end: a started process."""

    def __init__(self) -> None:
        self._pipe, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "flows.engines.child", str(theirs.fileno())],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                process_group=0,
                # Our own modules are found as the parent finds them; one thread each, for there is a child per core.
                env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "POLARS_MAX_THREADS": "1"},
            )

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def do(self, asked: bytes) -> Done:
        """What the work of ``packed`` gives there. Raises ChildDied, or WorkFailed with what the work raised."""
        try:
            self._pipe.send_bytes(asked)
            done = self._pipe.recv()
        except (EOFError, OSError) as error:
            self._pipe.close()
            raise ChildDied from error
        if isinstance(done, WorkFailed):
            raise done
        return done

    def end(self) -> None:
        """End the process now, whatever it does."""
        self._process.kill()
        self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()


def _serve(pipe: Connection) -> None:
    while True:
        try:
            asked = pipe.recv_bytes()
        except EOFError:
            return
        began = time.process_time()
        try:
            work, item = pickle.loads(asked)
            made = pickle.dumps(work(item), pickle.HIGHEST_PROTOCOL)
        except Exception as error:
            outside = isinstance(error, OSError | EngineFailed)
            said = str(error) if isinstance(error, EngineFailed) else f"{type(error).__name__}: {error}"
            pipe.send(WorkFailed(said, traceback.format_exc(), outside))
        else:
            pipe.send(Done(made, time.process_time() - began))


def _end_with_parent() -> None:
    os.read(sys.stdin.fileno(), 1)  # nothing is ever written: it returns when the parent is gone
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # What is pickled names this module as others do, not as __main__.
    from flows.engines import child

    child._serve(Connection(int(sys.argv[1])))
