"""Tables whose measure word stands at their head (表头注明单位): (单位:万人) over rows of a name and a bare number.

东岭区 3.26  西岭区 4.18: every cell is a name and a number; more than one stands in a line.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.record import record

_HEAD = re.compile(r"单位:(?P<scale>[十百千万亿]*)(?P<unit>[^\W\d_百千万亿]{1,4})\)?[ \n]")
_CELL = re.compile(
    r"[ \n]*(?P<name>[一-鿿](?:[一-鿿]{1,11}| [一-鿿]))[ :]+(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?=[ \n]|注[:\n]|$)"
)
_TITLE_TAIL = re.compile(r"(?:情况|进度)?(?:一览|统计|汇总|明细)?表?$")
_TITLE_HEAD = re.compile(
    r"(?:20[0-9]{2}年(?:度|[0-9]{1,2}月份?|[上下]半年|[一二三四]季度)?)?(?:[全我][省市县区州镇]|各(?:县市区|县区|乡镇|镇街|[省市县区州旗镇乡村]))?(?=..)"
)
"""When and where, which the head and the cells say."""
_IN_TITLE = 40
"""Characters of the longest title. 2026-11: set to 40."""
LEAST = 2
"""Cells of the smallest table. 2026-11: set to 2."""


@record
class UnitTable:
    """``title`` as the table is headed, its measure word, the scale before it (万) and of each cell the spans of name and number."""

    start: int
    end: int
    title: str
    unit: str
    scale: str
    cells: tuple[tuple[int, int, int, int], ...]

    def cell(self, at: int) -> tuple[int, int, int, int] | None:
        """The cell whose number stands at ``at``."""
        return next((c for c in self.cells if c[2] <= at < c[3]), None)


@lru_cache(maxsize=64)
def unit_tables(text: str) -> tuple[UnitTable, ...]:
    """Every such table of a folded text, in order."""
    if "单位:" not in text:
        return ()
    found: list[UnitTable] = []
    for head in _HEAD.finditer(text):
        cells: list[tuple[int, int, int, int]] = []
        cell = _CELL.match(text, head.end() - 1)
        while cell is not None:
            cells.append((*cell.span("name"), *cell.span("number")))
            cell = _CELL.match(text, cell.end())
        if len(cells) >= LEAST:
            line = text.rfind("\n", 0, head.start()) + 1
            title = text[text.rfind("\n", 0, line - 1) + 1 : line - 1] if line else ""
            title = title if len(title) <= _IN_TITLE and title[-1:] not in "。;," else ""
            title = _TITLE_HEAD.sub("", _TITLE_TAIL.sub("", title), count=1)
            found.append(
                UnitTable(head.start(), cells[-1][3], title, head["unit"], head["scale"], tuple(cells))
            )
    return tuple(found)


def table_at(text: str, at: int) -> UnitTable | None:
    """The table of which the number at ``at`` is a cell."""
    return next((t for t in unit_tables(text) if t.start < at < t.end and t.cell(at) is not None), None)


def cell_of(text: str, at: int) -> int | None:
    """Where the name begins of the cell whose number stands at ``at``; None outside such tables."""
    table = table_at(text, at)
    cell = table.cell(at) if table is not None else None
    return None if cell is None else cell[0]
