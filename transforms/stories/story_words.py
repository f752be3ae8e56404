"""The words of the stories of a page, by which their parts are told from one another (各稿用词)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log
from operator import add

from transforms.stories.draft import Draft

_HAN = re.compile(r"[一-鿿]{2,}")


class Lexicon:
    """The words of the stories of a page, read when they are asked for."""

    def __init__(self, found: Sequence[Draft]) -> None:
        self._found = found
        self._topics: dict[int, frozenset[str]] = {}
        self._paragraphs: dict[int, list[frozenset[str]]] = {}

    def topic(self, n: int) -> frozenset[str]:
        """Pairs of characters that say what a story is about: those of its head lines, and those that come again."""
        if n not in self._topics:
            times: Counter[str] = Counter()
            for piece in self._found[n].flow:
                times.update(_pairs(piece.text))
            repeated = (pair for pair, times in times.items() if times > 1)
            self._topics[n] = frozenset(repeated).union(*(_pairs(p.text) for p in self._found[n].heads))
        return self._topics[n]

    def paragraphs(self, n: int) -> list[frozenset[str]]:
        """Pairs of characters of each paragraph."""
        if n not in self._paragraphs:
            self._paragraphs[n] = [frozenset(_pairs(piece.text)) for piece in self._found[n].flow]
        return self._paragraphs[n]


def _pairs(text: str) -> list[str]:
    """Neighbouring Chinese characters of a text."""
    found: list[str] = []
    for run in _HAN.findall(text):
        found += map(add, run, run[1:])
    return found


def turns(mine: frozenset[str], other: frozenset[str], flow: Sequence[frozenset[str]]) -> list[float]:
    """For each paragraph how much better all from it on goes with ``mine``, and all before it with ``other``.

    Only words that one side has and the other has not are asked; log-odds, capped.
    """
    sided = [(len(pairs & mine - other), len(pairs & other - mine)) for pairs in flow]
    own, foreign = len(mine - other) + 30, len(other - mine) + 30
    found: list[float] = []
    for k in range(len(flow)):
        after_own, after_foreign = (sum(side[n] for side in sided[k:]) for n in (0, 1))
        before_own, before_foreign = (sum(side[n] for side in sided[:k]) for n in (0, 1))
        after = log((after_own + 2) / own) - log((after_foreign + 2) / foreign)
        before = log((before_own + 2) / own) - log((before_foreign + 2) / foreign)
        found.append(after - before)
    return found
