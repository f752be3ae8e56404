"""jionlp 1.5.29: money with its reading, and times. Nothing else it has reads a quantity."""

from __future__ import annotations

import jionlp


def read(data: bytes, stages: dict[str, float] | None = None) -> int:
    """How many amounts and times a page has, line by line."""
    found = 0
    for line in data.decode("utf-8", "replace").splitlines():
        if line.strip():
            found += len(jionlp.ner.extract_money(line, with_parsing=True) or [])
            found += len(jionlp.ner.extract_time(line, with_parsing=True) or [])
    return found
