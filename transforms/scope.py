"""Which printed time a quantity belongs to (统计期归属): its clause's, its sentence's, its paragraph's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from transforms.record import record
from transforms.sentence import Outline
from transforms.time_mention import TimeMention
from transforms.time_topic import NEVER, opens, topics
from transforms.year_words import PROGRAMME

# 与去年同期相比, 以2020年…为基数: what a figure is compared with or counted from; the figure is of the period named before.
_COMPARED = re.compile(r"(?:比|较|同|与|相比|对比|以|按|按照)$")
_COMPARED_ENDS = frozenset("比较同与以按照")
_COMPARISONS = frozenset({"base", "same_period"})
_DAYS = frozenset({"day", "relative", "weekday"})

_ATTACHED = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}次)?(?:全国)?(?:[^\W\d_]{2,4}普查)?(?:[底末]?的|[为是有]|仅[为有]?|只有"
    r"|分别[为是有达]?(?:[0-9.]+[^\W\d_]{1,5}[、和])*)?[约近]?"
)
"""Between a time and the figure that alone is its own: 去年同期为547户, 比去年同期的547户, 比去年90万件; of a list each."""

_IN_BRACKET = re.compile(r"\([^()。;]{0,24}")
"""Between a base and a figure that the bracket behind it tells of: 较2013年(总产1986吨)增26%."""

_SHARE = re.compile(r"的?[约近]?(?=(?:[0-9.]+|[一二三四五六七八九十两]+) ?(?:%|成|倍))")
_SHARE_OF = re.compile(r"(?:至|到|达|于|为|是|占)了?$")
"""恢复至2019年同期的88.6%, 达到去年同期的近六成: a share of the base told of now, no figure of the base's time."""

_CARRIER = re.compile(r"[对把将由从给向为]$")
_MODIFIER = re.compile(r"[^,。;0-9]{1,12}的")
"""Behind a time that only says which thing is meant: 对2023年建成的120个站点进行改造."""

_FOUNDED = re.compile(r"(?:建|成立|创办|创建|创立|设立|组建|注册|生|开业|开园|竣工|投产|诞生)于$")
"""Before a year that tells when a thing began and dates no figure beyond its clause: 学校始建于1958年，占地60亩."""

_BEGUN = re.compile(
    r"(?:正式|全面|先后|破土)?(?:开工|动工|开建|奠基|启动|开始|上线|挂牌|开幕)(?:建设|实施|运行|运营)?(?=[,;])"
)
_AWARDED = re.compile(
    r",?[^,。;0-9]{0,12}(?:连续[0-9一二两三四五六七八九十]{1,2}年)?(?:获得|荣获|获评|被?评为|被?授予|获)"
    r"[^。;0-9]{0,30}(?:表彰|称号|荣誉|奖|“[^”]{2,20}”)"
)
"""Behind a time: when a work was begun or a title was given, which dates no figure of the clauses behind."""
_AWARDS = re.compile("[获评授]")
_BEGINNINGS = frozenset(("year", "month", "year_range", "vague", "day"))

_NOW = re.compile(r"现[有共已存辖为设]")
"""Before a figure: it is of now, whatever day or year was told before."""

_DATELINE = re.compile(
    r"(?:上午|下午|晚)?,?(?:本报)?记者[从在自]|[电讯](?=[ (\n,:]|记者|$)"
    r"|(?:从[^,。;0-9]{2,24}(?:获悉|了解到|得知|看到)|(?:在[^,。;0-9]{1,10})?(?:公布|发布|通报|介绍|表示|透露|说[,:]))"
)
"""Behind a day: the day on which the paper learned of it, not of what it learned."""

_TOLD_AT = re.compile(r"[^,。;0-9]{2,30}?(?:获悉|了解到|得知)")
_AT = re.compile(r"[从在自][^,。;]{0,8}$")
"""Around a time: it names the meeting at which the paper learned (记者从2011年全县旅游工作会议上获悉)."""

_MEASURED = re.compile(r"[比较][^,。;0-9]{1,16}的$")
"""Before a time: it dates what the figure is measured by (比市里下达的2011年95%的任务高2个百分点)."""

_PURPOSE = ("按照", "根据", "围绕", "对照", "锚定", "聚焦", "为实现", "为完成")
"""Opens a sentence whose statement, with its time, comes behind the comma: 按照利用30%的目标，今年…"""

_WORK_DONE = re.compile(
    r"(?:建成|建好|改建|扩建|新建|完工|竣工|投产|投用|启用|开园|开业|成立)的[^,。;:0-9]{2,14}[,:]"
)
_THING = re.compile(r"[^,。;:0-9]{0,8}?" + _WORK_DONE.pattern)
"""Behind a time: it dates the thing that the next clauses tell of (去年底建成的水厂:日供水…)."""

_PLANS = ("计划", "目标", "任务", "预算", "预期", "确定", "下达", "安排")

_HELD = re.compile(r"(?:举[办行]|召开|启动|开展|组织|参加|承办)了?$")
"""Before a year: it belongs to the name of what is held (3月12日，县里举办2016年春季招聘会)."""

_NAMING = re.compile(r"(?!期间|以?[来前后]|[初中底末]|假期|当天)[一-鿿]")
"""Behind 元旦 or 周末 within a clause: the word names a thing (元旦诗会, 周末夜查行动)."""

_STOCK = re.compile(
    r"[^,。;0-9]{0,6}?(?:存栏|余额|人口|保有量|库存|结存|总数|在册|在校|实有)[^,。;]{0,12}?[0-9]"
)
_LOOK_BACK = 40
"""Mentions of a paragraph that are asked, nearest first; a longer list of dates rules nothing. 2026-11: 40."""

_GOES_ON = re.compile(r"[”\s]*(?:其中|此外|同时)")
_STRETCHES = frozenset(("half", "quarter", "month_range", "up_to", "so_far", "now", "year"))
"""Kinds of time that open a clause within a sentence before and rule one that goes on from it (其中，…)."""

_NARROWER = frozenset(("half", "quarter", "month_range"))
"""Kinds of time that say, in its own sentence, how far 今年以来 goes (今年以来,…,上半年生产平稳。总产值9亿元)."""

_OWN_CLAUSE, _SECOND, _FIRST = 0, 1, 2


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
        tuple(t.kind in NEVER or _is_of_telling(text, t) or _names_plan(text, t) for t in times),
        tuple(_is_attached(text, t) for t in times),
        tuple(_reach(text, outlined, t) for t in times),
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
            if scope.never[i] or (scope.attached[i] and not _joined(text, mention, at)):
                continue
            if start >= clause:
                if scope.reach[i] != _SECOND:
                    return mention
                second = second or mention
                continue
            if scope.reach[i] == _OWN_CLAUSE:
                continue
            if now is None:
                now = _NOW.search(text, clause, at) is not None
                group, sentence = outlined.group(at)[0], outlined.sentence(at)[0]
            if now and mention.reach == "whole":
                continue
            if scope.reach[i] == _SECOND or _is_modifier(text, mention):
                second = second or mention
            elif start >= sentence:
                if start >= group or scope.head[i] or scope.topic[i]:
                    return mention if start >= group else _of_stock(scope, i, clause, sentence)
            elif mention.reach == "after" or (observed and mention.ahead):
                continue
            elif scope.topic[i]:
                narrowed = last is not None and mention.kind == "so_far" and last.kind in _NARROWER
                if last is not None and (narrowed or _GOES_ON.match(text, sentence)):
                    mention = last
                return _behind(scope, count, clause_end) or mention
            elif last is None and scope.head[i] and mention.kind in _STRETCHES:
                last = mention
        if second is not None:
            return second
        if last is not None and _GOES_ON.match(text, sentence):
            return _behind(scope, count, clause_end) or last
    return _behind(scope, count, clause_end)


def _of_stock(scope: Scope, i: int, clause: int, sentence: int) -> TimeMention:
    """The mention at ``i``; for a stock the end of a stretch that the sentence told before it.

    三季度末牛存栏82万头,前三季度出栏23万头;羊存栏13万只: at the quarter's end, too.
    """
    if scope.times[i].reach == "whole" and _STOCK.match(scope.text, clause) is not None:
        for j in range(i - 1, -1, -1):
            if scope.starts[j] < sentence:
                break
            if scope.times[j].text[-1] in "末底":
                return scope.times[j]
    return scope.times[i]


def told_of_now(scope: Scope, at: int) -> bool:
    """现有茶园36万亩: the figure at ``at`` is of the day of the report, whatever stretch is told around it."""
    return _NOW.search(scope.text, scope.outline.clause(at)[0], at) is not None


def _behind(scope: Scope, first: int, clause_end: int) -> TimeMention | None:
    """The time that follows a figure in its clause (25个城市9月空气质量…); ``first`` is the first one behind it."""
    for i in range(first, min(len(scope.times), first + _LOOK_BACK)):
        mention = scope.times[i]
        if mention.start >= clause_end:
            break
        if mention.kind != "deadline" and not scope.never[i] and not scope.attached[i]:
            return mention
    return None


def _is_of_telling(text: str, mention: TimeMention) -> bool:
    """Whether a day is the dateline's or that on which somebody told the paper: 记者3日从…获悉."""
    if mention.kind in _DAYS and text.startswith("记者", max(0, mention.start - 2), mention.start):
        return True
    if _TOLD_AT.match(text, mention.end) and _AT.search(text, max(0, mention.start - 10), mention.start):
        return True
    if mention.kind not in _DAYS and mention.kind not in ("recent", "past"):
        return False
    return _DATELINE.match(text, mention.end) is not None


def _names_plan(text: str, mention: TimeMention) -> bool:
    """为年初计划4000亩的115%: when the plan was made dates nothing."""
    return mention.text.endswith("年初") and text.startswith(_PLANS, mention.end)


def _is_attached(text: str, mention: TimeMention) -> bool:
    """Whether the mention rules only the figure joined to it."""
    if mention.kind in _COMPARISONS:
        return True
    start, end = mention.start, mention.end
    before = text[start - 1 : start]
    if text[end : end + 1] == "为" and before in (",", ";"):
        return True  # 2023年为5亿元 beside another year's
    if before == "的" and _MEASURED.search(text, max(0, start - 18), start):
        return True
    if before in _COMPARED_ENDS and _COMPARED.search(text, max(0, start - 3), start):
        return True
    return before in ("由", "从") and text[end : end + 1] in ("的", "底", "末")


def _joined(text: str, mention: TimeMention, at: int) -> bool:
    if mention.kind == "base" and text.startswith("(", mention.end):
        return _IN_BRACKET.fullmatch(text, mention.end, at) is not None
    if _ATTACHED.fullmatch(text, mention.end, at) is None:
        return False
    if mention.kind not in _COMPARISONS:
        return True
    share = _SHARE.match(text, mention.end)
    return share is None or _SHARE_OF.search(text, max(0, mention.start - 3), mention.start) is None


def _reach(text: str, outlined: Outline, mention: TimeMention) -> int:
    start = mention.start
    before = text[start - 1 : start] if start else ""
    if before == "于" and _FOUNDED.search(text, max(0, start - 3), start):
        return _OWN_CLAUSE
    if mention.reach in ("whole", "up_to") and _THING.match(text, mention.end):
        return _OWN_CLAUSE
    if mention.kind in _BEGINNINGS:
        end = mention.end
        if _BEGUN.match(text, end) or (_AWARDS.search(text, end, end + 20) and _AWARDED.match(text, end)):
            return _OWN_CLAUSE
    if _names_year(text, mention) or (mention.text.endswith("年度") and PROGRAMME.match(text, mention.end)):
        return _SECOND
    if before == "," and mention.text[-1] in "末底" and _STOCK.match(text, mention.end):
        return _OWN_CLAUSE  # 2020年,全县出栏20万头,年末存栏10万头,产值5亿元
    if before and before in "“《『「" and mention.kind not in ("plan", "festival", "vague"):
        return _SECOND
    if mention.kind == "festival" or (mention.kind == "vague" and mention.first is None):
        bare = len(mention.text) <= 3 and _NAMING.match(text, mention.end)
        if bare and start > outlined.clause(start)[0] + 1:
            return _SECOND
    if mention.kind == "festival" and ("、" in (before, text[mention.end : mention.end + 1])):
        return _OWN_CLAUSE  # 春节、五一等假期 are examples
    return _FIRST


def _names_year(text: str, mention: TimeMention) -> bool:
    """Whether a printed year belongs to a name behind it: 2016年“春风行动”, 举办2016年春季招聘会."""
    if mention.kind not in ("year", "vague") or mention.first is None or mention.first.base != "printed":
        return False
    if text.startswith(("“", "《"), mention.end):
        return True
    return _HELD.search(text, max(0, mention.start - 3), mention.start) is not None


def _is_modifier(text: str, mention: TimeMention) -> bool:
    """Whether the mention stands within the object of 对, 把, 将: it dates the thing, not the statement."""
    carried = _CARRIER.search(text, max(0, mention.start - 1), mention.start)
    return carried is not None and _MODIFIER.match(text, mention.end) is not None
