"""Records of the pure rooms as rows of the tables (the columns are the registry's)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl

from seeds import wordlists
from transforms.extract import Numbers, PageMetrics
from transforms.page import Page
from transforms.places.gazetteer import load_gazetteer, place_rows
from transforms.quantity import Quantity
from transforms.stories.reading import ReadingText
from transforms.story import Story
from transforms.text.search_words import search_words

Row = dict[str, Any]
Columns = dict[str, list[Any]]
"""The values of many rows by column: tables of many rows are not made row by row."""


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


def story_columns(read: Sequence[PageMetrics], found: Sequence[Sequence[Numbers]]) -> Columns:
    """``stories`` of pages and what was found in them, each its own cluster, until it is compared with others."""
    each = [(n.story, page) for page, numbers in zip(read, found, strict=True) for n in numbers]
    stories = [story for story, _ in each]
    places = [page.story_places[story.story_id] for story, page in each]
    ids = [story.story_id for story in stories]
    return {
        "story_id": ids,
        "doc_id": [story.doc_id for story in stories],
        "seq": [story.seq for story in stories],
        "kind": [story.kind for story in stories],
        "headline": [story.headline for story in stories],
        "deck": [story.deck for story in stories],
        "byline": [list(story.byline) for story in stories],
        "text": [story.reading.text for story in stories],
        "spans": [list(story.spans) for story in stories],
        "place": [place.name if place else None for place in places],
        "place_code": [place.code if place else None for place in places],
        "story_date": [page.story_dates.get(story.story_id) for story, page in each],
        "cluster_id": ids,
        "is_canonical": [True] * len(ids),
        "head_lost": [story.head_lost for story in stories],
        "tail_lost": [story.tail_lost for story in stories],
        "join_confidence": [story.join_confidence for story in stories],
    }


def story_words_frame(stories: Sequence[Story]) -> pl.DataFrame:
    """``story_words``: by which words each story is found."""
    ids = {"story_id": [s.story_id for s in stories], "doc_id": [s.doc_id for s in stories]}
    names = pl.DataFrame(ids, schema=dict.fromkeys(ids, pl.String()))
    return names.hstack(search_words([s.reading.folded for s in stories]))


def quantity_columns(read: Sequence[PageMetrics], found: Sequence[Sequence[Numbers]]) -> Columns:
    """``quantities``, each with the id of the metric made of it."""
    made = {
        (m.evidence.doc_id, m.evidence.char_start, m.evidence.char_end): m.metric_id
        for page in read
        for m in page.metrics
    }
    each = [
        (page.page, n.story.story_id, quantity, *_printed_at(n.story.reading, quantity))
        for page, numbers in zip(read, found, strict=True)
        for n in numbers
        for quantity in n.quantities
    ]
    quantities = [quantity for _, _, quantity, _, _ in each]
    return {
        "quantity_id": [f"{page.doc_id[:16]}:q{start}-{end}" for page, _, _, start, end in each],
        "doc_id": [page.doc_id for page, *_ in each],
        "story_id": [story_id for _, story_id, *_ in each],
        "char_start": [start for *_, start, _ in each],
        "char_end": [end for *_, end in each],
        "raw_text": [page.text[start:end] for page, _, _, start, end in each],
        "class": [q.kind for q in quantities],
        "unit": [q.unit or None for q in quantities],
        "value": [q.numeral.value if q.numeral else None for q in quantities],
        "metric_id": [made.get((page.doc_id, start, end)) for page, _, _, start, end in each],
    }


def _printed_at(reading: ReadingText, quantity: Quantity) -> tuple[int, int]:
    """Where a quantity stands on its page; of one that a displaced part of the page tears apart, where it begins."""
    span = reading.page_span(quantity.start, quantity.end)
    if span is not None:
        return span
    start = reading.page_offset(quantity.start)
    end = quantity.start
    while end < quantity.end and reading.page_offset(end) == start + end - quantity.start:
        end += 1
    return start, start + end - quantity.start


def metric_columns(read: Sequence[PageMetrics]) -> Columns:
    """``metrics``."""
    metrics = [m for page in read for m in page.metrics]
    evidence = [m.evidence for m in metrics]
    return {
        "metric_id": [e.metric_id for e in evidence],
        "story_id": [m.story_id for m in metrics],
        "doc_id": [e.doc_id for e in evidence],
        "char_start": [e.char_start for e in evidence],
        "char_end": [e.char_end for e in evidence],
        "raw_text": [e.raw_text for e in evidence],
        "quote": [m.quote or None for m in metrics],
        "text_start": [m.start for m in metrics],
        "text_end": [m.end for m in metrics],
        "sentence_start": [m.sentence_start for m in metrics],
        "sentence_end": [m.sentence_end for m in metrics],
        "role": [m.role for m in metrics],
        "indicator": [m.indicator or None for m in metrics],
        "indicator_code": [m.indicator_code for m in metrics],
        "subject": [m.subject for m in metrics],
        "place": [m.place.name if m.place else None for m in metrics],
        "place_code": [m.place.code if m.place else None for m in metrics],
        "value": [m.value for m in metrics],
        "value_low": [m.value_low for m in metrics],
        "value_high": [m.value_high for m in metrics],
        "printed_low": [m.printed_low for m in metrics],
        "printed_high": [m.printed_high for m in metrics],
        "approx": [m.approx for m in metrics],
        "unit": [m.unit for m in metrics],
        "period_start": [m.period_start for m in metrics],
        "period_end": [m.period_end for m in metrics],
        "period_text": [m.period_text or None for m in metrics],
        "of_metric_id": [m.of_metric_id for m in metrics],
        "target_metric_id": [m.target_metric_id for m in metrics],
        "same_as_metric_id": [m.same_as_metric_id for m in metrics],
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
