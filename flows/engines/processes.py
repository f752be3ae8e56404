"""Work in several processes of this machine: a thread for each, that waits for it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from flows.engines import Spent
from flows.engines.child import packed
from flows.engines.children import Children
from flows.engines.ordered import in_order

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 3
"""Pieces of work for each process that are given out before the first result is taken. 2026-11: set to 3."""


@dataclass(slots=True)
class Processes:
    """An engine of ``n_workers`` processes; see ``flows.engines.Engine``."""

    n_workers: int
    pool: ThreadPoolExecutor
    children: Children = field(default_factory=Children)
    spent: Spent = field(default_factory=Spent)

    def each(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """See Engine."""
        for done in in_order(
            lambda item: self.pool.submit(self.children.do, packed(work, item)), items, AHEAD * self.n_workers
        ):
            self.spent.cpu_seconds += done.cpu_seconds
            yield done.result()


@contextmanager
def processes(n_workers: int) -> Generator[Processes]:
    """So many processes, each started with its first work; they are ended with the block, however it ends."""
    pool = ThreadPoolExecutor(n_workers, "engine")
    engine = Processes(n_workers, pool)
    try:
        yield engine
    finally:
        engine.children.end()
        pool.shutdown(cancel_futures=True)
