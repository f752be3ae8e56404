"""Work on a Dask cluster: one that runs already, or one of this machine for the length of the block.

A Dask worker gives each piece of work to a child process of its own (``children``): there it runs in a main thread,
where a page that takes too long can be interrupted. Workers know nothing of Prefect and need none of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from flows.engines import EngineFailed, Spent
from flows.engines.child import Done, packed
from flows.engines.children import Children
from flows.engines.ordered import in_order

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 3
"""Pieces of work for each thread of the cluster that are given out before the first result is taken. 2026-11: 3."""
RETRIES = 2
"""Times that a piece is given out again after an error of its own; dead workers are counted by Dask. 2026-11: 2."""
CONNECT_SECONDS = 20
"""How long a cluster is waited for. 2026-11: set to 20."""

QUIET = {
    "distributed.worker.profile.enabled": False,  # by default looks at the stacks of all threads 100 times a second
    "distributed.admin.tick.interval": "1s",  # by default 50 times a second, in workers, scheduler and nannies
}
"""What the workers that are started here do not do. They and their scheduler share the cores with the work, and nobody asks
them for it: on two cores it took a tenth of a processor. 2026-11-23."""

_children = Children()
"""Of this process, which is a worker of the cluster."""


def in_child(asked: bytes) -> Done:
    """The task of the cluster: the work of ``packed`` in the child process of the thread that does it."""
    return _children.do(asked)


@dataclass(slots=True)
class Cluster:
    """An engine of the workers of ``client``; see ``flows.engines.Engine``."""

    client: Client
    spent: Spent = field(default_factory=Spent)

    def each(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """See Engine."""
        from distributed import CancelledError, KilledWorker

        threads = sum(self.client.nthreads().values())
        try:
            for done in in_order(lambda item: self._give_out(work, item), items, AHEAD * max(1, threads)):
                self.spent.cpu_seconds += done.cpu_seconds
                yield done.result()
        except KilledWorker as error:
            raise EngineFailed(f"集群里做同一份的工作进程接连死了：{error}") from error
        except (OSError, CancelledError, asyncio.CancelledError) as error:
            raise EngineFailed(f"与 Dask 集群的联系断了：{type(error).__name__}: {error}") from error

    def _give_out(self, work: Callable[[T], R], item: T) -> Any:
        return self.client.submit(in_child, packed(work, item), pure=False, retries=RETRIES)


@contextmanager
def cluster(address: str, n_workers: int) -> Generator[Cluster]:
    """The cluster at ``address``; without one, so many workers of this machine. Raises EngineFailed."""
    try:
        import dask
        from distributed import Client, LocalCluster
    except ModuleNotFoundError:
        raise EngineFailed(
            "没有装 Dask：请用 pip install 'shuzheng[dask]' 装上，或换用 processes。"
        ) from None
    with ExitStack() as opened:
        try:
            if not address:
                # One thread each: Python runs one at a time anyhow. Its HTTP port is any that is free.
                # No limit of memory: what takes it is the child, which Dask does not see, looking ten times a second.
                with dask.config.set(QUIET):
                    started = LocalCluster(
                        n_workers=n_workers,
                        threads_per_worker=1,
                        memory_limit=0,
                        dashboard_address="127.0.0.1:0",
                    )
                address = opened.enter_context(started).scheduler_address
            client = opened.enter_context(Client(address, timeout=CONNECT_SECONDS, set_as_default=False))
            client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except (OSError, ValueError) as error:  # a time-out is an OSError
            raise EngineFailed(f"连不上 Dask 集群 {address}，或者它没有工作进程：{error}") from error
        yield Cluster(client)
