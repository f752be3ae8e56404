"""Rows of ``metrics`` as the records that the checks read.

Checks always read what the warehouse stores, never what a page has just given: so a figure is judged
alike in the run that read its page and in every later one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import polars as pl

from transforms.metric import Evidence, Metric
from transforms.places.gazetteer import Place, load_gazetteer


def metrics_from(rows: pl.DataFrame) -> Iterator[Metric]:
    """The metric of each row of a frame of ``metrics``, in its order."""
    for row in rows.iter_rows(named=True):
        yield Metric(
            evidence=Evidence(row["doc_id"], row["char_start"], row["char_end"], row["raw_text"]),
            story_id=row["story_id"],
            start=row["text_start"],
            end=row["text_end"],
            sentence_start=row["sentence_start"],
            sentence_end=row["sentence_end"],
            quote=row["quote"] or "",
            role=row["role"],
            indicator=row["indicator"] or "",
            indicator_code=row["indicator_code"],
            subject=row["subject"],
            place=None if row["place"] is None else _place(row["place_code"], row["place"]),
            value=_plain(row["value"]),
            value_low=_plain(row["value_low"]),
            value_high=_plain(row["value_high"]),
            printed_low=_plain(row["printed_low"]),
            printed_high=_plain(row["printed_high"]),
            approx=row["approx"],
            unit=row["unit"],
            period_start=row["period_start"],
            period_end=row["period_end"],
            period_text=row["period_text"] or "",
            of_metric_id=row["of_metric_id"],
            target_metric_id=row["target_metric_id"],
            same_as_metric_id=row["same_as_metric_id"],
        )


@lru_cache(maxsize=1_000)
def _place(code: str | None, name: str) -> Place:
    """The division; what has no code is known by its name only."""
    if code is None:
        return Place(None, name, "zone", ())
    known = load_gazetteer()
    return Place(code, name, known.level(code), known.chain(code)[:-1])


def _plain(value: Decimal | None) -> Decimal | None:
    """The number without the zeros that nine stored places add: 64.380000000 is 64.38."""
    if value is None:
        return None
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
