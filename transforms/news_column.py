"""A column of short news (简讯栏): a title such as 河街快讯 over paragraphs that one mark opens, each a story of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from transforms.byline import read_closing
from transforms.cues import any_of

_MARKS = frozenset("■▲●◆◇○★☆▼▶►※□△【〖")
MIN_NEWS = 24
"""Characters of the shortest news of a column. 2026-11: a date, a body and a figure take as many."""
MAX_TITLE = 10
"""Characters of the longest title of a column, its ornaments left out. 2026-11: 10."""


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"[^,。;:!?0-9]{{0,8}}(?:{any_of('column')})")


def news_column(texts: Sequence[str]) -> tuple[list[int], list[int]]:
    """Which of the folded paragraphs are titles of such columns, and which begin a story of one.

    Two paragraphs at least, opened by one mark; under a title of a column, or each with names at its end.
    """
    titles: list[int] = []
    stories: list[int] = []
    at = 0
    while at < len(texts):
        run = _run(texts, at)
        if len(run) < 2:
            at += 1
            continue
        if at and _is_title(texts[at - 1]):
            titles.append(at - 1)
            stories += run
        elif all(read_closing(texts[k]) is not None for k in run):
            stories += run
        at = run[-1] + 1
    return titles, stories


def _run(texts: Sequence[str], at: int) -> list[int]:
    """The news from ``at`` on that its mark opens; what a column's edge cuts off stands between them."""
    mark = texts[at][:1]
    if mark not in _MARKS:
        return []
    run = [at]
    for k in range(at + 1, len(texts)):
        if texts[k].startswith(mark):
            run.append(k)
        elif k > run[-1] + 1:
            break
    return run if all(len(texts[k]) >= MIN_NEWS for k in run) else []


def _is_title(text: str) -> bool:
    bare = "".join(c for c in text if c.isalnum())
    return len(bare) <= MAX_TITLE and _title().fullmatch(bare) is not None
