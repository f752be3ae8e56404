"""Which figure a class is a part of (级别的归属): 省级9家 behind 国家级茶坊3家 is of 茶坊, 丙类2家 behind 乙类4家 of their whole."""

from __future__ import annotations

from transforms.names.anaphora import DIVISION, LEVEL, LEVEL_HEAD
from transforms.names.thing import VERBS
from transforms.text.words import words

_ATTRIBUTES = ("示范", "重点", "试点", "骨干", "龙头")
"""What may stand behind a rank without being what is counted: 县级示范8个."""


def parts_whole(phrase: str, last: str) -> bool:
    """Whether ``phrase`` is a class of what was parted, and not of the thing that the item ``last`` before it names."""
    if DIVISION.fullmatch(phrase):
        return True
    if LEVEL.fullmatch(phrase) is None:
        return False
    ranked = LEVEL_HEAD.match(last) if phrase[-1] == "级" else None
    if ranked is None or last[ranked.end() :] in _ATTRIBUTES:
        return True
    return VERBS.fullmatch(words(last)[-1]) is not None
