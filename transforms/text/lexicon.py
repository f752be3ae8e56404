"""Words to be looked for in a text, found by their first character (词表查找)."""

from __future__ import annotations

import re
from collections.abc import Sequence

Found = tuple[int, int, str]
"""Where a word begins and ends, and its use: link, verb, tail."""


class Lexicon:
    """Words and one-character patterns by their first character, so that all other characters are passed over.

    ``uses`` names the words of each use; ``patterns`` are regex sources that match one character of use ``use``,
    perhaps with a look behind or ahead.
    """

    __slots__ = ("begins", "patterns", "use", "uses", "words")

    def __init__(self, patterns: Sequence[str], use: str, **uses: Sequence[str]) -> None:
        self.use = use
        self.uses = {word: named for named, listed in uses.items() for word in listed}
        self.words: dict[str, tuple[str, ...]] = {}
        for word in sorted(self.uses, key=lambda word: (-len(word), word)):
            self.words[word[0]] = (*self.words.get(word[0], ()), word)
        by_char: dict[str, list[str]] = {}
        for pattern in patterns:
            begins = re.sub(r"^\(\?<=[^)]*\)", "", pattern)
            for char in begins[1 : begins.index("]")] if begins[0] == "[" else begins[0]:
                by_char.setdefault(char, []).append(pattern)
        self.patterns = {char: re.compile("|".join(some)) for char, some in by_char.items()}
        self.begins = frozenset((*self.words, *self.patterns))

    def at(self, said: str, at: int, stop: int) -> Found | None:
        """The word that begins at ``at`` and ends by ``stop``, the longest first."""
        words = self.words.get(said[at], ())
        if words and said.startswith(words, at, stop):
            word = next(word for word in words if said.startswith(word, at, stop))
            return at, at + len(word), self.uses[word]
        pattern = self.patterns.get(said[at])
        if pattern is not None and pattern.match(said, at, stop) is not None:
            return at, at + 1, self.use
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
