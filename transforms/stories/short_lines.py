"""Short lines one after another: a list of names, the rows of a table (名单、表格行)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

MIN_LIST = 5
"""Lines of the shortest run of short lines that is a list and no headline. 2026-11: set to 5."""
MAX_BELOW = 4
"""Lines under the last row of a table that are no rows of it. 2026-11: an office, two lines of a headline, a deck."""
MIN_ROWS = 2
"""Rows of the shortest table. 2026-11: set to 2."""


def listed(lines: Sequence[tuple[str, str]]) -> Iterator[int]:
    """Indices of the lines, each its kind and folded text, that are of a list or a table.

    The first line of a long run of titles may be the list's title; of rows that have a name and its figure two are
    enough, right under text.
    """
    at, above = 0, ""
    for kind, run in groupby(lines, key=lambda line: line[0]):
        texts = [text for _, text in run]
        rows = [k for k, text in enumerate(texts) if kind == "title" and _is_row(text)]
        if above == "body" and len(rows) >= MIN_ROWS and 0 < len(texts) - 1 - rows[-1] <= MAX_BELOW:
            # under the last row stand the office that signs and the next headline
            yield from range(at + (rows[0] > 0), at + rows[-1] + 1)
        elif kind in ("title", "byline") and len(texts) >= MIN_LIST:
            yield from range(at + (kind == "title"), at + len(texts))
        elif kind == "title" and above == "body":
            first = next((k for k, text in enumerate(texts) if not _is_row(text)), len(texts))
            yield from range(at, at + first if first >= MIN_ROWS else at)
        at, above = at + len(texts), kind


_FIGURE_ROW = re.compile(r"[^\s0-9,。;:]{2,16}[ \t]+[0-9][0-9.,]*[万亿]{0,2}[一-鿿%]{1,4}\s*")


def is_figure_row(text: str) -> bool:
    """Whether a line is nothing but a name and behind a space its figure: 个人捐赠 12.6万元."""
    return _FIGURE_ROW.fullmatch(text) is not None


def _is_row(text: str) -> bool:
    """Whether a line is a table's row, a name and behind a space its figure (上湾小学 30个)."""
    cells = text.split()
    return len(cells) > 1 and any(cell[0].isdigit() for cell in cells[1:]) and not cells[0][0].isdigit()
