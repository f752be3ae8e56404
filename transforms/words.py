"""Word boundaries of Chinese text (分词), the one place that knows which engine draws them.

jieba's dictionary and model ship inside its package, so the same text gives the same words on every
machine. The project's own words (``seeds/reference/user_words.csv``) are added on top. A faster
engine with the same result can stand in here without anybody noticing.
"""

from __future__ import annotations

import logging
from functools import cache, lru_cache

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


def word_starts(text: str) -> tuple[int, ...]:
    """Offsets in ``text`` at which a word begins."""
    starts, at = [], 0
    for word in words(text):
        starts.append(at)
        at += len(word)
    return tuple(starts)
