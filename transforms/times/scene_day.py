"""What the day of a scene does not date (场景的日子): 3月2日,麦苗返青。…社里有烘干机9台,预计一季收入80万元."""

from __future__ import annotations

import re

from transforms.role import Role
from transforms.text.surroundings import Surroundings
from transforms.times.mention import TimeMention

_HABIT = re.compile(
    r"(?:一[亩年季天户斤]|一个?月|每[亩年季月天户人公斤])[^,。;]{0,8}?(?:先|就|能|可|得|要|保底|多)|好的时候|平时|平常|往年"
)
"""In a clause: how things go all the time."""
_HAS = re.compile(
    r"(?<![没所只])(?:[共现拥建设种]?有(?![望效])|占地|引进[^,。;0-9]{0,6}(?:工厂|企业|车间|项目)|安顿|腾出|辐射)[^,。;0-9]{0,12}$"
)
"""Before a figure: what there is, whatever day it is."""


def is_of_no_day(role: Role, mention: TimeMention, around: Surroundings) -> bool:
    """Whether a figure in a sentence behind that of a scene's day stands apart from it.

    A scene's day has no figure in its own sentence; it dates neither what is expected or paid by rule nor what there is.
    """
    if mention.kind != "day" or mention.reach != "whole" or mention.start >= around.sentence_start:
        return False
    told = around.text.find("。", mention.end, around.sentence_start)
    if told < 0 or any(c.isdecimal() for c in around.text[mention.end : told]):
        return False
    if role in ("target", "standard"):
        return True
    return (
        _HABIT.search(around.text, around.clause_start, around.start) is not None
        or _HAS.search(around.before) is not None
    )
