"""Which times are a sentence's topic (时间话题) and so rule the sentences behind it too: 截至9月底，…。受理投诉36件."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from transforms.text.sentence import Outline
from transforms.times.mention import TimeMention

NEVER = frozenset({"clock", "recurring"})
"""Kinds of time that rule no figure."""
_NO_TOPIC = NEVER | {"same_period"}
"""Kinds that rule no sentence behind."""

# Every alternative begins with a character of its own: the scan then runs in the regex engine's fastest loop.
_LEAD = re.compile(
    r"获悉|了解到|得知|介绍|显示|据悉|统计|核定|核算|测算|评估|监测|报道|公布|发布|通报|表示|指出|透露|方面,|来看,|:|电\([^()\n]{1,30}\)|讯\([^()\n]{1,30}\)"
)
_WHOSE = re.compile(r"[^,0-9]{2,8},(?:[一-鿿]{2,7}[省市县区州旗镇乡]|[全我][省市县区州旗镇乡国])")
"""Before a topic: a lead without a time of its own and the place whose figures it dates (经初步预计,甲县2023年实现…)."""
_BY_LAW = re.compile(r"(?:根据|依据|依照|按照|遵照)《[^》。\n]{2,40}》[^,。\n0-9]{0,16},")
"""Opens a sentence with the law or plan by which something was done; its time stands behind."""
_HEAD_REACH = 14
"""Characters that may stand between a sentence's head, or its lead (数据显示,), and a topic. 2026-11: 14."""
_LEAD_REACH = 60
"""Characters before a topic in which its lead is looked for. 2026-11: 60."""

_SCENE = re.compile(
    r"[^。]{0,80}?(?:正(?:在|忙|为|给|通过)|笑着|忙着|忙碌|一派|记者(?:来到|走进|看到|见到)|热火朝天|(?<![绍报露])说[。道:,])"
    r"|,[^,。;0-9]{3,28}[^现所存实潜内外自](?<!旨|意|重|贵)在(?!建|册|校|库|岗|线|全|此)[^,。;0-9]{2,16}。"
)
"""Behind a day: it is that of a scene before the reporter's eyes, not of what is counted behind."""


def topics(text: str, outlined: Outline, times: Sequence[TimeMention]) -> tuple[bool, ...]:
    """Which times rule the sentences behind too: topics, and of 截至2日…;截至8日… each."""
    found = [t.kind not in _NO_TOPIC and _is_topic(text, outlined, t) for t in times]
    for i in range(1, len(times)):
        if times[i].kind == "up_to" and not found[i] and text[times[i].start - 1] == ";":
            start = outlined.sentence(times[i].start)[0]
            j = i - 1
            while j > 0 and times[j].start > start and not (found[j] and times[j].kind == "up_to"):
                j -= 1
            found[i] = found[j] and times[j].kind == "up_to" and times[j].start >= start
    return tuple(found)


def _is_topic(text: str, outlined: Outline, mention: TimeMention) -> bool:
    """Whether the mention stands at its sentence's head, or behind its lead (数据显示，); 好在去年 tells aside."""
    start = outlined.sentences[bisect_right(outlined.sentences, mention.start) - 1]
    by_law = _BY_LAW.match(text, start)
    told = start if by_law is None else by_law.end()
    if mention.start - start > _HEAD_REACH or text.find(",", start, mention.start) >= 0:
        for lead in _LEAD.finditer(text, max(start, mention.start - _LEAD_REACH), mention.start):
            told = lead.end()
    if mention.kind == "day" and _SCENE.match(text, mention.end):
        return False
    if is_said_aside(text, mention):
        return False  # “…当天就修好了。”户主说。乡里…
    told = min(told, mention.start)
    before = text[told : mention.start].strip("“”\n ,")
    if len(before) > _HEAD_REACH:
        return False
    if "," not in before or opens(text, mention):
        return True
    return _WHOSE.fullmatch(before) is not None


def is_said_aside(text: str, mention: TimeMention) -> bool:
    """Whether it is a day of somebody's speech (“…当天就修好了。”), which dates nothing that the paper tells."""
    if mention.kind != "relative":
        return False
    low = max(0, mention.start - _LEAD_REACH)
    return text.rfind("“", low, mention.start) > text.rfind("”", low, mention.start)


_ANNOUNCED = ("现将", "现就", "兹将")
_GOALS = re.compile(r"(?:的|全年)?[^,。;:\n0-9]{0,10}(?:目标|任务|盘子|计划|安排)[^,。;:\n0-9]{0,6}:")
"""Behind a year: what is to be done in it, item by item (定下今年的目标:新增就业80万人;失业率5.5%)."""
_AS_FOLLOWS = re.compile(r"[^,。;:\n0-9]{2,40}如下[:。]")


def opens(text: str, mention: TimeMention) -> bool:
    """Whether the mention opens its clause, with a comma behind it or a predicate: ；其中，2022年受理…

    So does the time of what a notice goes on to tell: 现将一季度办理情况公布如下:一、…;二、….
    """
    start = mention.start
    if start == 0 or text[start - 1] in ",;:。\n(":
        return True
    if mention.kind == "year" and _GOALS.match(text, mention.end):
        return True
    told = text.startswith(_ANNOUNCED, max(0, start - 2))
    return told and _AS_FOLLOWS.match(text, mention.end) is not None
