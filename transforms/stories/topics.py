"""What texts are about, told from the pairs of characters that they repeat (话题)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt
from operator import add

FAVOUR = 1.5
"""How much one sign for a cut (a heading, a lead) outweighs none. 2026-11: set to 1.5."""


def _pairs(text: str) -> Counter[str]:
    """Counts of neighbouring characters, whatever they are."""
    return Counter(map(add, text, text[1:]))


def _is_han(pair: str) -> bool:
    return "一" <= pair[0] <= "鿿" and "一" <= pair[1] <= "鿿"


def divide(texts: Sequence[str], favoured: Sequence[int], least: int = 60) -> int | None:
    """Index of the paragraph with which a second topic begins, or None when no cut can be.

    Character pairs found twice or more are evidence: a pair on both sides of a cut speaks against it.
    The cut wins over which the fewest pairs stretch: their lack against pairs thrown about at random is
    weighed both in standard deviations and as a share, so that a short piece at the end has its chance.
    ``favoured`` counts the signs (a heading, a lead) for a cut before each paragraph. Each side has at least ``least`` characters.
    """
    counts = [_pairs(text) for text in texts]
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    weighed = {pair: n for pair, n in total.items() if n >= 2 and _is_han(pair)}
    sizes = Counter(weighed.values())
    size = sum(map(len, texts))
    seen: Counter[str] = Counter()
    chars = crossing = 0
    best: tuple[float, int] | None = None
    for i in range(1, len(texts)):
        chars += len(texts[i - 1])
        for pair, n in counts[i - 1].items():
            if pair not in weighed:
                continue
            crossing += (not seen[pair]) - (seen[pair] + n == weighed[pair])
            seen[pair] += n
        if chars < least or size - chars < least:
            continue
        part = chars / size
        apart = {n: part**n + (1 - part) ** n for n in sizes}
        expected = sum(m * (1 - apart[n]) for n, m in sizes.items())
        spread = sqrt(sum(m * (1 - apart[n]) * apart[n] for n, m in sizes.items()))
        fewer = max(0.0, expected - crossing)
        score = fewer * fewer / (expected + 1) / (spread + 1) * FAVOUR ** favoured[i]
        if best is None or score > best[0]:
            best = (score, i)
    return best[1] if best else None


def kinship(section: str, story: str) -> tuple[int, int]:
    """How many character pairs the section repeats, and how many of these the story has too.

    A section head's text shares a third or more with its story; another story's seldom a sixth.
    """
    repeated = [pair for pair, n in _pairs(section).items() if n > 1 and _is_han(pair)]
    return len(repeated), len([pair for pair in repeated if pair in story])
