"""Rows of a table and what they come to, in a row of its own or in the lead before them (表格各行与合计)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR, absolute
from checks.totals.listed import adds_up, missed_by_a_slip
from transforms.metric import Metric

_ROW = re.compile(r"\s*(?:[0-9]{1,2}[.、])?[^\s0-9,;:。]{2,16}[\s,:]*")
_PROSE = re.compile("[,;:。]")
_TOTAL = re.compile(r"\s*[^\s0-9,;:。]{0,6}(?:合|总|小|共)\s?计[\s:]*")
_LEAD = re.compile(r"(?:如下|如次)\s*:\s*$")
_FIRST = re.compile(r"(?:如下|如次)\s*:")
"""In the sentence of the first row, where the lead has no figure of its own."""
FEWEST = 3
"""Rows that make a table. 2026-11: 3."""


def table_sums(story: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    """(total, row, row, …) of every column of a story's tables that adds up, or misses its total by one slip."""
    if not any("计" in s.text or "如下" in s.text for s in story):
        return
    rows: list[Sentence] = []
    lead: Sentence | None = None
    for n, sentence in enumerate(story):
        near = n > 0 and sentence.start - story[n - 1].end <= NEXT_DOOR
        before = sentence.text[: sentence.figures[0].start - sentence.start] if sentence.figures else ""
        text = sentence.text
        if not rows and (opened := _FIRST.search(before)) is not None:
            before, text = before[opened.end() :], text[opened.end() :]
        if rows and near and _TOTAL.fullmatch(before):
            yield from _columns(sentence.figures, rows)
            rows, lead = [], None
        elif not _PROSE.search(text) and _ROW.fullmatch(before) and (near or not rows):
            lead = lead if rows else (story[n - 1] if near else None)
            rows.append(sentence)
        elif rows:
            yield from _told_before(lead, rows)
            rows, lead = [], None
    yield from _told_before(lead, rows)


def _columns(totals: Sequence[Metric], rows: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    for at, total in enumerate(totals):
        column = [row.figures[at] for row in rows if len(row.figures) > at]
        if len(column) == len(rows):
            yield from _sound(total, column)


def _told_before(lead: Sentence | None, rows: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    """全县计划浇灌9万亩,安排如下: the one figure of the lead that has the unit of the rows."""
    if lead is None or len(rows) < FEWEST or not _LEAD.search(lead.text):
        return
    for at in range(min(len(row.figures) for row in rows)):
        column = [row.figures[at] for row in rows]
        totals = [m for m in lead.figures if m.unit == column[0].unit]
        if len(totals) == 1:
            yield from _sound(totals[0], column)


def _sound(total: Metric, column: Sequence[Metric]) -> Iterator[tuple[Metric, ...]]:
    if len(column) < FEWEST or not all(absolute(m) and m.unit == total.unit for m in (total, *column)):
        return
    if adds_up(total, column) or missed_by_a_slip(total, column):
        yield total, *column
