"""How alike two indicator phrases are, by the characters they share (指标相似度)."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

SAME_WORDS = 0.75
"""Likeness from which two phrases name one thing. 2026-11: 0.75."""


@lru_cache(maxsize=2_000)
def _letters(phrase: str) -> Counter[str]:
    return Counter(c for c in phrase if c.isalnum() and c != "的")


@lru_cache(maxsize=4_000)
def likeness(a: str, b: str) -> float:
    """F1 of the two bags of characters, 0 to 1; punctuation and the particle 的 do not count."""
    left, right = _letters(a), _letters(b)
    size = left.total() + right.total()
    return 2 * (left & right).total() / size if size else 0.0
