"""Which printed time a quantity belongs to (统计期归属): its clause's, its sentence's, its paragraph's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from transforms.record import record
from transforms.text.sentence import Outline
from transforms.times.mention import TimeMention
from transforms.times.reach import (
    OWN_CLAUSE,
    SECOND,
    is_attached,
    is_modifier,
    is_name,
    is_of_telling,
    is_share_base,
    joined,
    names_plan,
    reach_of,
)
from transforms.times.standing import counts_stock, names_day, tells_state
from transforms.times.topic import NEVER, opens, topics

_NOW = re.compile(
    r"(?<![发出体呈实展])现[有共已存辖为设]|[全我][省市县区州旗镇乡](?:共有|共设|设有|登记(?!注册|设立|结婚|失业))"
)
"""Before a figure: it is of now, whatever day or year was told before."""

_PURPOSE = ("按照", "根据", "围绕", "对照", "锚定", "聚焦", "为实现", "为完成")
"""Opens a sentence whose statement, with its time, comes behind the comma: 按照利用30%的目标，今年…"""

_LOOK_BACK = 40
"""Mentions of a paragraph that are asked, nearest first; a longer list of dates rules nothing. 2026-11: 40."""

_GOES_ON = re.compile(r"[”\s]*(?:其中|此外|同时)")
_STRETCHES = frozenset(("half", "quarter", "month_range", "up_to", "so_far", "now", "year"))
"""Kinds of time that open a clause within a sentence before and rule one that goes on from it (其中，…)."""

_NARROWER = frozenset(("half", "quarter", "month_range"))
"""Kinds of time that say, in its own sentence, how far 今年以来 goes (今年以来,…,上半年生产平稳。总产值9亿元)."""

_PASSING = _NARROWER | {"festival", "holiday", "day_range"}
"""Kinds of time that tell nothing of how things stand."""

_ROW = ("、", "和", "及")
"""Between the times of a row."""

_WIDER = frozenset(("half", "year", "month_range", "so_far"))
"""Kinds of time that have quarters and months as parts."""

_DUE = re.compile(r"(?:全|我|该)?[省市县区州旗镇乡]?(?:应|计划|拟|需)")
"""Behind a year: what is to be done in it."""
_COMPARES = re.compile(r"同比|[比较](?:去|上)年同期|与(?:去|上)年同期")

_CAPACITY = re.compile(r"[^,。;]{0,24}[年日](?:加工|生产|处理|烘干|供水)[^,。;0-9]{0,4}能力")
"""Opens a sentence on what can be done in a year or a day, whenever."""
_COUNTED_TO = frozenset(("up_to", "year", "so_far"))
_EVERY_DAY = re.compile(r"每[天晚]|高峰期")
"""In a sentence: how things go day by day, which the day of a count told before does not date."""
_OUTLAY = re.compile(r"[^,。;0-9]{0,6}总投资")
"""Opens a sentence on what the whole of a plan costs; how far it has come by a day does not date it."""


@record
class Scope:
    """The times of one text with what each may rule, worked out once for all its figures.

    Parallel to ``times``: ``starts``; ``attached``, whether it rules only a figure joined to it (比去年的86条);
    ``never``, whether it rules none; ``reach``, what it may rule beyond its clause: nothing, what no other
    does, or its group; ``topic``, whether it also rules the sentences behind; ``head``, whether it opens its
    clause and so rules the rest of its sentence.
    """

    text: str
    outline: Outline
    times: tuple[TimeMention, ...]
    starts: tuple[int, ...]
    never: tuple[bool, ...]
    attached: tuple[bool, ...]
    reach: tuple[int, ...]
    topic: tuple[bool, ...]
    head: tuple[bool, ...]


def scope_of(text: str, outlined: Outline, times: Sequence[TimeMention]) -> Scope:
    """Everything about the times of ``text`` that does not depend on the figure asked for."""
    return Scope(
        text,
        outlined,
        tuple(times),
        tuple(t.start for t in times),
        tuple(
            t.kind in NEVER
            or is_of_telling(text, t)
            or names_plan(text, t)
            or is_name(text, t)
            or is_share_base(text, t)
            for t in times
        ),
        tuple(is_attached(text, t) for t in times),
        tuple(reach_of(text, outlined, t) for t in times),
        topics(text, outlined, times),
        tuple(opens(text, t) for t in times),
    )


def governing(scope: Scope, at: int, *, observed: bool = False) -> TimeMention | None:
    """The time mention that rules the quantity at ``at``; None when its paragraph names none before it.

    The nearest one before it in its group (between semicolons) rules. From earlier groups of its sentence
    one does that opens a clause or the sentence, from earlier sentences of the paragraph only a topic: a
    mention at a sentence's head. A mention inside a quoted name (“2021年…行动”), or one that tells which thing
    is meant (对2023年建成的站点进行改造，投入300万元; 元旦诗会), rules only where no other does. What a figure is compared
    with (比去年同期的547户增长) or starts from (由去年底的86条增至98条) rules that one figure. One that
    follows the quantity rules when it stands in the same clause. What was ``observed`` is not of a time to come that an
    earlier sentence told.
    """
    text, outlined, times = scope.text, scope.outline, scope.times
    count = bisect_left(scope.starts, at)
    clause, clause_end = outlined.clause(at)
    if count < len(times) and times[count].start == clause_end and text.startswith(_PURPOSE, clause):
        following = times[count]
        if scope.topic[count] and not scope.attached[count] and following.kind in ("year", "so_far"):
            return following
    if observed and count < len(times) and times[count].start < clause_end and _is_done_by(scope, count, at):
        return times[count]
    if count:
        paragraph = outlined.paragraph(at)[0]
        group = sentence = -1
        now: bool | None = None
        second: TimeMention | None = None
        last: TimeMention | None = None
        for i in range(count - 1, max(-1, count - 1 - _LOOK_BACK), -1):
            mention = times[i]
            start = mention.start
            if start < paragraph:
                break
            if scope.never[i] or (scope.attached[i] and not joined(text, mention, at)):
                continue
            if start >= clause:
                if scope.reach[i] != SECOND:
                    return mention
                second = second or mention
                continue
            if scope.reach[i] == OWN_CLAUSE:
                continue
            if now is None:
                group, sentence = outlined.group(at)[0], outlined.sentence(at)[0]
                now = _NOW.search(text, group, at) is not None
            census = now and text.startswith("零时", mention.end)  # 2020年11月1日零时…:全县共有家庭户5万户
            if now and not census and (mention.reach in ("whole", "since") or mention.kind == "year"):
                continue
            if scope.reach[i] == SECOND or is_modifier(text, mention):
                second = second or mention
            elif start >= sentence:
                if start < group and (_is_share(scope, i, sentence) or _is_aside(scope, i, sentence)):
                    continue
                if (done := _done_by(scope, i, at, paragraph)) is not None:
                    return done
                if start >= group or scope.head[i] or scope.topic[i]:
                    return mention if start >= group else _of_stock(scope, i, clause, group, sentence)
            elif (
                mention.reach == "after"
                or (observed and mention.ahead)
                or (mention.kind in _PASSING and tells_state(text, group))
                or (mention.kind == "up_to" and _OUTLAY.match(text, sentence))
                or (mention.kind in _COUNTED_TO and _EVERY_DAY.search(text, sentence, at))
                or _CAPACITY.match(text, sentence)
            ):
                continue
            elif scope.topic[i]:
                narrowed = last is not None and _narrows(scope, mention, last)
                if last is not None and (narrowed or _GOES_ON.match(text, sentence)):
                    stock = names_day(mention) and counts_stock(text, clause, group)
                    mention = mention if stock else last
                return _behind(scope, count, clause_end) or mention
            elif last is None and scope.head[i] and mention.kind in _STRETCHES:
                last = mention
        if second is not None:
            return second
        if last is not None and _goes_on(scope, sentence, at):
            return _behind(scope, count, clause_end) or last
    return _behind(scope, count, clause_end)


def _goes_on(scope: Scope, sentence: int, at: int) -> bool:
    """Whether a sentence cannot be read without the time told before: 其中,…, or one that compares without a time."""
    if _GOES_ON.match(scope.text, sentence):
        return True
    return _COMPARES.search(scope.text, sentence, scope.outline.sentence(at)[1]) is not None


_BEFORE_DAY = re.compile(r"[0-9][0-9.]*[^,。;:0-9]{1,12}")
_DONE_BY = re.compile(r"[^,。;:0-9]{0,6}(?:已|累计|完成)")


def _is_done_by(scope: Scope, i: int, at: int) -> bool:
    """今年夏收,全县9万亩油菜截至6月8日已割倒7万亩: what there is to do is told of the day, too."""
    day = scope.times[i]
    if day.kind != "up_to" or not day.text.startswith("截"):
        return False
    return _BEFORE_DAY.fullmatch(scope.text, at, day.start) is not None and (
        _DONE_BY.match(scope.text, day.end) is not None
    )


def _done_by(scope: Scope, i: int, at: int, paragraph: int) -> TimeMention | None:
    """The day by which a year's plan has come so far: 截至8月底,…。今年应检修3万户,已检修2万户 — by the end of August."""
    mention, text = scope.times[i], scope.text
    if mention.kind != "year" or _DUE.match(text, mention.end) is None:
        return None
    if text.find(",已", mention.end, at) < 0:
        return None
    for j in range(i - 1, -1, -1):
        if scope.starts[j] < paragraph:
            break
        if scope.topic[j] and scope.times[j].kind == "up_to":
            return scope.times[j]
    return None


def _is_share(scope: Scope, i: int, sentence: int) -> bool:
    """Whether the mention at ``i`` is a part of a longer one: 上半年接诊8万人次,其中一季度3万人次;门诊收入2亿元."""
    if scope.times[i].kind not in ("quarter", "month"):
        return False
    for j in range(i - 1, -1, -1):
        between = scope.times[j].end, scope.starts[i]
        if scope.starts[j] < sentence or scope.text.find(";", *between) >= 0:
            return False
        if scope.times[j].kind in _WIDER and scope.text.find("其中", *between) >= 0:
            return True
    return False


def _is_aside(scope: Scope, i: int, sentence: int) -> bool:
    """Whether the mention at ``i`` dates what stands beside it in a longer stretch, not the groups behind.

    Of a row (一、二季度分别为3亿元、4亿元;出口…), 当日 beside a sum (截至8日已收5万亩,当日出动80台;其中甲镇…), and how
    things stood in the middle of a group (1至6月造船20艘,截至6月底在建9艘;修船30艘).
    """
    text, times = scope.text, scope.times
    mention = times[i]
    if mention.kind in _NARROWER or mention.kind == "month":
        before = i > 0 and text[times[i - 1].end : mention.start] in _ROW
        behind = i + 1 < len(times) and text[mention.end : times[i + 1].start] in _ROW
        return before or behind
    first = bisect_left(scope.starts, sentence)
    if mention.kind == "up_to" and mention.start > scope.outline.group(mention.start)[0]:
        return any(scope.topic[j] and times[j].kind in _NARROWER for j in range(first, i))
    if not mention.text.startswith("当"):
        return False
    return any(times[j].kind == "up_to" for j in range(first, i))


def _narrows(scope: Scope, topic: TimeMention, last: TimeMention) -> bool:
    """Whether ``last`` says how far a 今年以来 or 今年 of its own sentence goes."""
    if topic.kind == "so_far" and last.kind in _NARROWER:
        return True
    this_year = topic.kind == "year" and topic.first is not None and topic.first.base == "page"
    if last.kind != "up_to" or not (topic.kind == "so_far" or this_year):
        return False
    return last.start < scope.outline.group(topic.start)[1]


def _of_stock(scope: Scope, i: int, clause: int, group: int, sentence: int) -> TimeMention:
    """The mention at ``i``; for a stock the end of a stretch that the sentence told before it.

    三季度末牛存栏82万头,前三季度出栏23万头;羊存栏13万只: at the quarter's end, too.
    """
    if scope.times[i].reach == "whole" and counts_stock(scope.text, clause, group):
        for j in range(i - 1, -1, -1):
            if scope.starts[j] < sentence:
                break
            if names_day(scope.times[j]):
                return scope.times[j]
    return scope.times[i]


def told_of_now(scope: Scope, at: int) -> bool:
    """现有茶园36万亩: the figure at ``at`` is of the day of the report, whatever stretch is told around it."""
    now = _NOW.search(scope.text, scope.outline.group(at)[0], at)
    return now is not None and (
        now.start() >= scope.outline.clause(at)[0] or scope.text.find("其中", now.end(), at) >= 0
    )


def present(scope: Scope, at: int) -> TimeMention | None:
    """现有 before the figure at ``at`` in its group, as a time: with no other one, the figure is of the day of the report."""
    now = _NOW.search(scope.text, scope.outline.group(at)[0], at)
    if now is None or now[0][0] != "现":
        return None
    return TimeMention(now.start(), now.end(), now[0], "now", "now")


def _behind(scope: Scope, first: int, clause_end: int) -> TimeMention | None:
    """The time that follows a figure in its clause (25个城市9月空气质量…); ``first`` is the first one behind it."""
    for i in range(first, min(len(scope.times), first + _LOOK_BACK)):
        mention = scope.times[i]
        if mention.start >= clause_end:
            break
        if mention.kind != "deadline" and not scope.never[i] and not scope.attached[i]:
            return mention
    return None
