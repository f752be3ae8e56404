"""Rows of ``listings`` and ``listing_items`` as the records that the checks read."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from checks.slogan import Stated
from transforms.list_record import Item, Listing
from transforms.page import fold


def stated_from(rows: pl.DataFrame) -> Iterator[Stated]:
    """The list of each row: columns of ``listings`` that state a count, with ``items``, a list of raw texts, and the ids ``counts``."""
    for row in rows.iter_rows(named=True):
        items = tuple(
            Item(row["text_start"], row["text_end"], fold(each["raw_text"]), each["number"])
            for each in row["items"]
        )
        listing = Listing(
            row["text_start"],
            row["text_end"],
            fold(row["said"]),
            tuple(row["stated_parts"]) or (row["stated"],),
            row["head"] or "",
            row["claim"],
            items,
            row["form"],
        )
        yield Stated(row["doc_id"], row["story_id"], listing, row["quote"], tuple(row["counts"]))
