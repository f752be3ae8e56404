"""A child process for each thread that has work (see ``child``), started anew when it dies."""

from __future__ import annotations

import threading

from flows.engines import EngineFailed
from flows.engines.child import Child, ChildDied, Done, WorkFailed, item_of

TRIES = 3
"""Children that one piece of work may cost before it is given up. 2026-11: set to 3."""


class Children:
    """The children of the threads of a process."""

    def __init__(self) -> None:
        self._mine = threading.local()
        self._all: set[Child] = set()
        self._lock = threading.Lock()
        self._ended = False

    def do(self, asked: bytes) -> Done:
        """The work of ``packed`` in the child of this thread, tried again in another one when it dies.

        Raises EngineFailed, or WorkFailed for a fault of the program.
        """
        for _ in range(TRIES):
            child = self._child()
            try:
                return child.do(asked)
            except ChildDied:
                self._forget(child)
            except WorkFailed as error:
                if error.outside:
                    raise EngineFailed(f"工作进程做不下去：{error.said}") from error
                raise
        raise EngineFailed(f"工作进程接连死了 {TRIES} 次，都是在做同一份：{item_of(asked)}。")

    def end(self) -> None:
        """End all children now; none is started any more."""
        with self._lock:
            self._ended = True
            children = list(self._all)
        for child in children:
            self._forget(child)

    @property
    def pids(self) -> tuple[int, ...]:
        """Process ids of the children that are there."""
        return tuple(sorted(child.pid for child in self._all))

    def _child(self) -> Child:
        child = getattr(self._mine, "child", None)
        if child is not None and child in self._all:
            return child
        with self._lock:
            if self._ended:
                raise EngineFailed("引擎已经停了。")
            self._mine.child = Child()
            self._all.add(self._mine.child)
            return self._mine.child

    def _forget(self, child: Child) -> None:
        child.end()
        with self._lock:
            self._all.discard(child)
