"""The time in the head of a table (表头的时间), which its lines take over: 截至6月底,单位:万吨."""

from __future__ import annotations

from bisect import bisect_left

from transforms.text.unit_table import unit_tables
from transforms.times.mention import TimeMention
from transforms.times.scope import Scope


def of_tables(scope: Scope) -> dict[int, TimeMention]:
    """By the start of its lines the time that the head of a table names (截至6月底,单位:万吨)."""
    found: dict[int, TimeMention] = {}
    for table in unit_tables(scope.text):
        head = scope.outline.paragraph(table.start)[0]
        i = bisect_left(scope.starts, head)
        if i < len(scope.starts) and scope.starts[i] < table.start and not scope.never[i]:
            lines = (p for p in scope.outline.paragraphs if table.start < p < table.end)
            found |= dict.fromkeys(lines, scope.times[i])
    return found
