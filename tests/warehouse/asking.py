"""Questions to hand-made rows, and a later page beside the first one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.warehouse_rows import DOC, document, in_memory, metric, rows, story

LATER = "cd" * 32
STORY_2, STORY_3 = f"{DOC[:16]}:s500", f"{LATER[:16]}:s0"
DAY = dt.date


def asked(sql: str, **changed: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """The answer of a query to the hand-made rows; ``changed`` replaces rows of tables."""
    with in_memory(rows(**changed)) as con:
        return con.execute(sql).fetchall()


def on_later_page(metric_id: str, **fields: Any) -> dict[str, Any]:
    return metric(metric_id, story_id=STORY_3, doc_id=LATER, **fields)


LATER_PAGE = {
    "documents": [
        document(),
        document(doc_id=LATER, path="某市日报/后.txt", page_date=DAY(2021, 9, 1), page_month=DAY(2021, 9, 1)),
    ],
    "stories": [story(), story(story_id=STORY_3, doc_id=LATER, cluster_id=STORY_3)],
}
