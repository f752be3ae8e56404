"""Words to be looked for in a text, found by their first character (词表查找)."""

from __future__ import annotations

import re
from collections.abc import Sequence

Found = tuple[int, int, str]
"""Where a word begins and ends, and its use: link, verb, tail."""


class Lexicon:
    """Words and one-character patterns by their first character, so that all other characters are passed over."""

    __slots__ = ("begins", "patterns", "words")

    def __init__(self, patterns: Sequence[str], use: str, **uses: Sequence[str]) -> None:
        self.words: dict[str, list[tuple[str, str]]] = {}
        for named, listed in uses.items():
            for word in listed:
                self.words.setdefault(word[0], []).append((word, named))
        for known in self.words.values():
            known.sort(key=lambda each: (-len(each[0]), each))
        by_char: dict[str, list[str]] = {}
        for pattern in patterns:
            begins = re.sub(r"^\(\?<=[^)]*\)", "", pattern)
            for char in begins[1 : begins.index("]")] if begins[0] == "[" else begins[0]:
                by_char.setdefault(char, []).append(pattern)
        self.patterns = {char: (re.compile("|".join(some)), use) for char, some in by_char.items()}
        self.begins = frozenset((*self.words, *self.patterns))

    def at(self, said: str, at: int, stop: int) -> Found | None:
        """The word that begins at ``at`` and ends by ``stop``, the longest first."""
        char = said[at]
        for word, use in self.words.get(char, ()):
            if said.startswith(word, at, stop):
                return at, at + len(word), use
        pattern = self.patterns.get(char)
        if pattern is not None and pattern[0].match(said, at, stop) is not None:
            return at, at + 1, pattern[1]
        return None

    def first(self, said: str, at: int, stop: int) -> Found | None:
        """The first word in ``said[at:stop]``."""
        begins = self.begins
        for i in range(at, stop):
            if said[i] in begins and (found := self.at(said, i, stop)) is not None:
                return found
        return None

    def last(self, said: str, stop: int, start: int = 0) -> Found | None:
        """The word in ``said[start:stop]`` that begins last."""
        begins = self.begins
        for i in range(stop - 1, start - 1, -1):
            if said[i] in begins and (found := self.at(said, i, stop)) is not None:
                return found
        return None
