"""Sentences and clauses of a folded reading text: where each begins and ends.

A sentence ends at 。！？ or a paragraph's end; a clause also at ，；： and around a long bracket.
A short bracket (工种(职业)) is part of its phrase and cuts nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_BOUND = re.compile(r"[。!?\n]|[,;:](?![0-9]{3}(?![0-9]))|…+|——|\((?=[^()\n]{9})|(?<=[^()\n]{9})\)")
_SENTENCE_END = frozenset("。!?\n")
_STRONG = frozenset(";")


@dataclass(frozen=True, slots=True)
class Outline:
    """Offsets at which paragraphs, sentences, semicolon groups and clauses of one text begin, ascending.

    Each tuple starts with 0 and ends with the length of the text.
    """

    text: str
    paragraphs: tuple[int, ...]
    sentences: tuple[int, ...]
    groups: tuple[int, ...]
    clauses: tuple[int, ...]

    def paragraph(self, at: int) -> tuple[int, int]:
        """``[start, end)`` of the paragraph around ``at``."""
        return _around(self.paragraphs, at)

    def sentence(self, at: int) -> tuple[int, int]:
        """``[start, end)`` of the sentence around ``at``."""
        return _around(self.sentences, at)

    def group(self, at: int) -> tuple[int, int]:
        """``[start, end)`` of the part between semicolons around ``at``."""
        return _around(self.groups, at)

    def clause(self, at: int) -> tuple[int, int]:
        """``[start, end)`` of the clause around ``at``, its closing mark included."""
        return _around(self.clauses, at)


def _around(starts: tuple[int, ...], at: int) -> tuple[int, int]:
    i = bisect_right(starts, at, hi=len(starts) - 1) - 1
    return starts[i], starts[i + 1]


def outline(folded: str) -> Outline:
    """Cut ``folded`` once; every later question is a look-up."""
    paragraphs, sentences, groups, clauses = [0], [0], [0], [0]
    size = len(folded)
    for match in _BOUND.finditer(folded):
        mark = match.group()
        end = match.start() if mark == "(" else match.end()
        if mark[0] in _SENTENCE_END:
            # A closing quotation mark or bracket belongs to the sentence it closes.
            while end < size and folded[end] in "”’』」)":
                end += 1
            if mark == "\n":
                paragraphs.append(end)
            sentences.append(end)
            groups.append(end)
        elif mark in _STRONG:
            groups.append(end)
        clauses.append(end)
    return Outline(folded, *(_closed(x, size) for x in (paragraphs, sentences, groups, clauses)))


def _closed(starts: list[int], size: int) -> tuple[int, ...]:
    ordered = sorted({s for s in starts if s < size})
    return (*ordered, size) if ordered else (0, size)
