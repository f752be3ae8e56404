"""Short lines one after another: a list of names, the rows of a table (名单、表格行)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

MIN_LIST = 5
"""Lines of the shortest run of short lines that is a list and no headline. 2026-11: set to 5."""
MIN_ROWS = 2
"""Rows of the shortest table. 2026-11: set to 2."""


def listed(lines: Sequence[tuple[str, str]]) -> Iterator[int]:
    """Indices of the lines, each its kind and folded text, that are of a list or a table.

    The first line of a long run of titles may be the list's title; of rows that have a name and its figure two are
    enough.
    """
    at = 0
    for kind, run in groupby(lines, key=lambda line: line[0]):
        texts = [text for _, text in run]
        if kind in ("title", "byline") and len(texts) >= MIN_LIST:
            yield from range(at + (kind == "title"), at + len(texts))
        elif kind == "title":
            yield from (at + i for i in _rows(texts))
        at += len(texts)


def _rows(texts: Sequence[str]) -> Iterator[int]:
    """Indices of the texts that stand in a run of rows."""
    at = 0
    for is_row, run in groupby(texts, key=_is_row):
        size = len(tuple(run))
        if is_row and size >= MIN_ROWS:
            yield from range(at, at + size)
        at += size


def _is_row(text: str) -> bool:
    """Whether a line is a table's row, a name and behind a space its figure (上湾小学 30个)."""
    cells = text.split()
    return len(cells) > 1 and any(cell[0].isdigit() for cell in cells[1:]) and not cells[0][0].isdigit()
