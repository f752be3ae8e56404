"""Where text can be divided before anybody asks how (词缝): no word of the dictionary that stands there reaches across.

Every string of the dictionary's lengths is looked up by its hash, all places of a text at once. Strings that share a slot of
the table with a word are taken for one, and no seam is seen there: that costs time only.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl
import pyarrow as pa

from transforms.text.words import dictionary

_BITS = 24
"""Strings are told apart by so many bits of a hash: one in fifty that is no word is taken for one. 2026-11-23: 22 for
pairs of characters; 2026-11-23: 24 for words."""
_SPACE, _NEWLINE = 32, 10
# Odd factors, arithmetic modulo 2**64, of which the upper bits are the best mixed.
_STEP, _MIX = pl.lit(0x9E3779B97F4A7C15, pl.UInt64), pl.lit(0xC2B2AE3D27D4EB4F, pl.UInt64)
_SLOT = pl.col("hash") * _MIX // pl.lit(1 << (64 - _BITS), pl.UInt64)
"""Where the table tells of a string."""


class _Table(NamedTuple):
    """Whether a string is a ``word``, and whether a longer word has ``begun`` so, by slot; none is ``longest`` characters long."""

    word: pl.Series
    begun: pl.Series
    longest: int


def codes(text: str) -> pl.Series:
    """The code points of a text."""
    data = pa.py_buffer(text.encode("utf-32-le"))
    return pl.Series(pl.from_arrow(pa.Array.from_buffers(pa.uint32(), len(text), [None, data])))


def text_of(code: pl.Series) -> str:
    """A text of its code points."""
    return buffer_of(code).to_pybytes().decode("utf-32-le")


def buffer_of(numbers: pl.Series) -> pa.Buffer:
    """The bytes of a series of 32-bit numbers; a part of another one begins somewhere in its bytes."""
    array = numbers.to_arrow()
    return array.buffers()[1].slice(4 * array.offset, 4 * len(array))


def reaches(code: pl.Series) -> pl.Series:
    """Of every character: the place of the last one of the longest word that begins there, at least its own."""
    table = _table()
    reach = pl.int_range(len(code), dtype=pl.UInt32, eager=True)
    after = pl.lit(code.extend_constant(_NEWLINE, table.longest))
    open_ = pl.DataFrame({"at": reach, "hash": code.cast(pl.UInt64)})
    for further in range(1, table.longest):
        open_ = open_.select("at", hash=pl.col("hash") * _STEP + after.gather(pl.col("at") + further))
        told = open_.select(
            "at", word=pl.lit(table.word).gather(_SLOT), begun=pl.lit(table.begun).gather(_SLOT)
        )
        ended = told.filter("word")["at"]
        reach = reach.scatter(ended, ended + further)
        open_ = open_.filter(told["begun"])
        if not open_.height:
            break
    return reach


def _longer(strings: pl.DataFrame, code: pl.Series) -> pl.DataFrame:
    """Strings with one more character each."""
    return strings.with_columns(hash=pl.col("hash") * _STEP + code)


@cache
def _table() -> _Table:
    """What the dictionary has."""
    words, begun, longest = [], [], 1
    for lines in dictionary().lines():
        code = codes(f"{lines}\n")
        starts = (code.shift(1, fill_value=_NEWLINE) == _NEWLINE) & (code != _NEWLINE)
        open_ = pl.DataFrame({"at": starts.arg_true(), "hash": code.filter(starts).cast(pl.UInt64)})
        length = 1
        while open_.height:
            following = code.gather(open_["at"] + length)
            ends = (following == _SPACE) | (following == _NEWLINE)
            words.append(open_.filter(ends).select(_SLOT))
            begun.append(open_.filter(~ends).select(_SLOT))
            open_ = _longer(open_, following).filter(~ends)
            length += 1
        longest = max(longest, length)
    return _Table(_marked(words), _marked(begun), longest)


def _marked(slots: list[pl.DataFrame]) -> pl.Series:
    """Which slots are there."""
    return pl.Series([False]).new_from_index(0, 1 << _BITS).scatter(pl.concat(slots).to_series(), True)
