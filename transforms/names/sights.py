"""Sights listed with how many came to each (景点客流): 接待游客9万人次;…,青石岭4万人次,白水洞3万人次."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Spoken
from transforms.text.surroundings import Surroundings

_TURNS = ("人次", "万人次", "人")
_GUESTS = re.compile(r"游客|接待|来客|客流|入园|客人")
_OF_GUESTS = re.compile(r"游客|景区|景点|旅游|乐园|古镇|公园|文旅|民宿")
_SIGHT = re.compile(
    r"[^,;。0-9的]{0,14}(?:·[^,;。0-9的]{1,8}|[山湖峡谷寺洞岛园馆滩沟泉崖塔庙关楼峰岭坝岩潭寨堡城湾洲]|古[镇城村]|景区|景点|瀑布|草原|乐园|遗址|[旧故]居|石林|天坑|湿地|度假区|旅游区|风景区|风貌区|小镇|街区|影城)"
)
"""A name that is only where they came to."""


def guests_of_sight(phrase: str, around: Surroundings, unit: str, told: Sequence[Spoken]) -> str:
    """接待游客 of 青石岭4万人次 in a list of sights, as the sentence or the one before told of guests; else ``phrase``."""
    if phrase == "接待" and unit == "人次" and _OF_GUESTS.search(around.sentence):
        return "接待游客"  # 望月景区接待9万人次
    if (
        unit not in _TURNS
        or not phrase
        or _SIGHT.fullmatch(phrase) is None
        or around.left_start != around.clause_start
    ):
        return phrase
    if around.right.strip(",、;。)"):
        return phrase
    near = [m for m in told[-4:] if m.unit == unit and _GUESTS.search(m.indicator)]
    return near[-1].indicator if near else phrase
