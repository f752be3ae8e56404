"""Records of the pure rooms as rows of the tables (the columns are the registry's)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from seeds import wordlists
from transforms.extract import Numbers, PageMetrics
from transforms.gazetteer import load_gazetteer, place_rows
from transforms.page import Page
from transforms.search_words import search_words
from transforms.story import Story

Row = dict[str, Any]


def document_row(page: Page, read: PageMetrics, written: str, run_id: str) -> Row:
    """A row of ``documents``; ``written`` says how the bytes are written."""
    date = read.setting.date
    return {
        "doc_id": page.doc_id,
        "path": page.path,
        "encoding": page.encoding,
        "written": written,
        "n_chars": len(page.text),
        "page_date": date.day,
        "page_month": date.month,
        "page_date_basis": date.basis or None,
        "run_id": run_id,
    }


def story_row(story: Story, read: PageMetrics) -> Row:
    """A row of ``stories``: its own cluster, until it is compared with others."""
    place = read.story_places[story.story_id]
    return {
        "story_id": story.story_id,
        "doc_id": story.doc_id,
        "seq": story.seq,
        "kind": story.kind,
        "headline": story.headline,
        "deck": story.deck,
        "byline": list(story.byline),
        "text": story.reading.text,
        "spans": list(story.spans),
        "place": place.name if place else None,
        "place_code": place.code if place else None,
        "story_date": read.story_dates.get(story.story_id),
        "cluster_id": story.story_id,
        "is_canonical": True,
        "head_lost": story.head_lost,
        "tail_lost": story.tail_lost,
        "join_confidence": story.join_confidence,
    }


def story_words_frame(stories: Sequence[Story]) -> pl.DataFrame:
    """``story_words``: by which words each story is found."""
    ids = {"story_id": [s.story_id for s in stories], "doc_id": [s.doc_id for s in stories]}
    names = pl.DataFrame(ids, schema=dict.fromkeys(ids, pl.String()))
    return names.hstack(search_words([s.reading.folded for s in stories]))


def quantity_rows(page: Page, numbers: Numbers, made: Mapping[tuple[int, int], str]) -> Iterable[Row]:
    """Rows of ``quantities``; ``made`` maps a page span to the id of the metric made of it.

    A numeral torn apart by a displaced part of the page is kept with the part where it begins.
    """
    reading = numbers.story.reading
    for quantity in numbers.quantities:
        span = reading.page_span(quantity.start, quantity.end)
        if span is None:
            start = reading.page_offset(quantity.start)
            end = quantity.start
            while end < quantity.end and reading.page_offset(end) == start + end - quantity.start:
                end += 1
            span = start, start + end - quantity.start
        yield {
            "quantity_id": f"{page.doc_id[:16]}:q{span[0]}-{span[1]}",
            "doc_id": page.doc_id,
            "story_id": numbers.story.story_id,
            "char_start": span[0],
            "char_end": span[1],
            "raw_text": page.text[span[0] : span[1]],
            "class": quantity.kind,
            "unit": quantity.unit or None,
            "value": quantity.numeral.value if quantity.numeral else None,
            "metric_id": made.get(span),
        }


def metric_rows(read: PageMetrics) -> Iterable[Row]:
    """Rows of ``metrics`` of one page."""
    for m in read.metrics:
        yield {
            "metric_id": m.metric_id,
            "story_id": m.story_id,
            "doc_id": m.evidence.doc_id,
            "char_start": m.evidence.char_start,
            "char_end": m.evidence.char_end,
            "raw_text": m.evidence.raw_text,
            "quote": m.quote or None,
            "text_start": m.start,
            "text_end": m.end,
            "sentence_start": m.sentence_start,
            "sentence_end": m.sentence_end,
            "role": m.role,
            "indicator": m.indicator or None,
            "indicator_code": m.indicator_code,
            "subject": m.subject,
            "place": m.place.name if m.place else None,
            "place_code": m.place.code if m.place else None,
            "value": m.value,
            "value_low": m.value_low,
            "value_high": m.value_high,
            "printed_low": m.printed_low,
            "printed_high": m.printed_high,
            "approx": m.approx,
            "unit": m.unit,
            "period_start": m.period_start,
            "period_end": m.period_end,
            "period_text": m.period_text or None,
            "of_metric_id": m.of_metric_id,
            "target_metric_id": m.target_metric_id,
            "same_as_metric_id": m.same_as_metric_id,
        }


def page_place_rows(read: PageMetrics) -> list[Row]:
    """Rows of ``page_places``: every division that the page's rows are about, and those above it."""
    listed = (place for told in read.listings for place in (told.place, *(item.place for item in told.items)))
    named = [*read.story_places.values(), *(m.place for m in read.metrics), *listed]
    codes = {code for place in named if place is not None for code in place.chain}
    return [{"doc_id": read.page.doc_id, "code": row.code} for row in place_rows(codes)]


def place_table_rows(codes: Iterable[str]) -> list[Row]:
    """Rows of ``places`` for these divisions."""
    gazetteer = load_gazetteer()
    return [
        {
            "code": row.code,
            "name": row.name,
            "level": row.level,
            "parents": list(gazetteer.chain(row.code)[:-1]),
            "parent_code": row.parent_code,
            "full_name": row.full_name,
        }
        for row in place_rows(set(codes))
    ]


def indicator_table_rows() -> list[Row]:
    """Rows of ``indicators``: the whole controlled vocabulary."""
    return [
        {
            "code": row["code"],
            "name": row["name"],
            "meaning": row["meaning"],
            "domain": row["domain"],
            "dimension": row["dimension"],
            "direction": None if row["direction"] == "neither" else row["direction"],
            "synonyms": [s for s in row["synonyms"].split("|") if s],
        }
        for row in wordlists.load("indicators")
    ]
