"""What the stages of a load hand on to each other."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from flows.addresses import Folder
from flows.engines import Where
from flows.links import Links
from flows.sources import Scan, SetAside
from flows.standing import Standing
from flows.summary import Changes, Seen
from transforms.extract import Numbers
from transforms.page import Page
from transforms.story import Story
from warehouse.runs import Effort
from warehouse.shelf import Keep


@dataclass(frozen=True, slots=True)
class Load:
    """Which load this is: what is read, where it goes, when it began (UTC), and its identity.

    ``keep`` says which of the earlier releases stay. ``anew`` names the parts (``warehouse.staging.PAGES``,
    ``CHECKS``) that are made again though nothing has changed: an audit, which publishes only what differs.
    ``wait_seconds``: how long another run into the same file is waited for. ``screen``: whether the screen is written.
    ``where``: on which engine it is done.
    """

    run_id: str
    started_at: dt.datetime
    folder: Folder
    warehouse: Path
    keep: Keep = field(default_factory=Keep)
    flow_run_id: str | None = None
    anew: frozenset[str] = frozenset()
    wait_seconds: float | None = None
    links: Links = field(default_factory=Links)
    screen: bool = True
    where: Where = field(default_factory=Where)
    cpu_before: float = field(default_factory=time.process_time)

    @property
    def report(self) -> Path:
        """Where the Markdown report lies: beside the warehouse, named like it."""
        return self.warehouse.parent / "report" / f"{self.warehouse.stem}.md"


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages to be read together: ``wanted`` has their ``doc_id`` and ``name`` (place among those of the scan)."""

    scan: Scan
    wanted: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Comparison:
    """A folder against what is stored: what is read now, in batches, and what has gone.

    ``reread``: stored pages that are read again because code or word lists have changed; ``rejudged``:
    whether all pages are judged again for that reason. ``set_aside``: files that are no pages. ``where``: which
    engine reads and judges them.
    """

    scan: Scan
    batches: tuple[Batch, ...]
    gone: int
    reread: int
    rejudged: bool
    set_aside: tuple[SetAside, ...]
    where: Where

    @property
    def n_wanted(self) -> int:
        """Pages to be read."""
        return sum(batch.wanted.height for batch in self.batches)

    def once_read(self) -> Comparison:
        """The same without names and ids of the files: all are read, and there may be very many of them."""
        return replace(self, scan=replace(self.scan, names=(), twins={}), batches=())


@dataclass(frozen=True, slots=True)
class CutPage:
    """A page and its stories."""

    page: Page
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """A page and the numbers of its stories."""

    page: Page
    numbers: tuple[Numbers, ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """One batch in the staging file: what was set aside and what the contract said, without the rows.

    ``n_pages`` were read, with ``n_found`` numerals on them. ``remade`` says why its partition was made again, if it was.
    """

    set_aside: tuple[SetAside, ...]
    standing: Standing
    n_pages: int
    n_found: int
    remade: str = ""

    def remade_because(self, reason: str) -> Stored:
        """The same, of a partition that was broken."""
        return replace(self, remade=reason)


@dataclass(frozen=True, slots=True)
class Clustering:
    """Copies among all stories, and how many stories changed their cluster in this run."""

    copies: int
    moved: int


@dataclass(frozen=True, slots=True)
class Release:
    """What became of the load, as an operator is told it.

    ``stopped`` says why nothing was published, ``not_kept`` why it was published but not kept as a release,
    ``unchanged`` that an audit found all as it was; ``number`` is that of the release it made; ``no_screen`` says why its screen could not be written.
    """

    seen: Seen
    tables: Mapping[str, Sequence[Mapping[str, object]]]
    set_aside: tuple[SetAside, ...]
    hidden: int
    changes: Changes | None
    stopped: str
    not_kept: str = ""
    unchanged: bool = False
    effort: Effort | None = None
    number: int | None = None
    no_screen: str = ""
