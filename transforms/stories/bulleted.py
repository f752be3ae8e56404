"""Paragraphs one after another that one mark opens (▲): the items of a list, no captions (项目符号)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from transforms.stories.byline import read_photo_credit

MIN_ITEMS = 3
"""Paragraphs of the shortest list whose items a mark opens. 2026-11: set to 3."""
_MARKS = frozenset("▲▼▶")
"""Marks that point to a picture where they stand alone."""


def bulleted(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """``(first, end)`` of each run of folded paragraphs that such a mark opens; one of them with a credit makes captions."""
    at = 0
    for mark, run in groupby(texts, key=lambda text: text[:1]):
        items = tuple(run)
        if mark in _MARKS and len(items) >= MIN_ITEMS and not any(map(read_photo_credit, items)):
            yield at, at + len(items)
        at += len(items)
