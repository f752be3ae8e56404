"""One rate told of several (同一比率分列): 全市平均入住率78%,其中东湾88%、西湾75%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Spoken
from transforms.text.surroundings import Surroundings

_ITEM = re.compile(r",?(?:其中[,:]?)?、?([一-鿿]{1,6})")
_NO_ITEM = re.compile(r"[率占比达为增降升超高低]|[度比]|同期|目标|任务|合格|平均")
_RATE = re.compile(r"[一-鿿]{2,14}率$")


def rate_of_item(phrase: str, around: Surroundings, unit: str, told: Sequence[Spoken]) -> str:
    """The rate that opened the list, of the item that ``phrase`` names; else ``phrase``."""
    item = _ITEM.fullmatch(around.left)
    if unit != "%" or item is None or not phrase or not item[1].endswith(phrase) or _NO_ITEM.search(item[1]):
        return phrase
    first = None
    for metric in reversed(told):
        if metric.unit != "%":
            break
        first = metric
    if first is None or _RATE.fullmatch(first.indicator) is None:
        return phrase
    return phrase + first.indicator.replace("平均", "")
