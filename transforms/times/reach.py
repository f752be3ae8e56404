"""What an expression of time may rule, by the words beside it (时间的管辖): its clause, its group, one figure, none."""

from __future__ import annotations

import re

from transforms.text.sentence import Outline
from transforms.times.mention import TimeMention
from transforms.times.standing import counts_stock
from transforms.times.year_words import PROGRAMME, YEAR_AGO_NAMED

# 与去年同期相比, 以2020年…为基数: what a figure is compared with or counted from; the figure is of the period named before.
_COMPARED = re.compile(r"(?:比|较|(?<!连)同|与|相比|对比|以|按|按照)$")
_COMPARED_ENDS = frozenset("比较同与以按照")
_COMPARISONS = frozenset({"base", "same_period"})
_DAYS = frozenset({"day", "relative", "weekday"})

_ATTACHED = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}次)?(?:全国)?(?:[^\W\d_]{0,4}普查)?(?:[底末]?的(?:每[^\W\d_]{1,3}|(?:[0-9.]+(?:[^\W\d_]{1,5}|%)[、和])+)?|[为是有](?:[0-9.]+[万亿]?[件起宗])?|仅[为有]?|只有"
    r"|这(?:[0-9一二两三四]|几)?[个项组]?(?:数字?|指标|数据)(?:分别)?[为是](?:[0-9.]+[^\W\d_]{1,5}[、和])*"
    r"|分别[为是有达]?(?:[0-9.]+[^\W\d_]{1,5}[、和])*)?(?:约|近|不足|不到|超过?|逾|仅)?"
)
"""Between a time and the figure that alone is its own: 去年同期为547户, 比去年同期的547户, 比去年90万件; of a list each."""

_LEVEL_OF = re.compile(
    r"为|(?:是|仅|只有)[约近]?(?=[0-9])|这(?:[0-9一二两三四]|几)?[个项组]?(?:数字?|指标|数据)(?:分别)?[为是]"
)
"""Behind a year at a clause's head: the level then, beside that of another year (去年是5亿元, 上年这两项指标分别为8件、6件)."""
_THEN_TOO = re.compile(
    r"[约共已]?(?:累计)?(?:开工|完工|竣工|建成|启动|完成|新建|改造|整治|发放|接待|培训|出[栏口]|进口|生产|销售|新增|投[入用]|收购|外运|办理|受理)[^,。;0-9]{0,8}[0-9]"
)
"""Behind 同期 at a clause's head: what was done in the same stretch, no level of another year's."""
_YEAR_AGO = re.compile(YEAR_AGO_NAMED)
_HEADS = frozenset(",;。(而")

_IN_BRACKET = re.compile(r"\([^()。;]{0,24}")
"""Between a base and a figure that the bracket behind it tells of: 较2013年(总产1986吨)增26%."""

_SHARE = re.compile(
    r"(?:的?水平|总量|规模)?的?[约近]?(?=(?:[0-9.]+|[一二三四五六七八九十两]+) ?(?:%|成|倍|个百分点))"
)
_SHARE_OF = re.compile(r"(?:至|到|达|于|为|是|占)了?$|[年期月度][、和与及]$")
"""恢复至2019年同期的88.6%, 达到去年同期的近六成: a share of the base told of now, no figure of the base's time."""

_CARRIER = re.compile(r"[对把将由从给向为]$")
_MODIFIER = re.compile(r"[^,。;0-9]{1,12}的")
"""Behind a time that only says which thing is meant: 对2023年建成的120个站点进行改造."""

_FOUNDED = re.compile(r"(?:建成?|落成|成立|创办|创建|创立|设立|组建|注册|生|开业|开园|竣工|投产|诞生)于$")
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

_WORK_DONE = re.compile(
    r"(?:建成|建好|改建|扩建|新建|完工|竣工|投产|投用|启用|开园|开业|成立)的[^,。;:0-9]{2,14}[,:]"
)
_THING = re.compile(r"[^,。;:0-9]{0,8}?" + _WORK_DONE.pattern)
"""Behind a time: it dates the thing that the next clauses tell of (去年底建成的水厂:日供水…)."""

_PLANS = ("计划", "目标", "任务", "预算", "预期", "确定", "下达", "安排")

_HELD = re.compile(r"(?:举[办行]|召开|启动|开展|组织|参加|承办)了?$")
"""Before a year: it belongs to the name of what is held (3月12日，县里举办2016年春季招聘会)."""

_FUND = re.compile(r"[^,。;0-9]{2,16}(?:资金|补贴|补助|奖补|津贴)[0-9]")
"""Behind 2023年度: a fund that is named after its year, whenever it is paid out."""
_ITS_FUND = re.compile(
    r"度?[^,。;:\n0-9]{2,12}(?:补贴|补助|奖补|资金|项目|招聘|招录|考试|计划|工程)[^,。;:\n0-9]{2,24}(?:如下|公[示布告])"
)
"""Behind 现将2023年: what is named after the year, whenever it is paid out (农机购置补贴资金使用情况公示如下)."""
_NAMING = re.compile(r"(?!期间|以?[来前后]|[初中底末]|假期|当天)[一-鿿]")
"""Behind 元旦 or 周末 within a clause: the word names a thing (元旦诗会, 周末夜查行动)."""

_BASIS = re.compile(r"的?[0-9][0-9.]*[^,。;0-9]{1,6}的?基础上")
"""Behind a time: it dates only the figure that what follows was added to (在1至4月36万吨的基础上,累计达到45万吨)."""
_OF_WHOLE = re.compile(r"(?:占|占到|完成了?|为|达到|相当于)$")
_PART_OF = re.compile(r"占[到了据]?$|恢复[至到]$|相当于$")
_WHOLE_ENDS = frozenset("占到至成了为于")
_IN_WHOLE = re.compile(r"[^,。;0-9]{0,12}[0-9][0-9.]*[^,。;0-9]{1,8}的[约近]?[0-9]")
_NO_FIGURE = re.compile(r"[^,。;0-9]{0,12}")
"""Around a time: it dates only what a share is of (占2023年度任务5万亩的90%,其中…)."""
_QUOTED_NAME = re.compile(r"[一-鿿]{1,6}[”』」]")

OWN_CLAUSE, SECOND, FIRST = 0, 1, 2
"""How far a time rules beyond its clause: not at all, what no other does, its group."""


def is_of_telling(text: str, mention: TimeMention) -> bool:
    """Whether a day is the dateline's or that on which somebody told the paper: 记者3日从…获悉."""
    if mention.kind in _DAYS and text.startswith("记者", max(0, mention.start - 2), mention.start):
        return True
    if _TOLD_AT.match(text, mention.end) and _AT.search(text, max(0, mention.start - 10), mention.start):
        return True
    if mention.kind not in _DAYS and mention.kind not in ("recent", "past"):
        return False
    if mention.kind == "recent" and text.startswith(_OVER, mention.end):
        return True  # 暑运日前结束,累计…: when it was told that it is over
    if mention.kind in _DAYS and _MEETING.match(text, mention.end):
        return True
    return _DATELINE.match(text, mention.end) is not None


_AS_ONE = re.compile("中秋节?、国庆|国庆节?、中秋")
"""Two festivals with one holiday, in most years."""
_OF_EVENT = re.compile(
    r"[^,。;0-9]{2,44}?(?:启动|开幕|举行|举办|拉开(?:帷幕|序幕|大幕)|开场|开赛|揭幕|启幕|召开|开锣|登场)[,。;]"
)
"""Behind a year: it belongs to the name of what began on the day told before (1月29日上午,今年全省春风行动在青江启动)."""
_EVENT_DAY = re.compile(r"日(?:[上下]午|晚|晚上|当天|清晨)?,$")
_MEETING = re.compile(
    r"(?:[上下]午)?,?(?:召开|举行)的[^,。;0-9]{0,24}(?:会议|会(?:上|强调|提出|明确|要求|部署|传出))"
)
"""Behind a day: the meeting at which it was told or decided."""
_RUNS = ("日前", "近日", "已", "累计", "圆满", "顺利", "正式")
_OVER = ("结束", "收官", "落幕", "闭幕", "圆满")


def is_share_base(text: str, mention: TimeMention) -> bool:
    """占前8个月的39%, 占到全年的六成, 恢复至2019年的62%: what a share is taken of dates no figure."""
    return (
        text[mention.start - 1 : mention.start] in _WHOLE_ENDS
        and _SHARE.match(text, mention.end) is not None
        and _PART_OF.search(text, max(0, mention.start - 3), mention.start) is not None
    )


def names_plan(text: str, mention: TimeMention) -> bool:
    """为年初计划4000亩的115%: when the plan was made dates nothing."""
    return mention.text.endswith("年初") and text.startswith(_PLANS, mention.end)


def is_name(text: str, mention: TimeMention) -> bool:
    """“5日办结”: a bare day that opens a quoted word is part of its name."""
    if mention.kind != "day" or not mention.text.endswith("日") or "月" in mention.text:
        return False
    quoted = text[mention.start - 1 : mention.start]
    return bool(quoted) and quoted in "“『「" and _QUOTED_NAME.match(text, mention.end) is not None


def is_attached(text: str, mention: TimeMention) -> bool:
    """Whether the mention rules only the figure joined to it."""
    start, end = mention.start, mention.end
    before = text[start - 1 : start]
    if mention.kind in _COMPARISONS:
        return not opens_account(text, mention)
    if before in _HEADS and _LEVEL_OF.match(text, end) and not _is_this_year(mention):
        return True  # 2023年为5亿元 beside another year's
    if before == "的" and _MEASURED.search(text, max(0, start - 18), start):
        return True
    if before in _COMPARED_ENDS and _COMPARED.search(text, max(0, start - 3), start):
        return True
    if before == "在" and _BASIS.match(text, end):
        return True
    if (
        before in _WHOLE_ENDS
        and _IN_WHOLE.match(text, end)
        and _OF_WHOLE.search(text, max(0, start - 3), start)
    ):
        return True
    return before in ("由", "从") and text[end : end + 1] in ("的", "底", "末")


def _is_this_year(mention: TimeMention) -> bool:
    """去年产茶4万吨,今年为5万吨,增长25%: the level of now, of which the growth behind it is told."""
    when = mention.last or mention.first
    return when is not None and when.base == "page" and when.shift >= 0


def opens_account(text: str, mention: TimeMention) -> bool:
    """去年同期,全市…; 。同期,全县…; ,同期完工30户: the sentence, or what stands behind a semicolon, is told of it."""
    heads = mention.text == "同期" and text[mention.start - 1 : mention.start] in _HEADS
    if heads and _THEN_TOO.match(text, mention.end):
        return True
    if mention.kind != "same_period" or text[mention.end : mention.end + 1] != ",":
        return False
    return (
        text[mention.start - 1 : mention.start] in ("。", ";")
        if mention.text == "同期"
        else _years_before(text, mention)
    )


def _years_before(text: str, mention: TimeMention) -> bool:
    return mention.text[0] in "去上前" and text[mention.start - 1 : mention.start] == "。"


def joined(text: str, mention: TimeMention, at: int) -> bool:
    if mention.kind == "base" and text.startswith("(", mention.end):
        return _IN_BRACKET.fullmatch(text, mention.end, at) is not None
    heads = mention.kind == "same_period" and text[mention.start - 1 : mention.start] in _HEADS
    if heads and _YEAR_AGO.fullmatch(text, mention.end, at):
        return True
    if _ATTACHED.fullmatch(text, mention.end, at) is None:
        return (
            _IN_WHOLE.match(text, mention.end, at + 24) is not None
            and _NO_FIGURE.fullmatch(text, mention.end, at) is not None
        )
    if mention.kind not in _COMPARISONS:
        return True
    share = _SHARE.match(text, mention.end)
    if share is None:
        return True
    by_how_much = mention.kind == "base" and "的" not in share[0]  # 超出2019年8%
    return not by_how_much and _SHARE_OF.search(text, max(0, mention.start - 3), mention.start) is None


def reach_of(text: str, outlined: Outline, mention: TimeMention) -> int:
    start = mention.start
    before = text[start - 1 : start] if start else ""
    if before == "于" and _FOUNDED.search(text, max(0, start - 3), start):
        return OWN_CLAUSE
    if mention.reach in ("whole", "up_to") and _THING.match(text, mention.end):
        return OWN_CLAUSE
    if mention.kind in _BEGINNINGS:
        end = mention.end
        if _BEGUN.match(text, end) or (_AWARDS.search(text, end, end + 20) and _AWARDED.match(text, end)):
            return OWN_CLAUSE
    if _names_year(text, mention) or (
        mention.text.endswith("年度")
        and (PROGRAMME.match(text, mention.end) or _FUND.match(text, mention.end))
    ):
        return SECOND
    if before == "将" and mention.kind == "year" and _ITS_FUND.match(text, mention.end):
        return OWN_CLAUSE
    if before == "," and mention.text[-1] in "末底" and counts_stock(text, mention.end, mention.end):
        return OWN_CLAUSE  # 2020年,全县出栏20万头,年末存栏10万头,产值5亿元
    if before and before in "“《『「" and mention.kind not in ("plan", "festival", "vague"):
        return FIRST if _is_speech(text, mention) else SECOND
    if (
        mention.kind == "year"
        and _OF_EVENT.match(text, mention.end)
        and _EVENT_DAY.search(text, max(0, start - 8), start)
    ):
        return OWN_CLAUSE
    if mention.kind == "festival" or (mention.kind == "vague" and mention.first is None):
        bare = len(mention.text) <= 3 and _NAMING.match(text, mention.end)
        if mention.kind == "festival" and text.startswith(_RUNS, mention.end):
            bare = None  # 春运日前结束 names nothing
        if bare and (mention.text == "周末" or start > outlined.clause(start)[0] + 1):
            return SECOND
    listed = mention.kind == "festival" and "、" in (before, text[mention.end : mention.end + 1])
    if listed and _AS_ONE.search(text, max(0, start - 5), mention.end + 5) is None:
        return OWN_CLAUSE  # 春节、五一等假期 are examples
    return FIRST


def _is_speech(text: str, mention: TimeMention) -> bool:
    """“今年收了3万公斤,…。”他说 is told of this year; “2021年送戏下乡”活动 is a name."""
    if text[mention.start - 2 : mention.start - 1] not in "。!?:,\n":
        return False
    stop = text.find("”", mention.end)
    return any(mark in text[mention.end : stop] for mark in ",。!?") if stop >= 0 else False


def _names_year(text: str, mention: TimeMention) -> bool:
    """Whether a printed year belongs to a name behind it: 2016年“春风行动”, 举办2016年春季招聘会."""
    if mention.kind not in ("year", "vague") or mention.first is None or mention.first.base != "printed":
        return False
    if text.startswith(("“", "《"), mention.end):
        return True
    return _HELD.search(text, max(0, mention.start - 3), mention.start) is not None


def is_modifier(text: str, mention: TimeMention) -> bool:
    """Whether the mention stands within the object of 对, 把, 将: it dates the thing, not the statement."""
    carried = _CARRIER.search(text, max(0, mention.start - 1), mention.start)
    return carried is not None and _MODIFIER.match(text, mention.end) is not None
