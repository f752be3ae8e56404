"""A column of short news (简讯栏): a title such as 河街快讯 over paragraphs that one mark opens.

News with names at its end, with a head of its own (【油茶】今年…) or of some length is a story each; a few lines
without any of these are one story, of which the column's title is the headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from transforms.record import record
from transforms.stories.byline import read_closing
from transforms.stories.cues import any_of
from transforms.text.bullets import BULLETS

MARKS = BULLETS + "○【〖"
"""What opens the news of a column, one mark for all."""
MIN_NEWS = 24
"""Characters of the shortest news of a column. 2026-11: a date, a body and a figure take as many."""
MAX_NOTE = 80
"""Characters of the longest line that shares a headline with others. 2026-11: one or two sentences take as many."""
MAX_TITLE = 10
"""Characters of the longest title of a column, its ornaments left out. 2026-11: 10."""

_BRACKETED = re.compile(r"[【〖]([^】〗,。:]{2,14})(?<![讯电])[】〗]\s*(?=\S)")
"""A head in brackets before its news; 【本报讯】 is none."""
_SPACED = re.compile(rf"[{MARKS}]\s*[^\s,。;:!?()]{{7,16}}\s+(?=\S)")
"""A head that a space parts from its news: 新桥连起两岸路　县…; a shorter one is a label (石桥镇　今年…)."""


@record
class NewsColumn:
    """Indices of the paragraphs of one column: its title, if it has one, and its news.

    ``one``: the news is one story under the title, else each is a story.
    """

    title: int | None
    news: tuple[int, ...]
    one: bool


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"[^,。;:!?0-9]{{0,8}}(?:{any_of('column')})")


def news_columns(texts: Sequence[str]) -> list[NewsColumn]:
    """The columns among the folded paragraphs of a page.

    Two news at least, opened by one mark; under a title of a column, or each with names at its end.
    """
    found: list[NewsColumn] = []
    at = 0
    while at < len(texts):
        run = _run(texts, at)
        if len(run) < 2:
            at += 1
            continue
        if at and _is_title(texts[at - 1]):
            notes = all(_is_note(texts[k]) for k in range(at, run[-1] + 1))
            found.append(NewsColumn(at - 1, tuple(run), notes))
        elif all(read_closing(texts[k]) is not None for k in run):
            found.append(NewsColumn(None, tuple(run), one=False))
        at = run[-1] + 1
    return found


def own_head(text: str) -> tuple[int, int] | None:
    """Where the head that stands in the line of its news ends, and where the news begins; None without one."""
    found = _BRACKETED.match(text) or _SPACED.match(text)
    return None if found is None else (len(found[0].rstrip()), found.end())


def _is_note(text: str) -> bool:
    return len(text) <= MAX_NOTE and own_head(text) is None and read_closing(text) is None


def _run(texts: Sequence[str], at: int) -> list[int]:
    """The news from ``at`` on that its mark opens; what a column's edge cuts off stands between them."""
    mark = texts[at][:1]
    if not mark or mark not in MARKS:
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
