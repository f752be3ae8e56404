"""What a figure of a row is called whose words are a head and columns (表格行): 插花（南关镇） 12月3日 40人."""

from __future__ import annotations

import re

_ROW = re.compile(
    r"\s*(?:[0-9]{1,2}[.、)]\s*)?(?P<head>[一-鿿A-Za-z“”·]{2,14})(?:\([^()]{1,14}\))?[ \t][^,。;:?!]*"
)
"""A line without a mark of a sentence, from its head to the figure: columns stand apart by spaces."""
_MARKS = re.compile(r"[,。;:?!]")


def row_name(text: str, start: int, at: int) -> str:
    """The head of the row in which the figure at ``at`` of a folded text stands, "" where its line is no row.

    ``start`` is where the line begins.
    """
    start = max(start, text.rfind(":", start, at) + 1)  # 班次如下:插花 12月3日 40人
    row = _ROW.fullmatch(text, start, at)
    if row is None:
        return ""
    end = text.find("\n", at)
    return "" if _MARKS.search(text, at, end if end >= 0 else len(text)) else row["head"]
