"""Kinds of produce that statistics keep apart (粮食、油料、棉花、蔬菜…): none of them is a part of another.

Reports on farming open a list with 其中 and go on with crops that are no longer of its whole: 粮食产量9万吨,其中稻谷
8万吨;棉花产量0.4万吨;油料产量2万吨. Source: the headings of the county yearbooks' tables of farm produce.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from transforms.links.frame import Links, Spot

_KINDS = {
    "grain": "粮食|夏粮|秋粮|[大小]春粮|谷物|稻谷|[早中晚水]稻|小麦|玉米|豆类|薯类|杂粮",
    "oil": "油料|油菜|花生",
    "fibre": "棉花|麻类",
    "sugar": "糖料|甘蔗|甜菜",
    "tobacco": "烟叶|烤烟",
    "greens": "蔬菜|食用菌|蘑菇|香菇",
    "fruit": "水果|瓜果|果用瓜|果品|苹果|柑橘|葡萄",
    "tea": "茶叶",
    "herbs": "药材",
    "meat": "肉类|[猪牛羊禽鸡]肉",
    "eggs": "禽蛋|鸡蛋",
    "milk": "牛奶|奶类|生鲜乳",
    "fish": "水产品",
}
_KIND = re.compile("|".join(f"(?P<{kind}>{names})" for kind, names in _KINDS.items()))
_MADE_OF = re.compile("加工|制品|企业|合作社|基地|园区|市场|保险|补贴|资金|设备|机械|产业")
"""What has to do with produce, and is none."""


@lru_cache(maxsize=4_000)
def produce_of(name: str) -> str:
    """The one kind of produce that a name tells; empty for none, for several (蔬菜瓜果), and for what is made of it."""
    kinds = {str(found.lastgroup) for found in _KIND.finditer(name)}
    return kinds.pop() if len(kinds) == 1 and not _MADE_OF.search(name) else ""


def of_other_produce(name: str, whole: str) -> bool:
    """Whether a figure cannot be a part of another since they are of two kinds of produce."""
    kind = produce_of(name)
    return bool(kind) and produce_of(whole) not in ("", kind)


def unlink_other_produce(spots: Iterable[Spot], links: Links) -> None:
    """Take from levels the wholes that are of other produce."""
    names: dict[str, str] = {}
    for spot in spots:
        names[spot.metric_id] = spot.metric.indicator
        link = links.get(spot.metric_id)
        whole = link.get("of") if link and spot.kind == "level" else None
        if link and whole is not None and of_other_produce(spot.metric.indicator, names.get(whole, "")):
            del link["of"]
