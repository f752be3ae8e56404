"""Word boundaries of Chinese text (分词), the one place that knows which engine draws them.

jieba's dictionary and model ship inside its package, so the same text gives the same words on every
machine. The project's own words (``seeds/reference/user_words.csv``) are added on top. A faster
engine with the same result can stand in here without anybody noticing.
"""

from __future__ import annotations

import logging
from functools import cache, lru_cache
from math import log

from seeds import wordlists


@cache
def _tokenizer():
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    for row in wordlists.load("user_words"):
        tokenizer.add_word(row["word"])
    return tokenizer


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of ``text``, in order; joined they give ``text`` back."""
    return tuple(_tokenizer().cut(text, HMM=False))


MAX_WORD = 5
"""Characters of the longest word that is looked for across a cut. 2026-11: set to 5."""


@lru_cache(maxsize=50_000)
def _likelihood(text: str) -> float:
    """Natural logarithm of the likelihood of the best division of ``text`` into words of the dictionary."""
    tokenizer = _tokenizer()
    frequency, total = tokenizer.FREQ, log(tokenizer.total)
    best = [0.0]
    for end in range(1, len(text) + 1):
        best.append(
            max(
                best[start] + log(frequency.get(text[start:end]) or 1) - total
                for start in range(max(0, end - MAX_WORD), end)
                if start == end - 1 or frequency.get(text[start:end])
            )
        )
    return best[-1]


def cohesion(left: str, right: str) -> float:
    """How much likelier two pieces of text are as one than apart, in nats; 0 when no word spans their seam.

    …解 | 决… and 棋牌 | 室… have 8 and more; two whole words seldom have 1.
    """
    return max(0.0, _likelihood(left + right) - _likelihood(left) - _likelihood(right))


def word_starts(text: str) -> tuple[int, ...]:
    """Offsets in ``text`` at which a word begins."""
    starts, at = [], 0
    for word in words(text):
        starts.append(at)
        at += len(word)
    return tuple(starts)
