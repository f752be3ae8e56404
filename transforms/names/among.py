"""A group that 中 closes, before how many of it are told (其中若干): 茶农480人中已签约360人."""

from __future__ import annotations

import re

from transforms.names.anaphora import leans
from transforms.names.thing import noun_of
from transforms.names.told import Spoken
from transforms.phrases.after import phrase_after
from transforms.text.surroundings import Surroundings

_CLOSES = re.compile(r"(?:当|之)?中(?:$|[,、有])|(?:当中|之中)")
_GROUP = re.compile(r"中|[^,;。、0-9]{1,10}?(?<![初高集途其空])中(?=[已有仅只未尚])")
_TOLD = re.compile(r"[^,;。、0-9]{0,10}(?<![初高集途其空])中,?(?:目前)?(?:已|有|仅|只|共)*")
_UNIT = re.compile(r"[^0-9.,万亿余多]{1,4}$")
_GOES_ON = 14
"""Characters between a group and how many of it are told, at most. 2026-11: set to 14."""


def closes_group(text: str, start: int, end: int) -> bool:
    """Whether 中 behind the quantity at ``start`` to ``end`` says of which group the next figure is, and opens no name (12辆|中巴).

    What is counted next has the same measure word: 480人中已签约360人, 70件中办结66件.
    """
    if _CLOSES.match(text, end):
        return True
    if not text.startswith("中", end):
        return False
    unit = unit_of(text, start, end)
    return bool(unit) and _next_of(unit).match(text, end) is not None


def unit_of(text: str, start: int, end: int) -> str:
    """The measure word of the quantity at ``start`` to ``end``; empty without one."""
    unit = _UNIT.search(text, max(start, end - 4), end)
    return unit[0] if unit else ""


def within_group(text: str, left: str, left_start: int, unit: str) -> str:
    """``left`` behind the 中 that closes the group told right before it; empty where there is none."""
    if not unit or not text.endswith(unit, 0, left_start) or len(left) > _GOES_ON:
        return ""
    group = _GROUP.match(left)
    return left[group.end() :] if group else ""


def of_group(phrase: str, around: Surroundings, unit: str, last: Spoken) -> str:
    """How many of a group did what: 用上清水的农户 of 90户农户中,有60户用上清水; ``phrase`` itself where it has a noun.

    ``last`` is the figure before. Rates behind are of what was done (清水覆盖率), so they are named before this is asked.
    """
    if last.unit != unit or _TOLD.fullmatch(around.text, last.end, around.start) is None:
        return phrase
    noun, rest = phrase_after(around.right)
    group = noun_of(last.indicator)
    if around.left.endswith(f"中已{phrase}") and len(phrase) < 4 and not leans(phrase):
        return f"{phrase}的{group}"  # 90件案件中已审理60件
    if noun or len(rest) < 3 or len(rest) > _GOES_ON or len(group) < 2 or group in rest or "的" in rest:
        return phrase
    return f"{rest}的{group}"


def _next_of(unit: str) -> re.Pattern[str]:
    return re.compile(rf"中[^,;。、0-9]{{1,{_GOES_ON}}}[0-9][0-9.,]*[万亿]?(?:余|多)?{re.escape(unit)}")
