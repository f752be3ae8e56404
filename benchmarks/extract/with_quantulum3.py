"""quantulum3: a reader of English quantities, which finds bare numbers in Chinese."""

from __future__ import annotations

import warnings

warnings.simplefilter("ignore")

from quantulum3 import parser  # noqa: E402


def read(data: bytes, stages: dict[str, float] | None = None) -> int:
    """How many quantities a page has, line by line."""
    lines = [line for line in data.decode("utf-8", "replace").splitlines() if line.strip()]
    return sum(len(parser.parse(line)) for line in lines)
