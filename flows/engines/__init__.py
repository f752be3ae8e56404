"""Where the work of a load is done: in this process, in several, or on a Dask cluster (引擎).

Work is a function of a module and a value that can be pickled; what it gives comes back in the order of the values,
whoever did it. A worker that dies costs time: its work is done again by another. So work must be harmless to do
twice, and nothing but this process writes the warehouse.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

Kind = Literal["auto", "local", "processes", "dask"]
ENOUGH_BYTES = 4_000_000
"""Bytes of the pages to be read from which on ``auto`` starts processes. 2026-11: set to 4 MB; a process takes three
seconds to begin, one core reads a fifth of a megabyte in a second."""
PARTITION_BYTES = 1_000_000
"""Bytes of the pages of a partition. 2026-11: set to 1 MB: some five seconds of a core."""


class EngineFailed(RuntimeError):
    """The engine cannot be had, or a piece of work cannot be done on it; the message is a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Where:
    """Which engine a load is to use (引擎).

    ``workers``: how many, 0 for one per core. ``address``: a running Dask cluster; without it one is started here.
    ``lake``: URL of the folder for partitions, empty for one beside the warehouse that goes with the run.
    ``partition_bytes``: bytes of pages that are given out together.
    """

    kind: Kind = "local"
    workers: int = 0
    address: str = ""
    lake: str = ""
    partition_bytes: int = PARTITION_BYTES

    def for_bytes(self, n_bytes: int) -> Where:
        """The same with ``auto`` decided: processes where there are cores for them and enough to read."""
        if self.kind != "auto":
            return self
        kind = "processes" if self.n_workers > 1 and n_bytes >= ENOUGH_BYTES else "local"
        return Where(kind, self.workers, self.address, self.lake, self.partition_bytes)

    @property
    def n_workers(self) -> int:
        """How many workers there are on this machine."""
        here = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
        return self.workers or len(here)


@dataclass(slots=True)
class Spent:
    """What workers took so far: processor seconds."""

    cpu_seconds: float = 0.0


class Engine(Protocol):
    """Does work somewhere; ``spent`` is what it took elsewhere than in this process."""

    spent: Spent

    def each(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """``work`` on every item, in order. Items are asked for as they are needed, in the caller's thread.

        Raises EngineFailed when a piece cannot be done.
        """
        ...


@dataclass(slots=True)
class Here:
    """Work is done in this process, one item after the other."""

    spent: Spent = field(default_factory=Spent)

    def each(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """See Engine."""
        return map(work, items)


@contextmanager
def running(where: Where) -> Generator[Engine]:
    """The engine for the length of a block; nothing of it is left after. Raises EngineFailed."""
    if where.kind == "processes":
        from flows.engines.processes import processes

        with processes(where.n_workers) as engine:
            yield engine
    elif where.kind == "dask":
        from flows.engines.cluster import cluster

        with cluster(where.address, where.n_workers) as engine:
            yield engine
    else:
        yield Here()
