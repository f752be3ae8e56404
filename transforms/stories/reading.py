"""The text of a story in reading order, and where each of its characters stands on the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from transforms.record import record

Span = tuple[int, int]

LAYOUT = re.compile(r"\s+(?:#{1,6}\s+)?")
"""What stands between two pieces of one number on the page and not in the text: ends of lines, heading marks."""


@record
class Paragraph:
    """``[start, end)`` of the reading text; ``kind`` is the layout kind of its blocks."""

    start: int
    end: int
    kind: str


@record
class ReadingText:
    """Characters in reading order: paragraphs, each of one or more page spans, parted by ``\\n``.

    ``folded`` has the same length as ``text``. ``text_starts[i]`` is where the i-th page span
    begins in the text and ``page_starts[i]`` where it begins on the page; ``follows[i]`` says that
    nothing but layout stands between it and the one before.
    """

    text: str
    folded: str
    paragraphs: tuple[Paragraph, ...]
    text_starts: tuple[int, ...]
    page_starts: tuple[int, ...]
    follows: tuple[bool, ...]

    @classmethod
    def build(
        cls, page_text: str, page_folded: str, paragraphs: Iterable[tuple[str, tuple[Span, ...]]]
    ) -> ReadingText:
        """From ``(kind, page spans in reading order)`` of each paragraph."""
        texts: list[str] = []
        folds: list[str] = []
        made: list[Paragraph] = []
        text_starts: list[int] = []
        page_starts: list[int] = []
        follows: list[bool] = []
        at = before = 0
        for kind, spans in paragraphs:
            if made:
                texts.append("\n")
                folds.append("\n")
                at += 1
            start = at
            for s, e in spans:
                text_starts.append(at)
                page_starts.append(s)
                follows.append(before <= s and LAYOUT.sub("", page_text[before:s]) == "")
                before = e
                texts.append(page_text[s:e])
                folds.append(page_folded[s:e])
                at += e - s
            made.append(Paragraph(start, at, kind))
        return cls(
            "".join(texts),
            "".join(folds),
            tuple(made),
            tuple(text_starts),
            tuple(page_starts),
            tuple(follows),
        )

    def page_offset(self, at: int) -> int:
        """Page offset of the character at ``at`` of the reading text."""
        i = bisect_right(self.text_starts, at) - 1
        return self.page_starts[i] + at - self.text_starts[i]

    def page_span(self, start: int, end: int) -> Span | None:
        """Page span of ``[start, end)``; None when something else stands between on the page."""
        texts, pages = self.text_starts, self.page_starts
        i = bisect_right(texts, start) - 1
        j = i
        if i + 1 < len(texts) and texts[i + 1] < end:
            j = bisect_right(texts, end - 1) - 1
            if not all(self.follows[i + 1 : j + 1]):
                return None
        return pages[i] + start - texts[i], pages[j] + end - texts[j]
