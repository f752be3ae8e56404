"""Sentences and clauses of a folded reading text: where each begins and ends.

A sentence ends at 。！？ or a paragraph's end; a clause also at ，；： and around a long bracket.
A short bracket (工种(职业)), or one with nothing but figures, is part of its phrase and cuts nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from transforms.record import record

_CLOSERS = "”’』」)"
_SENTENCE = re.compile(rf"[。!?\n][{_CLOSERS}]*+")
"""A closing quotation mark or bracket belongs to the sentence it closes."""

LIST_MARKS = frozenset("、和及与")
"""Between the items of a list."""
NO_THOUSANDS = r"(?:(?<![0-9].)|(?![0-9]{3}(?![0-9])))"
"""Regex source: behind a mark, which is none that groups digits (1,240); a clause may begin with three digits (,240名)."""
_COMMA = re.compile(rf"[,;:]{NO_THOUSANDS}")
_DASH = re.compile(r"[…—](?:(?<=…)…*+|(?<=—)—)")
_BRACKET = re.compile(r"[()](?:(?<=\()(?=[^()\n]{9})|(?<=[^()\n]{9}\)))")
_FIGURES = re.compile(
    r"\((?:[0-9][0-9.,]*[^0-9()、,;:。\n]{1,6}、){1,8}[0-9][0-9.,]*[^0-9()、,;:。\n]{1,6}\)"
)
"""A bracket with a list of figures and nothing else (150场、3万册、250场) cuts nothing, however long."""
# Each begins with a set of characters, so that the scan runs in the regex engine's fastest loop.


@record
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
        i = bisect_right(self.paragraphs, at, hi=len(self.paragraphs) - 1)
        return self.paragraphs[i - 1], self.paragraphs[i]

    def sentence(self, at: int) -> tuple[int, int]:
        """``[start, end)`` of the sentence around ``at``."""
        i = bisect_right(self.sentences, at, hi=len(self.sentences) - 1)
        return self.sentences[i - 1], self.sentences[i]

    def group(self, at: int) -> tuple[int, int]:
        """``[start, end)`` of the part between semicolons around ``at``."""
        i = bisect_right(self.groups, at, hi=len(self.groups) - 1)
        return self.groups[i - 1], self.groups[i]

    def clause(self, at: int) -> tuple[int, int]:
        """``[start, end)`` of the clause around ``at``, its closing mark included."""
        i = bisect_right(self.clauses, at, hi=len(self.clauses) - 1)
        return self.clauses[i - 1], self.clauses[i]


def outline(folded: str) -> Outline:
    """Cut ``folded`` once; every later question is a look-up."""
    size = len(folded)
    sentences = [m.end() for m in _SENTENCE.finditer(folded)]
    paragraphs = [
        end
        for end in sentences
        if folded[end - 1] == "\n" or (folded[end - 1] in _CLOSERS and _ends_line(folded, end))
    ]
    commas = [m.end() for m in _COMMA.finditer(folded)]
    groups = [*sentences, *(end for end in commas if folded[end - 1] == ";")]
    clauses = sentences + commas
    if "…" in folded or "—" in folded:
        clauses += [m.end() for m in _DASH.finditer(folded)]
    if "(" in folded:
        # An opening bracket belongs to what it opens, a closing one to what it closes.
        whole = {at for m in _FIGURES.finditer(folded) for at in (m.start(), m.end() - 1)}
        clauses += [
            m.start() if m.group() == "(" else m.end()
            for m in _BRACKET.finditer(folded)
            if m.start() not in whole
        ]
    return Outline(folded, *(_closed(x, size) for x in (paragraphs, sentences, groups, clauses)))


def _ends_line(folded: str, end: int) -> bool:
    """Whether the sentence's mark, before its closing marks, is a line break."""
    while folded[end - 1] in _CLOSERS:
        end -= 1
    return folded[end - 1] == "\n"


def _closed(ends: list[int], size: int) -> tuple[int, ...]:
    """Starts from ends, both sides of the text included, each once."""
    starts = {0, *ends}
    starts.discard(size)
    return (*sorted(starts), size) if starts else (0, 0)
