"""Indicator phrases that lean on what was said before (承前省略): 完成42.4公里, 占耕地的82%, 每户2000元.

Newspapers name a thing once and then only say what was done with it, how much of it, or its price. A
phrase that is such a remainder is completed from the nearest earlier metric of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from transforms.phrase import any_of


class Told(Protocol):
    """An earlier metric: its phrase and measure word."""

    @property
    def indicator(self) -> str: ...
    @property
    def unit(self) -> str: ...


_GOAL = re.compile(
    r"(?:完成|占|达到?|超过?|实现)?(?:了)?(?:年度|全年|年初|既定|预期|当年|本年|省定|市定|下达)*(?:目标任务|目标|任务|计划|指标)(?:数|值|量)?(?:的)?"
)
_DONE_ONLY = re.compile(rf"(?:{any_of('act')}|完成|实现|达到|建成|已|其中|总数|总量|总计|合计|共计|目前)+")
_ACT = re.compile(rf"(?:{any_of('act')})+")
_OWNED = re.compile(rf"(?:累计|已|共|年|总|完成|实现|需|计划|项目)*(?:{any_of('attribute')})")
_EACH = re.compile(
    r"(?:平均)?每[人户名位亩头只个家吨车次斤箱件株台年月天日公里平方米座所栋班学期]+"
    r"(?:最高|最低)?(?:补助|补贴|奖补|奖励|资助|发放|投入|增收|价格|收入)?|日均|月均|年均|单[日月]最[高低]|平均|最高|最低"
)
_SHARE = re.compile(r"占(?:全[省市县区镇乡村州旗国]|总)?(?:的)?(?P<whole>.*)")
_VERB_HEAD = re.compile(rf"^(?:{any_of('light')}|{any_of('act')}|累计|共|已)+")
_ATTRIBUTE_TAIL = re.compile(rf"(?:{any_of('attribute')})+$")
MAX_OTHER = 8
"""The same, where that thing is counted in another unit: 新建高标准农田21万亩, 改造 … is likely of it only when short."""

MAX_THING = 16
"""Characters of the longest earlier phrase that is put before a remainder."""


def _thing(phrase: str) -> str:
    """The thing of an earlier phrase, without the verb before it: 高标准农田 of 新建高标准农田."""
    bare = _VERB_HEAD.sub("", phrase)
    bare = _ATTRIBUTE_TAIL.sub("", bare)
    return bare if len(bare) >= 2 else phrase


def leans(phrase: str) -> bool:
    """Whether a phrase says nothing by itself: empty, only a verb, only 目标任务, 每户, 投资, 占…."""
    return (
        not phrase
        or any(pattern.fullmatch(phrase) for pattern in (_GOAL, _DONE_ONLY, _EACH, _OWNED))
        or phrase.startswith("占")
    )


def completed_from(phrase: str, unit: str, earlier: Sequence[Told]) -> str:
    """``phrase`` with the thing that it leaves out; ``earlier`` are the paragraph's metrics, nearest last.

    A bare verb or goal word takes the phrase of the nearest metric of its own unit (完成 → 改造管网); a bare
    attribute or price is said of the nearest thing (投资 → 高标准农田投资).
    """
    if not leans(phrase):
        return phrase
    told = [m for m in reversed(earlier) if m.indicator and not leans(m.indicator)][:6]
    if not told:
        return phrase
    alike = next((m for m in told if m.unit == unit), None)
    share = _SHARE.fullmatch(phrase)
    if share:
        return f"{_thing(told[0].indicator)}{phrase}" if len(told[0].indicator) <= MAX_THING else phrase
    if not phrase or _GOAL.fullmatch(phrase):
        return (alike or told[0]).indicator
    if _ACT.fullmatch(phrase):
        thing = _thing((alike or told[0]).indicator)
        return phrase + thing if len(thing) <= (MAX_THING if alike else MAX_OTHER) else phrase
    if _DONE_ONLY.fullmatch(phrase):
        return alike.indicator if alike else phrase
    thing = _thing(told[0].indicator)
    if thing.endswith(phrase) or len(thing) > MAX_THING:
        return phrase
    return thing + phrase
