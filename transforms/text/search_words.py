"""The words by which stories are found (检索词).

Runs of Chinese characters are divided into words, and most of that is done once for many stories: a run falls into short
pieces wherever no word reaches across (``word_seams``), and the same pieces come again and again. How often each word
stands in a story is counted for many stories together, in columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain

import polars as pl
import pyarrow as pa

from transforms.text.word_seams import buffer_of, codes, reaches, text_of
from transforms.text.words import dictionary, words

_WHOLE = r"[0-9a-z]+(?:\.[0-9]+)?"
"""What is found as a whole: numbers and Latin words."""
_FIRST, _LAST = "一", "鿿"
"""Chinese characters, runs of which are divided; each is three bytes in UTF-8."""
INNER = (2, 3)
"""Lengths of the words that are also found inside a longer one, as jieba does for searching. 2026-11."""

TOGETHER = 200_000
"""Characters that are looked at together: bounds the memory. 2026-11-23."""
MANY = 100_000
"""Characters from which on seams are looked for: the table of what is a word takes a tenth of a second. 2026-11-23."""

FOUND = pl.Schema({"n_words": pl.Int32(), "words": pl.List(pl.String()), "counts": pl.List(pl.Int64())})
"""Of a text: how many words it has, each of them once in the order of code, and how often each stands there."""
_TEXTS = 1 << 32


def search_words(texts: Sequence[str]) -> pl.DataFrame:
    """For each folded text the words by which it is to be found, as ``FOUND``.

    A long word counts with the shorter words of the dictionary inside it: 就业困难人员 is also found as
    就业, 困难 and 人员. Single characters count only where they are words.
    """
    many = sum(map(len, texts)) >= MANY
    found = [_found([text.lower() for text in some], many) for some in _together(texts)]
    return pl.concat(found) if found else FOUND.to_frame()


def _together(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Neighbouring texts with so many characters that memory is bounded."""
    first, size = 0, 0
    for last, text in enumerate(texts, 1):
        size += len(text)
        if size >= TOGETHER or last == len(texts):
            yield texts[first:last]
            first, size = last, 0


def _found(texts: Sequence[str], many: bool) -> pl.DataFrame:
    """The words of some texts in lower case."""
    piece, of = _pieces(texts, many)
    distinct = piece.unique(maintain_order=True)
    divided = list(map(_words_of, distinct))
    inside = pl.Series([*chain.from_iterable(divided)], dtype=pl.String)
    whole = pl.Series(texts, dtype=pl.String).str.extract_all(_WHOLE)
    alone = whole.explode(empty_as_null=False)
    names = pl.concat([inside, alone]).unique().sort()
    # Whatever stands in a text, as numbers of ``names``: the words of its pieces, and what is found as a whole.
    lists = pa.ListArray.from_arrays([0, *accumulate(map(len, divided))], _places(inside, names).to_arrow())
    parts = pl.Series(pl.from_arrow(lists)).gather(_places(piece, distinct))
    stand = pl.concat(
        [
            pl.DataFrame({"text": of, "name": parts}).explode("name"),
            pl.DataFrame({"text": _repeated(whole.list.len()), "name": _places(alone, names)}),
        ]
    )
    met = (
        stand.select(pl.col("text").cast(pl.UInt64) * _TEXTS + pl.col("name"))
        .to_series()
        .sort()
        .rle()
        .struct.unnest()
    )
    ends = (met["value"] // _TEXTS).search_sorted(pl.Series(range(len(texts) + 1)))
    counts = met["len"].cast(pl.Int64)
    before = pl.concat([pl.Series([0], dtype=pl.Int64), counts.cum_sum()]).gather(ends)
    return pl.DataFrame(
        {
            "n_words": before.diff().slice(1),
            "words": _cut(names.gather(met["value"] % _TEXTS), ends),
            "counts": _cut(counts, ends),
        },
        schema=FOUND,
    )


def _pieces(texts: Sequence[str], many: bool) -> tuple[pl.Series, pl.Series]:
    """Pieces of the runs of the texts, and which text each is of; of few texts the runs themselves."""
    joined = "".join(texts)
    of = _repeated(pl.Series(list(map(len, texts)), dtype=pl.UInt32))
    code = codes(joined)
    chinese = code.is_between(ord(_FIRST), ord(_LAST))
    last = ~chinese.shift(-1, fill_value=False) | (of != of.shift(-1, fill_value=len(texts)))
    last, of = last.filter(chinese), of.filter(chinese)
    if many:
        last |= reaches(code.filter(chinese)).cum_max() == pl.int_range(
            len(last), dtype=pl.UInt32, eager=True
        )
    starts = pl.concat([pl.Series([0], dtype=pl.UInt32), last.arg_true() + 1])
    bytes_ = pa.py_buffer(text_of(code.filter(chinese)).encode())
    offsets = buffer_of((starts * 3).cast(pl.Int32))
    piece = pl.from_arrow(pa.Array.from_buffers(pa.string(), len(starts) - 1, [None, offsets, bytes_]))
    return pl.Series(piece), of.gather(starts.head(-1))


def _repeated(times: pl.Series) -> pl.Series:
    """The place of every number, so many times as the number says."""
    return (
        times.to_frame("n")
        .select(pl.int_range(pl.len(), dtype=pl.UInt32).repeat_by("n").explode(empty_as_null=False))
        .to_series()
    )


def _places(texts: pl.Series, among: pl.Series) -> pl.Series:
    """At which place among distinct ones each text is."""
    return texts.cast(pl.Enum(among)).to_physical().cast(pl.UInt32)


def _cut(values: pl.Series, ends: pl.Series) -> pl.Series:
    """A series of lists: the values between one end and the next."""
    return pl.Series(
        pl.from_arrow(pa.LargeListArray.from_arrays(ends.cast(pl.Int64).to_arrow(), values.to_arrow()))
    )


@lru_cache(maxsize=8_000)
def _words_of(piece: str) -> tuple[str, ...]:
    """The words of a piece, each with the words of the dictionary inside it."""
    return tuple(chain.from_iterable(map(_inside, words(piece))))


def _inside(word: str) -> tuple[str, ...]:
    """A word and the words of the dictionary inside it."""
    if len(word) <= INNER[0]:
        return (word,)
    known = dictionary().count
    inner = [word[at : at + n] for n in INNER if n < len(word) for at in range(len(word) - n + 1)]
    return (word, *(part for part in inner if known(part)))
