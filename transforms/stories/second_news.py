"""News that begins under the text of another story without a headline over it (另一则消息)."""

from __future__ import annotations

from transforms.stories.byline import read_dateline
from transforms.stories.open_story import OpenStory
from transforms.stories.unit import Unit


def is_second_news(unit: Unit, story: OpenStory) -> bool:
    """Whether a paragraph opens as news do (本报讯, with who tells it) under the text of a story that is signed above."""
    if not story.chars or not (story.has_byline or story.dateline) or unit.kind != "body":
        return False
    dateline = read_dateline(unit.text)
    return dateline is not None and dateline.has_role and bool(dateline.names)
