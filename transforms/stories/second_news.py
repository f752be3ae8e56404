"""News that begins under the text of another story without a headline over it (另一则消息)."""

from __future__ import annotations

import re

from transforms.stories.byline import read_dateline
from transforms.stories.open_story import OpenStory
from transforms.stories.unit import Unit

_OWN = re.compile(r"本[报台网刊]讯")
"""How the paper's own news begin."""


def is_second_news(unit: Unit, story: OpenStory) -> bool:
    """Whether a paragraph opens as news do (本报讯) under the text of a story that is signed above."""
    if not story.chars or not (story.has_byline or story.dateline) or unit.kind != "body":
        return False
    return _OWN.match(unit.text) is not None and read_dateline(unit.text) is not None
