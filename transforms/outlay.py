"""What is invested in the projects told before (项目投资): 重点项目46个,…;完成投资12亿元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.phrase import any_of
from transforms.surroundings import Surroundings
from transforms.told import Told

_OUTLAY = frozenset(("投资", "投入", "投入资金", "投资额"))
_PROJECTS = re.compile(r"[一-鿿]{2,14}(?:项目|工程)$")
_DEEDS = re.compile(
    rf"^(?:{any_of('light')}|{any_of('act')}|{any_of('doing')}|{any_of('happens')}|统筹|推进|实施|新|计划)+(?=..)"
)
_COUNTED = frozenset(("个", "项", "处"))
_NEAR = 6
"""Earlier metrics that are asked. 2026-11: 6."""


def opens_outlay(indicator: str, around: Surroundings) -> bool:
    """…新增学位1500个;投资2600万元,…: what opens a part of the sentence is for what follows it."""
    begins = around.group_start
    opens = around.text[begins - 1 : begins] == ";" and around.left_start == begins
    return indicator in _OUTLAY and opens and len(around.left) <= 6


def of_projects(indicator: str, around: Surroundings, told: Sequence[Told]) -> str:
    """完成投资 with the projects whose number was told, of which it tells the progress; 投资2600万元 opens another matter."""
    if "完成" not in around.left or indicator != "投资":
        return indicator
    for metric in reversed(told[-_NEAR:]):
        if metric.unit in _COUNTED and (named := _PROJECTS.search(metric.indicator)) is not None:
            return _DEEDS.sub("", named[0]) + indicator
    return indicator
