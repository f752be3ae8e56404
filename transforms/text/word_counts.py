"""How often words are met in Chinese print (词频): the counts of jieba's dictionary, and those of our own words.

The dictionary is text, one word a line: word, count, part of speech. Its words are looked up by their first character, and
those of a character are read when it is first met: a process that cuts a few pages needs half of the 350,000, and has
them in a fifth of the time in which jieba reads all of them back from its cache, which anybody may write who can write
into the folder for temporary files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

Counts = dict[str, int]
"""Of words with one first character: how often each is met; 0 for what is only the beginning of one."""

_BLOCK = re.compile(r"^(.).*\n(?:\1.*\n)*", re.M)
"""Lines, one after the other, of words with the same first character."""


class Words(dict[str, Counts]):
    """The counts of words by their first character, ``total`` all of them together."""

    def __init__(self, lines: str, total: int) -> None:
        self.total = total
        self._lines = lines
        self._added: list[str] = []
        self._blocks: dict[str, list[tuple[int, int]]] = {}
        for block in _BLOCK.finditer(lines):
            self._blocks.setdefault(block[1], []).append(block.span())

    def __missing__(self, first: str) -> Counts:
        """Those of one character, empty when no word begins with it: they are kept."""
        cells = [
            cell for begin, end in self._blocks.get(first, ()) for cell in self._lines[begin:end].split()
        ]
        counts = dict(zip(cells[0::3], map(int, cells[1::3]), strict=True))
        for word in cells[0::3]:
            _begin(counts, word)
        self[first] = counts
        return counts

    def count(self, text: str) -> int | None:
        """How often a string is met as a word; 0 when it is only the beginning of one, else None."""
        return self[text[0]].get(text)

    def add(self, word: str, divided: Callable[[str, Words], tuple[str, ...]]) -> None:
        """Add a word as one that is just likelier than the words into which it is ``divided`` without."""
        share = 1.0
        for part in divided(word, self):
            found = self.count(part)
            share *= (1 if found is None else found) / float(self.total)
        known = self.count(word)
        count = max(int(share * self.total) + 1, 1 if known is None else known)
        self.total += count
        counts = self[word[0]]
        counts[word] = count
        _begin(counts, word)
        self._added.append(word)

    def lines(self) -> Iterator[str]:
        """All words as text, one a line with what else is told of it, half a million characters at a time."""
        start = 0
        while start < len(self._lines):
            end = self._lines.find("\n", start + 500_000) + 1 or len(self._lines)
            yield self._lines[start:end]
            start = end
        yield "\n".join(self._added)


def _begin(counts: Counts, word: str) -> None:
    """Note the beginnings of a word, so that a search knows when to go on."""
    for size in range(1, len(word)):
        counts.setdefault(word[:size], 0)


def of_jieba() -> Words:
    """The dictionary of the installed jieba, of which no code runs."""
    found = find_spec("jieba")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("jieba 没有装好，没有它的词典就不能分词。")
    lines = Path(found.origin).with_name("dict.txt").read_text("utf-8")
    return Words(lines, _TOTALS.get(len(lines)) or total_of(lines))


def total_of(lines: str) -> int:
    """All counts of a dictionary together."""
    return sum(map(int, lines.split()[1::3]))


_TOTALS = {3_039_559: 60_101_967}
"""Of the dictionary of jieba 0.42.1, by its characters: to add up 350,000 counts takes as long as to cut some pages.

Added up in plain Python, and not by Polars, whose threads would not be there in a process that is forked from this one.
"""
