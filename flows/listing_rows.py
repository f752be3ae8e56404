"""Lists of the pure rooms as rows of ``listings`` and ``listing_items`` (the columns are the registry's)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal

from flows.rows import Row
from seeds import wordlists
from transforms.extract import PageMetrics
from transforms.lists.told import ToldItem, ToldList
from transforms.metric import Metric


def kind_rows() -> list[Row]:
    """Rows of ``name_kinds``: the whole word list."""
    return [dict(row) for row in wordlists.load("list_kinds")]


def listing_rows(read: PageMetrics) -> Iterator[Row]:
    """Rows of ``listings`` of one page."""
    for listing_id, told in _with_ids(read):
        listing, story = told.listing, told.story
        start, end = told.span
        counted = bool(listing.stated)
        yield {
            "listing_id": listing_id,
            "story_id": story.story_id,
            "doc_id": story.doc_id,
            "char_start": start,
            "char_end": end,
            "raw_text": read.page.text[start:end],
            "quote": story.reading.text[slice(*told.sentence)].strip(),
            "text_start": listing.start,
            "text_end": listing.end,
            "form": listing.form,
            "head": listing.head or None,
            "kind": told.kind or None,
            "said": story.reading.text[listing.start : listing.end] if counted else None,
            "stated": listing.stated[0] if counted and not listing.is_sum else None,
            "stated_parts": list(listing.stated) if listing.is_sum else [],
            "claim": listing.claim,
            "n_items": len(listing.items),
            "place": told.place.name if told.place else None,
            "place_code": told.place.code if told.place else None,
            "period_start": told.period.start,
            "period_end": told.period.end,
            "period_text": told.period_text or None,
        }


def item_rows(read: PageMetrics) -> Iterator[Row]:
    """Rows of ``listing_items`` of one page."""
    metrics = sorted(read.metrics, key=lambda m: (m.evidence.char_start, m.evidence.char_end))
    starts = [m.evidence.char_start for m in metrics]
    for listing_id, told in _with_ids(read):
        for seq, item in enumerate(told.items, 1):
            start, end = item.span
            metric = _own_metric(item, metrics, starts)
            value, unit = _figure(item, metric, read.page.text)
            yield {
                "item_id": f"{listing_id}:{seq}",
                "listing_id": listing_id,
                "story_id": told.story.story_id,
                "doc_id": told.story.doc_id,
                "seq": seq,
                "char_start": start,
                "char_end": end,
                "raw_text": read.page.text[start:end],
                "name": item.name,
                "name_id": item.name_id,
                "kind": item.kind or None,
                "place": item.place.name if item.place else None,
                "place_code": item.place.code if item.place else None,
                "attribute": item.item.attribute or None,
                "value": value,
                "unit": unit,
                "metric_id": metric.metric_id if metric else None,
            }


def _with_ids(read: PageMetrics) -> Iterable[tuple[str, ToldList]]:
    """Lists with their ids: first 16 digits of doc_id, ``:l``, page span of the items."""
    for told in read.listings:
        first, last = told.items[0].span[0], told.items[-1].span[1]
        yield f"{told.story.doc_id[:16]}:l{first}-{last}", told


def _own_metric(item: ToldItem, metrics: list[Metric], starts: list[int]) -> Metric | None:
    """The one metric printed inside an item, or in the figure that is said of it."""
    start, end = item.figure or item.span
    at = bisect_left(starts, start)
    inside = metrics[at : bisect_left(starts, end)]
    return inside[0] if len(inside) == 1 and inside[0].evidence.char_end <= end else None


def _figure(item: ToldItem, metric: Metric | None, text: str) -> tuple[Decimal | None, str | None]:
    """Value and unit: of a figure said of it, in percent as all of such a list; of its metric; of its bare count."""
    if item.figure is not None:
        return Decimal(text[slice(*item.figure)].rstrip("%％")), "%"
    if item.item.number is not None:
        return Decimal(item.item.number), metric.unit if metric is not None else ""
    return (None, None) if metric is None else (metric.value, metric.unit)
