"""Which printed time a quantity belongs to (统计期归属): its clause's, its sentence's, its paragraph's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from transforms.sentence import Outline
from transforms.time_mention import TimeMention

# 比上年增长 compares with last year, 以2020年…为基数 counts from it; the figure is of the period named before.
_COMPARED = re.compile(r"(?:比|较|同|与|相比|对比|以|按|按照)$")
_COMPARISONS = frozenset({"base", "same_period"})
_NEVER = frozenset({"clock", "recurring"})

_ATTACHED = re.compile(r"(?:[底末]?的|[为是有]|仅[为有]?|只有)[约近]?")
"""Between a time and the figure that alone is its own: 去年同期为547户, 由去年底的86条增至98条."""

_CARRIER = re.compile(r"[对把将由从给向为]$")
_MODIFIER = re.compile(r"[^,。;0-9]{1,12}的")
"""Behind a time that only says which thing is meant: 对2023年建成的120个站点进行改造."""

_FOUNDED = re.compile(r"(?:建|成立|创办|创建|创立|设立|组建|注册|生|开业|开园|竣工|投产|诞生)于$")
"""Before a year that tells when a thing began and dates no figure beyond its clause: 学校始建于1958年，占地60亩."""

_NOW = re.compile(r"现[有共已存辖为设]")
"""Before a figure: it is of now, whatever day or year was told before."""

_DATELINE = re.compile(r"(?:上午|下午)?,?(?:本报)?记者[从在自]")
"""Behind a day: the day on which the paper learned of it, not of what it learned."""

_TOLD = re.compile(r"获悉|了解到|得知|介绍|显示|据悉|统计|报道|:")
_HEAD_REACH = 14
"""Characters that may stand between a sentence's head, or its lead (数据显示,), and a topic. 2026-11: 14."""

_LOOK_BACK = 40
"""Mentions of a paragraph that are asked, nearest first; a longer list of dates rules nothing. 2026-11: 40."""


def governing(
    text: str, outlined: Outline, times: Sequence[TimeMention], starts: Sequence[int], at: int
) -> TimeMention | None:
    """The time mention that rules the quantity at ``at``; None when its paragraph names none before it.

    The nearest one before it in its group (between semicolons) rules. From earlier groups and sentences of
    the paragraph only a topic does: a mention at a sentence's head. A mention inside a quoted name
    (“2021年…行动”), or one that tells which thing is meant (对2023年建成的站点进行改造，投入300万元), rules
    beyond its clause only where no other does. What a figure is compared with (比去年同期的547户增长) or
    starts from (由去年底的86条增至98条) rules that one figure. One that follows the quantity rules when it
    stands in the same clause.
    """
    paragraph = outlined.paragraph(at)[0]
    group = outlined.group(at)[0]
    clause, clause_end = outlined.clause(at)
    now = _NOW.search(text, clause, at) is not None
    second: TimeMention | None = None
    i = bisect_left(starts, at) - 1
    for mention in reversed(times[max(0, i + 1 - _LOOK_BACK) : i + 1]):
        if mention.start < paragraph:
            break
        if _rules(text, mention, at) and (mention.start >= clause or _outlasts(text, mention, now)):
            if _is_in_name(text, mention) or (mention.start < clause and _is_modifier(text, mention)):
                second = second or mention
            elif mention.start >= group or _is_topic(text, outlined, mention):
                return mention
    if second is not None:
        return second
    for mention in times[bisect_left(starts, at) :]:
        if mention.start >= clause_end:
            break
        if mention.kind != "deadline" and _rules(text, mention, at):
            return mention
    return None


def _is_topic(text: str, outlined: Outline, mention: TimeMention) -> bool:
    start = outlined.sentence(mention.start)[0]
    told = [m.end() for m in _TOLD.finditer(text, max(start, mention.start - 60), mention.start)]
    lead = text[max(start, told[-1]) if told else start : mention.start]
    return len(lead.strip("“”\n ,")) <= _HEAD_REACH


def _is_in_name(text: str, mention: TimeMention) -> bool:
    """Whether the mention opens a name in quotation marks or a title: “2021年…行动”, 《2024年…目录》."""
    return mention.start > 0 and text[mention.start - 1] in "“《『「"


def _is_modifier(text: str, mention: TimeMention) -> bool:
    """Whether the mention stands within the object of 对, 把, 将: it dates the thing, not the statement."""
    carried = _CARRIER.search(text, max(0, mention.start - 1), mention.start)
    return carried is not None and _MODIFIER.match(text, mention.end) is not None


def _outlasts(text: str, mention: TimeMention, now: bool) -> bool:
    """Whether the mention may rule beyond its clause; a figure of now takes only a stock's day (截至…)."""
    if now and mention.reach == "whole":
        return False
    return _FOUNDED.search(text, max(0, mention.start - 3), mention.start) is None


def _rules(text: str, mention: TimeMention, at: int) -> bool:
    if mention.kind in _NEVER or _DATELINE.match(text, mention.end):
        return False
    if text[mention.end : mention.end + 1] == "为" and text[mention.start - 1 : mention.start] in (",", ";"):
        return _ATTACHED.fullmatch(text, mention.end, at) is not None  # 2023年为5亿元 beside another year's
    before = text[max(0, mention.start - 3) : mention.start]
    if mention.kind in _COMPARISONS or _COMPARED.search(before):
        return _ATTACHED.fullmatch(text, mention.end, at) is not None
    if before.endswith(("由", "从")) and _ATTACHED.match(text, mention.end):
        return _ATTACHED.fullmatch(text, mention.end, at) is not None
    return True
