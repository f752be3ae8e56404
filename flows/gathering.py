"""Partitions that others make, gathered into the staging file by the one process that writes it (汇集)."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import tee

from flows import partition
from flows.engines import Engine, EngineFailed
from flows.handed_on import Comparison, Load, Stored
from flows.partition import Partition, loaded, partition_of
from flows.stages import store
from warehouse.lake import BrokenPartition, Lake, Receipt
from warehouse.staging import Staging

Arriving = Iterator[tuple[Partition, Receipt | None]]
"""Partitions with their receipts; None for one that is in the lake already and says itself what it holds."""


@contextmanager
def lake_of(load: Load) -> Generator[Lake]:
    """The lake of a load. One that nobody named lies beside the warehouse and goes when the load ends.

    When the load is killed it stays, and the next one need not make its partitions again.
    """
    named = load.where.lake
    lake = Lake(named or str(load.warehouse.absolute().with_name(f"{load.warehouse.stem}.lake")))
    lake.tidy()
    yield lake
    if not named:
        lake.remove()


def arriving(engine: Engine, lake: Lake, comparison: Comparison) -> Arriving:
    """Every partition of what is to be read, in order; those that the lake has already are not made again."""
    here = lake.names()
    # Twice the same, one ahead of the other by what has been given out: memory does not grow with the pages.
    asked, wanted = tee(partition_of(batch, lake) for batch in comparison.batches)
    made = engine.each(partition.read, (each for each in asked if each.name not in here))
    for each in wanted:
        yield each, None if each.name in here else next(made)


def gather(load: Load, staging: Staging, engine: Engine, lake: Lake, coming: Arriving) -> Stored:
    """Put the next partition into the staging file (读分区); one that is broken is made again, once.

    Raises EngineFailed when it is broken again.
    """
    part, receipt = next(coming)
    try:
        return store(staging, loaded(lake, receipt or lake.receipt(part.name), load.run_id))
    except BrokenPartition as broken:
        again = next(iter(engine.each(partition.read, [part])))
        try:
            stored = store(staging, loaded(lake, again, load.run_id))
        except BrokenPartition as error:
            raise EngineFailed(f"{error}重做一遍还是这样，请检查分区湖 {lake.url}。") from error
        return stored.remade_because(f"{broken}已重做。")
