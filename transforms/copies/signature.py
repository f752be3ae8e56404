"""A story's text as a few numbers that copies of it share (文本签名).

Every run of four characters is hashed; of a text of n characters about ``SAMPLES`` hashes, the smallest,
are kept. Two hashes that follow each other in ascending order make one key: copies agree in several,
texts that share a stock phrase (套话) in none, since neighbours by hash stand far apart in the text.

A key depends on its own text alone. So the pairs that share one are the same in whatever batches the
texts arrive, and an index of keys needs no second look at older texts. Integer arithmetic only: the
same text gives the same keys on every machine and under every version of the libraries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl
import pyarrow as pa

KEYS_VERSION = 2
"""Raised when the same text would get other keys; an index made under another version is made anew."""

SHINGLE = 4
"""Characters of one hashed run. 2026-11: set to 4; a slip of the scanner spoils as many runs as this."""
SAMPLES = 64
"""Hashes kept of one text, on average. 2026-11: set to 64."""

SHARED = 3
"""Keys that a pair of texts shares to be compared. 2026-11: set to 3; of 2,270 pairs of copies 2 shared
fewer, of a hundred unrelated pairs with one key in common one had three."""

KEYS = pl.Schema({"text": pl.UInt32(), "key": pl.UInt64()})
"""``text`` is the place of the text in the sequence; each of its keys once."""

_CHUNK = 500_000
"""Characters hashed at a time: bounds the memory, not the result."""
_HASHES = 1 << 32
# Multilinear hashing of strings (Lemire & Kaser 2014): the upper half of the sum is a fair 32-bit hash.
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5)


def keys(texts: Sequence[str]) -> pl.DataFrame:
    """The keys of all texts, as ``KEYS``; a text of fewer than five characters has none."""
    parts = [_chunk_keys([texts[i] for i in chunk], chunk) for chunk in _chunks(texts)]
    return pl.concat(parts) if parts else KEYS.to_frame()


def pairs(keyed: pl.DataFrame) -> pl.DataFrame:
    """Pairs of texts that share ``SHARED`` keys or more: ``a`` < ``b``, each once, ascending."""
    hot = keyed.filter(pl.col("key").is_duplicated()).sort("key", "text")
    key, text = hot["key"], hot["text"].cast(pl.UInt64)
    met: list[pl.Series] = []
    rows = pl.Series(range(len(hot)), dtype=pl.UInt32)
    ahead = 0
    # Equal keys stand together: each text meets the next one of its key, then the one after that …
    while len(rows := rows.filter(rows + (ahead := ahead + 1) < len(hot))):
        rows = rows.filter(key.gather(rows) == key.gather(rows + ahead))
        met.append(text.gather(rows) * _HASHES + text.gather(rows + ahead))
    pair = pl.concat(met).sort() if met else pl.Series(dtype=pl.UInt64)
    often = pair.filter(pair == pair.shift(1 - SHARED)).unique(maintain_order=True)
    return pl.DataFrame({"pair": often}).select(
        a=(pl.col("pair") // _HASHES).cast(pl.UInt32), b=(pl.col("pair") % _HASHES).cast(pl.UInt32)
    )


def _chunks(texts: Sequence[str]) -> Iterator[list[int]]:
    """Indices of texts of about the same length, together up to ``_CHUNK`` characters."""
    chunk: list[int] = []
    size = 0
    for i in sorted(range(len(texts)), key=lambda i: len(texts[i])):
        if size + len(texts[i]) > _CHUNK and chunk:
            yield chunk
            chunk, size = [], 0
        chunk.append(i)
        size += len(texts[i])
    if chunk:
        yield chunk


def _chunk_keys(texts: list[str], numbers: list[int]) -> pl.DataFrame:
    each = pl.DataFrame(
        {"text": numbers, "chars": [len(text) for text in texts]},
        schema={"text": pl.UInt32(), "chars": pl.UInt32()},
    ).with_columns(
        end=pl.col("chars").cum_sum(),
        bound=(pl.lit(_HASHES * SAMPLES, pl.UInt64) // pl.col("chars").clip(SAMPLES)).cast(pl.UInt64),
    )
    sampled = _hashes("".join(texts)).with_row_index("at").filter(pl.col("hash") < each["bound"].max())
    rows = each["end"].search_sorted(sampled["at"], side="right")
    owner = each.select(pl.all().gather(rows))
    return (
        pl.concat([sampled, owner], how="horizontal")
        .filter((pl.col("at") + SHINGLE <= pl.col("end")) & (pl.col("hash") < pl.col("bound")))
        .select("text", "hash")
        .unique()
        .sort("text", "hash")
        .with_columns(pl.col("text").shift(-1).alias("next_text"), pl.col("hash").shift(-1).alias("next"))
        .filter(pl.col("text") == pl.col("next_text"))
        .select("text", key=pl.col("hash") * _HASHES + pl.col("next"))
    )


def _hashes(text: str) -> pl.DataFrame:
    """Column ``hash``: one for every position; the last ones run over the end and mean nothing."""
    codes = pa.Array.from_buffers(pa.uint32(), len(text), [None, pa.py_buffer(text.encode("utf-32-le"))])
    code = pl.col("code")
    total = code * pl.lit(_FACTORS[0], pl.UInt64)
    for k in range(1, SHINGLE):
        total = total + code.shift(-k, fill_value=0) * pl.lit(_FACTORS[k], pl.UInt64)
    frame = pl.DataFrame({"code": pl.Series(pl.from_arrow(codes)).cast(pl.UInt64)})
    return frame.select(hash=total // pl.lit(_HASHES, pl.UInt64))
