"""Rows that are looked at together, so that memory is bounded (分批)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def portions(counts: Iterable[int], most: int) -> Iterator[tuple[int, int]]:
    """First and last place, again and again, of neighbours whose ``counts`` are ``most`` together; one alone may be more."""
    first, last, together = 0, -1, 0
    for last, count in enumerate(counts):
        if last > first and together + count > most:
            yield first, last - 1
            first, together = last, 0
        together += count
    if last >= first:
        yield first, last
