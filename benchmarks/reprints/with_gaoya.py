"""gaoya: MinHash of character trigrams made in Rust on all cores, 32 bands of 4."""

from __future__ import annotations

from collections.abc import Iterator

from gaoya.minhash import MinHashStringIndex
from job import NOT_TEXT

# The threshold with the best F1 on such corpora.
SIMILAR = 0.34


def find(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Put all texts into the index, then ask for all."""
    texts = [NOT_TEXT.sub("", text) for text in texts]
    index = MinHashStringIndex(
        hash_size=32, jaccard_threshold=SIMILAR, num_bands=32, band_size=4, analyzer="char",
        ngram_range=(3, 3), id_container="smallvec",
    )  # fmt: skip
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    for first in range(0, len(texts), 1_000):
        for i, found in enumerate(index.par_bulk_query(texts[first : first + 1_000]), first):
            yield from ((i, j) for j in found if i < j)
