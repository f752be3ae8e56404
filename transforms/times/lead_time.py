"""The time of a short report's lead (导语的时间), which the paragraphs behind it go on with.

上半年，全市受理诉求3.2万件。 — and in the next paragraph: 物业类诉求9000件，占28%. A report that tells of one
stretch only and names it in its lead does not name it again. A long report that tells of several times, a
paragraph that turns to a scene, a firm or to what there is now, do not go on with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import pairwise

from transforms.text.bullets import BULLETS
from transforms.times.mention import TimeMention
from transforms.times.scope import Scope

_STRETCHES = frozenset(("half", "quarter", "month_range", "month", "festival", "day_range"))
_DAYS_OFF = frozenset(("festival", "day_range", "holiday"))
_STATISTICAL = _STRETCHES | {"year", "up_to", "year_range", "plan", "so_far", "now"}

_TURNS = re.compile(
    r"[“\"‘「][^”\"’」]*[,。!?]|走进|来到|走在|家住|村[民医里支妇]|老人|[果菜茶棉]农|居民|市民(?!政)|位于"
    r"|[春夏秋冬]季|现[有共存设]|目前|如今|眼下|近[日年]|日前|[此本这]次|[全我][省市县区州旗镇乡]有"
    r"|按照?[^,。]{0,12}(?:规定|条例|办法|标准|要求)|针对|为(?:了|让|方便|确保|解决)"
    r"|[^,。;0-9全我该本]{1,6}[县市区旗州镇乡村]的|[^,。;0-9]{0,12}[镇乡村]的?[^,。;0-9]{0,6}(?:一家|一座|一处|合作社|公司|企业)"
    r"|[^,。;0-9]{0,24}(?:项目|工程)[^,。;0-9]{0,8}总?投资|[^。;0-9]{0,30}(?:压缩|缩短|压减)"
    r"|[^,。;0-9]{0,12}(?:[与同][^,。;0-9]{0,6}[0-9]|组织[0-9])"
)
"""Opens a paragraph that turns to something else: a scene, a place, a firm, what there is, a rule, what a work costs,
how a service became quicker, with whom something is done.
"""
_PLANNED = re.compile(r"[^,。;0-9]{0,12}(?:计划|力争|确保|预计|拟|将)")
"""Behind a time: what is told of it is not done yet."""
_DONE = re.compile(
    r"[^。;0-9]{0,40}(?:已|完成|累计|建成|新增|发放|培训|开展|实施|投入|办理|受理|查处|检查|销售|实现|收购|改造)[^,。;0-9]{0,12}[0-9]"
)
"""Opens a paragraph that tells what was done by a day."""
_FIGURE = re.compile("[0-9]")

_BULLETS = tuple(BULLETS)
_LEAD = 2
"""The first paragraphs with figures, of which one may be the lead. 2026-11: set to 2."""
_FAR = 2
"""Paragraphs with figures behind the last that named the time. 2026-11: set to 2."""


def after_lead(scope: Scope, body: int) -> Mapping[int, TimeMention]:
    """By the start of a paragraph the time of the lead that it goes on with; ``body`` is where the text begins."""
    text = scope.text
    found: dict[int, TimeMention] = {}
    lead: TimeMention | None = None
    counted = named = 0
    of_item = False  # whether the lead stands in an item of its own, which no other item goes on with
    one = True  # whether all times told so far are of the same months
    for start, end in pairwise(scope.outline.paragraphs):
        if start < body or _FIGURE.search(text, start, end) is None:
            continue
        counted += 1
        item = text.startswith(_BULLETS, start)
        if item and of_item:
            lead = None
        first, last = bisect_left(scope.starts, start), bisect_left(scope.starts, end)
        own = [
            i
            for i in range(first, last)
            if not scope.never[i] and not scope.attached[i] and _is_stretch(scope.times[i])
        ]
        if lead is not None and counted - named <= _FAR and _goes_on(text, lead, one, start, end):
            found[start] = lead
        topics = [scope.times[i] for i in own if scope.topic[i]]
        if topics and topics[-1].kind == "now":
            lead = None
        elif topics and (lead is not None or counted <= _LEAD):
            if lead is None:
                lead, one = topics[0], True
            one = one and all(_same(scope.times[i], lead) for i in own)
            lead, named, of_item = topics[-1], counted, item
        elif lead is not None:
            one = one and all(_same(scope.times[i], lead) for i in own)
            if lead.kind in _DAYS_OFF and any(t.kind == "holiday" for t in scope.times[first:last]):
                named = counted  # 假期里 names it again
    return found


def _goes_on(text: str, lead: TimeMention, one: bool, start: int, end: int) -> bool:
    """Whether the paragraph goes on with ``lead``: with a stretch if it is the only ``one``, with a day if it tells what was done."""
    if lead.ahead or _PLANNED.match(text, lead.end + 1) or _TURNS.match(text, start, end):
        return False
    if lead.kind == "up_to":
        return _DONE.match(text, start, end) is not None
    return one and (lead.kind in _STRETCHES or lead.kind == "holiday")


_NAMED = frozenset(("festival", "holiday"))


def _is_stretch(time: TimeMention) -> bool:
    """Whether figures may be of it: 假期里, but not 假期首日, which is a part of what is told."""
    return time.kind in _STATISTICAL or (time.kind == "holiday" and time.first is None)


def _same(time: TimeMention, lead: TimeMention) -> bool:
    """Whether both are of the same months; a holiday may be named by its days too (“五一”假期…,4月29日至5月3日…)."""
    kinds = {time.kind, lead.kind}
    if kinds & _NAMED and kinds <= _DAYS_OFF and (len(kinds) > 1 or "holiday" in kinds):
        return True
    return _months(time) == _months(lead)


def _months(time: TimeMention) -> tuple[int, int] | None:
    return None if time.last is None else time.last.months
