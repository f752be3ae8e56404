"""Partitions that others make, gathered into the staging file by the one process that writes it (汇集)."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import tee

import polars as pl

from flows import partition, reprints
from flows.contract import Checked
from flows.engines import Engine, EngineFailed
from flows.handed_on import Comparison, Load, Stored
from flows.partition import Partition, loaded, partition_of
from flows.stages import insert, stored_of
from warehouse.lake import BrokenPartition, Lake, Receipt
from warehouse.staging import Staging

TOGETHER_BYTES = 24_000_000
"""Bytes of rows that are stored together. 2026-11-23: about what a batch has that is read in this process (4 MB of pages)."""

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


@dataclass(slots=True)
class Gathering:
    """The partitions of a load on their way into the staging file: ``left`` are still to come, ``waiting`` have come.

    They are stored several at a time: many small insertions cost the database twice as much as a few large ones. Their
    stories are looked for copies at once, while workers read the next.
    """

    load: Load
    staging: Staging
    engine: Engine
    lake: Lake
    coming: Arriving
    left: int
    waiting: list[Checked] = field(default_factory=list)

    def put(self, batch: Checked) -> None:
        """Take a partition in, and store what waits when it is much or all."""
        self.left -= 1
        self.waiting.append(batch)
        size = sum(rows.estimated_size() for each in self.waiting for rows in each.frames.values())
        if size < TOGETHER_BYTES and self.left:
            return
        usable = [
            each for each in self.waiting if each.frames
        ]  # what breaks a whole table is never published
        self.waiting.clear()
        if usable:
            frames = {name: pl.concat([each.frames[name] for each in usable]) for name in usable[0].frames}
            insert(self.staging, frames, pl.concat([each.bodies for each in usable]))
            reprints.add_waiting(self.staging)


def gather(gathering: Gathering) -> Stored:
    """Take in the next partition (读分区); one that is broken is made again, once.

    Raises EngineFailed when it is broken again.
    """
    lake, run_id = gathering.lake, gathering.load.run_id
    part, receipt = next(gathering.coming)
    remade = ""
    try:
        batch = loaded(lake, receipt or lake.receipt(part.name), run_id)
    except BrokenPartition as broken:
        again = next(iter(gathering.engine.each(partition.read, [part])))
        try:
            batch = loaded(lake, again, run_id)
        except BrokenPartition as error:
            raise EngineFailed(f"{error}重做一遍还是这样，请检查分区湖 {lake.url}。") from error
        remade = f"{broken}已重做。"
    gathering.put(batch)
    return stored_of(batch).remade_because(remade)
