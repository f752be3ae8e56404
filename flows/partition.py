"""A partition of pages to rows, wherever that is done (分区): decode … link and the contract, then Parquet files.

What a partition holds depends on its pages and the program alone, and it is named by both: so it may be made twice, by
anyone, and found again by a later run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from checks.contract.rejections import Failure, Rejection
from flows import stages
from flows.addresses import Folder
from flows.contract import Checked, checked
from flows.each_page import FAILED, TOO_SLOW, noting
from flows.fingerprints import made_with, program, same_program
from flows.garbage import searched_seldom
from flows.handed_on import Batch
from flows.sources import CHANGING, UNREADABLE, Scan, SetAside
from flows.standing import Standing
from warehouse.lake import BODIES_NAME, Lake, Receipt

_BY_CHANCE = frozenset({UNREADABLE, CHANGING, TOO_SLOW, FAILED})
"""Reasons to set a page aside that another try may not meet: such a partition is made again by the next run."""
_NO_RUN = "-"
"""Stands for the run in ``documents`` until the run that loads the partition is put there."""


@dataclass(frozen=True, slots=True)
class Partition:
    """Pages to be read together: ``wanted`` has (doc_id, file name) of each below ``folder``, ``twins`` as in Scan.

    ``made_with`` is the fingerprint of what makes its rows, ``program`` that of all that a worker does.
    """

    lake: str
    folder: Folder
    wanted: tuple[tuple[str, str], ...]
    twins: Mapping[str, tuple[str, ...]]
    made_with: str
    program: str

    @property
    def name(self) -> str:
        """Its name in the lake: a hash of its pages, their names, and the program that reads them."""
        pages = [self.made_with, self.wanted, sorted(self.twins.items())]
        return hashlib.sha256(json.dumps(pages).encode()).hexdigest()[:32]

    def __str__(self) -> str:
        return f"{len(self.wanted)} 个版面，从 {self.wanted[0][1]} 到 {self.wanted[-1][1]}"


def partition_of(batch: Batch, lake: Lake) -> Partition:
    """The batch as something that can be sent away."""
    scan = batch.scan
    wanted = tuple((doc_id, scan.names[at]) for doc_id, at in batch.wanted.select("doc_id", "name").rows())
    twins = {doc_id: scan.twins[doc_id] for doc_id, _ in wanted if doc_id in scan.twins}
    return Partition(lake.url, scan.folder, wanted, twins, made_with(), program())


def read(partition: Partition) -> Receipt:
    """Read the pages of a partition and store its rows in the lake.

    Raises EngineFailed when this is another program than the one that asks, OSError.
    """
    same_program(partition.program)
    names = tuple(name for _, name in partition.wanted)
    rows = [(doc_id, at) for at, (doc_id, _) in enumerate(partition.wanted)]
    wanted = pl.DataFrame(rows, schema={"doc_id": pl.String(), "name": pl.Int64()}, orient="row")
    batch = Batch(Scan(partition.folder, names, pl.DataFrame(), partition.twins, (), ()), wanted)
    with searched_seldom(), noting():
        reading = stages.read_pages(batch)
        numbers = stages.find_quantities(stages.cut_into_stories(reading))
        metrics = stages.link_metrics(stages.read_metrics(numbers), numbers)
        made = checked(_NO_RUN, reading, numbers, metrics)
    lasting = _BY_CHANCE.isdisjoint(each.rule for each in made.set_aside)
    frames = {**made.frames, BODIES_NAME: made.bodies}
    return Lake(partition.lake).write(partition.name, frames, _said(made), lasting=lasting)


def loaded(lake: Lake, receipt: Receipt, run_id: str) -> Checked:
    """What the partition holds, as read by the run. Raises BrokenPartition, OSError."""
    frames = lake.read(receipt)
    bodies = frames.pop(BODIES_NAME)
    if frames:
        frames["documents"] = frames["documents"].with_columns(run_id=pl.lit(run_id))
    said = receipt.said
    return Checked(
        frames,
        bodies,
        tuple(SetAside(*each) for each in said["set_aside"]),
        Standing(
            tuple(Rejection(*each) for each in said["rejected"]),
            tuple(Failure(*each) for each in said["failures"]),
        ),
        said["n_pages"],
        said["n_found"],
    )


def _said(made: Checked) -> dict[str, object]:
    """All that is no row, for the receipt."""
    rejected = [(r.table, r.key, r.rule, r.severity, r.reason, r.evidence) for r in made.standing.rejected]
    return {
        "set_aside": [(a.path, a.rule, a.reason, a.evidence) for a in made.set_aside],
        "rejected": rejected,
        "failures": [(f.table, f.rule, f.reason) for f in made.standing.failures],
        "n_pages": made.n_pages,
        "n_found": made.n_found,
    }
