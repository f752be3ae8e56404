"""What a batch of pages comes to: rows of the tables, judged by the data contract. Values only, no file and no run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

import polars as pl

from checks import tables
from flows import listing_rows, reprints, rows
from flows.each_page import noted
from flows.handed_on import PageNumbers
from flows.sources import Reading, SetAside
from flows.standing import Standing
from transforms.extract import PageMetrics
from transforms.reprint import comparable
from warehouse.registry import TABLES, frame, frame_of

_ANY_NUMBER = {name: replace(table, filled=False) for name, table in TABLES.items()}
"""The tables as one batch of pages may leave them: one whose pages are all turned away is no failure."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows of a batch that keep the contract, by table, and what became of the others.

    ``bodies`` are the stories that are compared with others (``warehouse.reprint_index.BODIES``). Of the pages
    ``n_pages`` were read, with ``n_found`` numerals on them.
    """

    frames: Mapping[str, pl.DataFrame]
    bodies: pl.DataFrame
    set_aside: tuple[SetAside, ...]
    standing: Standing
    n_pages: int
    n_found: int


def checked(
    run_id: str, reading: Reading, found: Sequence[PageNumbers], read: Sequence[PageMetrics]
) -> Checked:
    """The rows of what was found on the pages of a batch; what breaks a whole table leaves none."""
    read_ids = {page.page.doc_id for page in read}
    found = [each for each in found if each.page.doc_id in read_ids]
    made = _frames(run_id, reading, found, read)
    report = tables.validate(made, _ANY_NUMBER)
    stories = [n.story for page in found for n in page.numbers]
    accepted = set() if report.failures else set(report.frames["stories"]["story_id"])
    n_found = sum(len(each.quantities) for page in found for each in page.numbers)
    return Checked(
        {} if report.failures else report.frames,
        reprints.frame_of(comparable(s for s in stories if s.story_id in accepted)),
        (*reading.set_aside, *noted().values()),
        Standing.of(report),
        len(read),
        n_found,
    )


def _frames(
    run_id: str, reading: Reading, found: Sequence[PageNumbers], read: Sequence[PageMetrics]
) -> Mapping[str, pl.DataFrame]:
    numbers = [page.numbers for page in found]
    linked = [row for page in read for row in rows.page_place_rows(page)]
    few = {
        "places": rows.place_table_rows(row["code"] for row in linked),
        "documents": [
            rows.document_row(page.page, page, reading.written[page.page.doc_id], run_id) for page in read
        ],
        "page_places": linked,
        "listings": [row for page in read for row in listing_rows.listing_rows(page)],
        "listing_items": [row for page in read for row in listing_rows.item_rows(page)],
    }
    many = {
        "stories": rows.story_columns(read, numbers),
        "metrics": rows.metric_columns(read),
        "quantities": rows.quantity_columns(read, numbers),
    }
    return {
        **{name: frame(name, given) for name, given in few.items()},
        **{name: frame_of(name, given) for name, given in many.items()},
        "story_words": rows.story_words_frame([n.story for n in chain.from_iterable(numbers)]),
        **_vocabulary(),
    }


@cache
def _vocabulary() -> Mapping[str, pl.DataFrame]:
    """The tables that are the same whatever is read."""
    return {
        "indicators": frame("indicators", rows.indicator_table_rows()),
        "name_kinds": frame("name_kinds", listing_rows.kind_rows()),
    }
