"""The words by which stories are found (检索词).

Runs of Chinese characters are divided into words, and most of that work is done once for many stories: two characters that
stand side by side in no word of the dictionary are in two words wherever they meet, so a run falls into short pieces before it is
divided, and the same pieces come again and again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise

import polars as pl
import pyarrow as pa

from transforms.words import dictionary, words

_RUNS = re.compile(r"[一-鿿]+|[0-9a-z]+(?:\.[0-9]+)?")
"""What a search looks for: runs of Chinese characters, and numbers or Latin words as a whole."""
INNER = (2, 3)
"""Lengths of the words that are also found inside a longer one, as jieba does for searching. 2026-11."""

TOGETHER = 100_000
"""Characters that are cut together, and so many there must be: the table of pairs takes a tenth of a second. 2026-11-23."""
_BITS = 22
"""Pairs of characters are told by so many bits of a hash: one in fifteen that no word has is taken for one that some
word has, and is not cut there, which costs time only. 2026-11-23."""
_BETWEEN, _CODE = "\n", 10


def search_words(texts: Sequence[str]) -> Iterator[dict[str, int]]:
    """For each folded text the words by which it is to be found, with how often each stands there.

    A long word counts with the shorter words of the dictionary inside it: 就业困难人员 is also found as
    就业, 困难 and 人员. Single characters count only where they are words.
    """
    many = sum(map(len, texts)) >= TOGETHER
    for some in _together(texts):
        runs = [_RUNS.findall(text.lower()) for text in some]
        joined = [_BETWEEN.join([run for run in each if run[0] >= "一"]) for each in runs]
        for each, pieces in zip(runs, _cut(joined) if many else map(_whole, joined), strict=True):
            found: dict[str, int] = {}
            for piece, times in Counter(pieces).items():
                for word in _words_of(piece):
                    found[word] = found.get(word, 0) + times
            for run in each:
                if run[0] < "一":
                    found[run] = found.get(run, 0) + 1
            yield found


def _together(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Neighbouring texts with so many characters that memory is bounded."""
    first, size = 0, 0
    for last, text in enumerate(texts, 1):
        size += len(text)
        if size >= TOGETHER or last == len(texts):
            yield texts[first:last]
            first, size = last, 0


@lru_cache(maxsize=8_000)
def _words_of(piece: str) -> tuple[str, ...]:
    """The words of a piece, each with the words of the dictionary inside it."""
    return () if piece == _BETWEEN else tuple(chain.from_iterable(map(_inside, words(piece))))


def _inside(word: str) -> tuple[str, ...]:
    """A word and the words of the dictionary inside it."""
    if len(word) <= INNER[0]:
        return (word,)
    known = dictionary().count
    inner = [word[at : at + n] for n in INNER if n < len(word) for at in range(len(word) - n + 1)]
    return (word, *(part for part in inner if known(part)))


def _whole(joined: str) -> list[str]:
    """The runs of one story."""
    return joined.split(_BETWEEN) if joined else []


def _cut(joined: Sequence[str]) -> Iterator[list[str]]:
    """The pieces of the runs of every story, with what stands between two runs as a piece of its own."""
    text = _BETWEEN.join([*joined, ""])
    pair = _pairs(text)
    ends = ((pair["between"] | ~_met().gather(pair["hash"])).arg_true() + 1).to_list()
    pieces = [text[start:end] for start, end in pairwise((0, *ends))]
    start = first = 0
    for each in joined:
        start += len(each) + 1
        last = bisect_left(ends, start, first) + 1
        yield pieces[first:last]
        first = last


def _pairs(text: str) -> pl.DataFrame:
    """Of every character: a ``hash`` of it and the next, and whether one of the two stands ``between`` runs."""
    codes = pa.Array.from_buffers(pa.uint32(), len(text), [None, pa.py_buffer(text.encode("utf-32-le"))])
    code, following = pl.col("code"), pl.col("code").shift(-1, fill_value=_CODE)
    # Odd factors, arithmetic modulo 2**32, of which the upper bits are the best mixed.
    mixed = code * pl.lit(0x9E3779B1, pl.UInt32) + following * pl.lit(0x85EBCA6B, pl.UInt32)
    return pl.DataFrame({"code": pl.Series(pl.from_arrow(codes))}).select(
        hash=mixed // pl.lit(1 << (32 - _BITS), pl.UInt32), between=(code == _CODE) | (following == _CODE)
    )


@cache
def _met() -> pl.Series:
    """Whether some word of the dictionary has two characters side by side, by the hash of the pair."""
    met = pl.Series([False]).new_from_index(0, 1 << _BITS)
    for lines in dictionary().lines():
        pair = _pairs(lines)
        met = met.scatter(pair.filter(~pl.col("between")).get_column("hash"), True)
    return met
