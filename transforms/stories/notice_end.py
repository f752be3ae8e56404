"""Where the text of a notice ends: the office that it is of, the day, news right below it (落款)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.stories.byline import read_dateline
from transforms.stories.open_story import OpenStory
from transforms.stories.shape import is_notice, is_office
from transforms.stories.unit import FLOW, Unit

AGAIN = ("又讯", "另讯", "又据", "另据")
"""How a second piece of news begins under another text. 2026-11."""
_YEAR = "(?:[0-9]{4}|[〇零一二三四五六七八九]{4})年"
_DAY = re.compile(rf"(?:{_YEAR})?[0-9一二三四五六七八九十]{{1,2}}月[0-9一二三四五六七八九十]{{1,3}}日")


def is_day(text: str) -> bool:
    """Whether a line is a day and nothing else."""
    return _DAY.fullmatch(text) is not None


def is_sender(units: Sequence[Unit], group: Sequence[int], story: OpenStory) -> bool:
    """Whether a heading group begins with the office that the open notice is of, right under its text.

    Nothing but a day stands below it, or the next heading, farther off.
    """
    at = group[0]
    if not story.notice or not story.chars or not is_office(units[at].text):
        return False
    if len(group) > 1:
        below = units[group[1]]
        # an office may stand over the title of its own next notice, hardly over a headline
        return (
            below.gap > units[at].gap or below.starts or (below.kind == "title" and not is_notice(below.text))
        )
    if at + 1 < len(units) and (is_day(units[at + 1].text) or units[at + 1].starts):
        return True
    below = next((unit.text for unit in units[at + 1 :] if unit.kind in FLOW), None)
    return below is None or is_day(below)


def is_dated_below(units: Sequence[Unit], at: int, story: OpenStory) -> bool:
    """Whether the line at ``at`` is the day right under the office that the open notice is of."""
    return story.notice and at < len(units) and not units[at].gap and is_day(units[at].text)


def news_below(unit: Unit, story: OpenStory) -> bool:
    """Whether the unit begins news under the text of a notice: 本报讯…, 又讯…"""
    return story.notice and (read_dateline(unit.text) is not None or unit.text.startswith(AGAIN))
