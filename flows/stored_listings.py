"""Rows of ``listings`` and ``listing_items`` as the records that the checks read."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from checks.figures.folded import unspaced
from checks.slogan import Stated
from transforms.lists.record import Item, Listing
from transforms.page import fold


def counted(listings: pl.DataFrame, items: pl.DataFrame, metrics: pl.DataFrame) -> pl.DataFrame:
    """Lists that state a count, in order of page and place, with their ``items`` and, as ``counts``, the metrics that say it.

    ``listings``: rows of the table with a count, of stories and notices; ``items``: ``listing_id``, ``raw_text``, ``number`` in the order of
    print; ``metrics``: rows of the pages of those lists. A list without items is left out.
    """
    named = items.group_by("listing_id", maintain_order=True).agg(items=pl.struct("raw_text", "number"))
    said = (
        listings.join(
            metrics.select("doc_id", "metric_id", "char_start", "char_end", "raw_text", "value"),
            on="doc_id",
            suffix="_metric",
        )
        .filter(
            pl.col("char_start_metric").is_between(pl.col("char_start"), pl.col("char_end")),
            pl.col("char_end_metric") <= pl.col("char_end"),
            pl.col("value") == pl.col("stated").cast(metrics.schema["value"]),
            pl.col("said").str.contains(pl.col("raw_text_metric"), literal=True),
        )
        .sort("char_start_metric", "metric_id")
        .group_by("listing_id", maintain_order=True)
        .agg(counts="metric_id")
    )
    return (
        listings.join(named, on="listing_id")
        .join(said, on="listing_id", how="left")
        .with_columns(pl.col("counts").fill_null([]))
        .sort("doc_id", "text_start", "listing_id")
    )


def stated_from(rows: pl.DataFrame) -> Iterator[Stated]:
    """The list of each row: columns of ``listings`` that state a count, with ``items``, a list of raw texts, and the ids ``counts``.

    Items that the page breaks over two lines are whole, as they are in the quote.
    """
    for row in rows.iter_rows(named=True):
        items = tuple(
            Item(row["text_start"], row["text_end"], fold(unspaced(each["raw_text"])), each["number"])
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
