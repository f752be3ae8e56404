"""Word boundaries of Chinese text (分词), the one place that knows which engine draws them.

jieba's dictionary ships inside its package, so the same text gives the same words on every
machine. The project's own words (``seeds/reference/user_words.csv``) are added on top. A faster
engine with the same result can stand in here without anybody noticing.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import log

from seeds import wordlists
from transforms.text.word_counts import Words, of_jieba


@cache
def _known() -> tuple[Words, float]:
    """The words with their counts, and the logarithm of all counts together."""
    known = of_jieba()
    for row in wordlists.load("user_words"):
        known.add(row["word"], _divided)
    return known, log(known.total)


def dictionary() -> Words:
    """The words with their counts."""
    return _known()[0]


@lru_cache(maxsize=2_000)
def words(text: str) -> tuple[str, ...]:
    """The words of ``text``, in order; joined they give ``text`` back. Latin letters and digits stay together."""
    return _divided(text, *_known())


def _divided(text: str, known: Words, total: float | None = None) -> tuple[str, ...]:
    """The likeliest division by the words' counts, found from the end backwards; ``total`` is the logarithm of them all.

    What jieba's own cut gives without its hidden Markov guess, in half the time.
    """
    total = log(known.total) if total is None else total
    size = len(text)
    best, ends = [0.0] * (size + 1), [0] * size
    for start in range(size - 1, -1, -1):
        end = chosen = start + 1
        count = known[text[start]].get
        found = count(text[start])
        alone = not found  # a character that is no word by itself gives way to any word
        top = log(found) - total + best[end] if found else best[end] - total
        while found is not None and end < size:
            end += 1
            found = count(text[start:end])
            if found:
                likelihood = log(found) - total + best[end]
                if alone or likelihood >= top:
                    top, chosen, alone = likelihood, end, False
        best[start] = top
        ends[start] = chosen
    out, start = [], 0
    while start < size:
        end = ends[start]
        if end == start + 1 and text[start] <= "z" and _is_latin(text[start]):
            while end < size and ends[end] == end + 1 and _is_latin(text[end]):
                end += 1
        out.append(text[start:end])
        start = end
    return tuple(out)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


MAX_WORD = 5
"""Characters of the longest word that is looked for across a cut. 2026-11: set to 5."""


@lru_cache(maxsize=4_000)
def _likelihood(text: str) -> float:
    """Natural logarithm of the likelihood of the best division of ``text`` into words of the dictionary."""
    known, total = _known()
    count = known.count
    best = [0.0]
    for end in range(1, len(text) + 1):
        top = best[end - 1] + log(count(text[end - 1]) or 1) - total
        for start in range(max(0, end - MAX_WORD), end - 1):
            found = count(text[start:end])
            if found and (likelihood := best[start] + log(found) - total) > top:
                top = likelihood
        best.append(top)
    return best[-1]


def cohesion(left: str, right: str) -> float:
    """How much likelier two pieces of text are as one than apart, in nats; 0 when no word spans their seam.

    …解 | 决… and 棋牌 | 室… have 8 and more; two whole words seldom have 1.
    """
    count = _known()[0].count
    for begin in range(1, min(len(left), MAX_WORD - 1) + 1):
        for end in range(1, min(len(right), MAX_WORD - begin) + 1):
            if count(left[-begin:] + right[:end]):
                return max(0.0, _likelihood(left + right) - _likelihood(left) - _likelihood(right))
    return 0.0


def word_starts(text: str) -> tuple[int, ...]:
    """Offsets in ``text`` at which a word begins."""
    starts, at = [], 0
    for word in words(text):
        starts.append(at)
        at += len(word)
    return tuple(starts)
