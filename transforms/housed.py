"""Whose pupils, teachers or beds are counted (机构与其人数): 普通中学38所,在校学生2.95万人."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.anaphora import MAX_THING, Told

_INMATES = re.compile(
    r"(?:在[校园读籍])?(?:学生|学员|生|幼儿|儿童)(?:人?数)?|(?:本年|当年|应届)?(?:毕业生|招生)(?:人?数)?|(?:专任)?教师|教职工|职工|床位数?|卫生技术人员"
)
_INMATE_ENDS = frozenset("生数员儿童师工位")
_HOUSE = re.compile(
    r"(?:学校|[中小]学|高中|初中|院校|幼儿园|职中|中专|医院|卫生院|机构|养老院|福利院|敬老院)$"
)


def of_house(phrase: str, earlier: Sequence[Told]) -> str:
    """``phrase``, or whose pupils, teachers or beds they are: 普通中学在校学生 behind 普通中学38所."""
    if phrase[-1:] not in _INMATE_ENDS or _INMATES.fullmatch(phrase) is None:
        return phrase
    house = next((m for m in reversed(earlier[-3:]) if m.unit in ("所", "家", "个")), None)
    if house is None or not _HOUSE.search(house.indicator) or len(house.indicator) > MAX_THING:
        return phrase
    return house.indicator + phrase
