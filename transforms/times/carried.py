"""The time that a paragraph of figures takes over from the one before it (统计期承前).

A paragraph of a story is of no time unless it says so. Only those that cannot be read alone take over: the next
paragraph of a bulletin, which compares with 上年 or says 同比 without its own period, and what goes on from the
sentence before (分作物看, 其中, 假期中).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import pairwise

from transforms.period import PageDate
from transforms.text.bullets import BULLETS
from transforms.times.lead_time import after_lead
from transforms.times.mention import TimeMention
from transforms.times.reviewed import heads_review, year_reviewed
from transforms.times.scope import Scope, present, told_of_now
from transforms.times.table_head import of_tables
from transforms.times.topic import is_said_aside

_COMPARES = re.compile(
    r"同比|环比|去年同期|上年同期|[比较](?:上|去)年(?![末底0-9])|与(?:上|去)年(?:基本)?持平"
    r"|(?:增长|下降|增速为?|降幅为?)(?:了|约|近|超过?)?[0-9][0-9.]*%"
)
_ASPECT = re.compile(r"(?:在[^,。;\n0-9]{1,16}|[^,。;\n0-9]{2,8})方面[,:]")
"""Opens a paragraph of a review told by fields: 在粮食安全方面，…"""

_GOES_ON = re.compile(
    r"(?:其中|同期(?=[,全我该])|分[^,。\n]{1,10}看|按[^,。\n]{1,14}[分看]|从[^,。\n]{1,20}看|逐[一项个条件]{1,2}(?:来)?(?:看|说|盘点)|[^,。;\n0-9]{0,4}(?:行动|活动|整治|展会|节会|赛事|培训)期间,)"
)
_ITEM = re.compile(r"(?:[一二三四五六七八九十]{1,2}是|首先是|其次是|第[一二三四五六七八九十],)")
"""Opens an item of a series told in paragraphs (一是…, 二是…): all are of the time told before the first."""

_STATISTICAL = frozenset(
    ("year", "half", "quarter", "month", "month_range", "year_range", "festival", "so_far", "up_to", "plan")
)
"""Kinds of time that a bulletin's topic is of."""

_SAME_DOER = re.compile(
    r"(?:该[省市县区州旗镇乡局厅院校站中]|(?:与此)?同时[,,]|此外,|还|[^,。;\n0-9]{0,4}在[^,。;\n0-9]{2,16}的?同时,"
    r"|[为向][0-9]+[^,。;\n]{1,16}(?:提供|发放|开展|办理|实施))"
)
"""Opens a paragraph that goes on with what the body of the last one did: 该局…; 为315名学生办理…."""

_AND_HAS = re.compile(r"[^,。;\n0-9]{0,6}还|(?:此外|另外|同时),")
"""Opens a paragraph that goes on with what there is now: 全县还建有食堂76所."""

_THIS_ONE = re.compile(
    r"(?:据(?:统计|介绍|了解|悉),?)?(?:在?[此本这]次|[此本这]一?[届轮场批])(?!性)[^,。;\n0-9]{2,16}[,，]?[^,。;\n0-9]{0,12}[0-9]"
    r"|(?:据(?:不完全)?统计[,:])?(?:(?:整治|专项|集中|夜查|统一)?行动|活动|比赛|演练|整治)(?:期间|当[天日晚]|中|现场),?[^,。;\n0-9]{2,24}[0-9]"
    r"|据(?:不完全)?统计[,:](?:全[市县区州]|此次|这次)?(?:公安|交警|民警)?共?出动[^,。;\n0-9]{0,8}[0-9]"
)
"""Opens a paragraph about what the story told with its day (此次清雪共出动机械120台次)."""
_DAYS = frozenset(("day", "day_range"))
_ACTED = re.compile(r"行动|整治|夜查|招聘会|演练|义诊")
"""In a paragraph: what was done on its day, wherever the day opens a clause."""
_ANNOUNCES = re.compile(r"现将[^。;\n]{4,60}(?:公布|公告|通报|发布|公示)如下[:。\n]")
"""A paragraph before all that is announced: 现将2020年11月1日零时我县人口的基本情况公布如下."""
_PLACE_SO_FAR = re.compile(
    r"[一-鿿]{2,8}[省市县区州旗镇乡][^,。;\n0-9]{0,6}(?:已|突破|完成)[^,。;\n0-9]{0,6}[0-9]"
)
"""Opens a paragraph of a report of progress that goes from place to place: 甲县小麦已收42万亩."""
_WILL_DO = re.compile(r"[^,。;\n0-9]{2,14}将(?:投资|投入|新建|新增|改造|建设|实施|完成|建成|安排)")
"""Opens a paragraph that goes on with the year's plan: 全区将投资5900万元,…."""
_ALL_OF_IT = frozenset("全" + kind for kind in "国省市县区州旗镇乡")
"""Opens one more paragraph of a bulletin of some months: 全省100个产业园区完成投资…."""
_REPORT = re.compile(
    r"工作报告|工作总结|述职报告|(?:收结案|办案|审判|执行|业务)[^\n]{0,6}(?:情况|态势|分析|数据)"
)
"""In the headline: all that the report tells is of the time that it names last, unless it says otherwise."""
_PROGRESS = re.compile(
    r"(?:完成|占|达到?|为)(?:了)?(?:全?年度?|年初|计划|目标|任务|市?下达)[^,。;%]{0,24}?的?[0-9.]+ ?%|(?:全年|年度|目标|计划)(?:目标)?任务[^。;]{0,16}的?[0-9.]+ ?%"
)
"""In a paragraph that goes on with how far a year's tasks have come: 完成年度任务30家的80%."""
_COME = frozenset(("up_to", "month_range", "half", "quarter"))
"""Kinds of time by which such tasks have come as far."""
_THAT_DAY = frozenset(("当日", "当天"))
_ANNOUNCED = _STATISTICAL | _DAYS
_REVIEWED = frozenset(("half", "quarter", "month_range"))
"""Kinds of time whose review a headline announces."""
_MONTHLY = re.compile(r"月份?[^。\n]{0,16}(?:情况|分析|通报|月报)(?:通报|分析)?\n")
"""The end of a headline over a report of one month (7月供水情况分析)."""
_REVIEW = re.compile(
    r"运行|经济形势|主要指标|增[长幅速]|下降|回落|[0-9.](?:[%亿]|万[^\W\d])|突破|成绩单|统计"
)
"""Words of a headline over a review of figures; 上半年推进正常 is over a report of works."""
_BULLETS = tuple(BULLETS)
_LISTS = re.compile(rf"[{BULLETS}○•]")
"""Opens a body that lists what the headline tells of, item by item."""
_NOTICE = re.compile(
    r"关于[^\n]{0,30}的(?:公告|通告|通报)\n|[^\n,:0-9]{4,30}(?:公示|公告|通告|通报)(?:\([^()\n]{1,6}\))?\n"
)
"""The end of a headline over a notice: all that it sets or tells is of the time in its name."""

_TO_COME = re.compile(
    r"(?:下一步|下一阶段|接下来|今后|未来|展望|新的一年|新年|目前|如今|现在|眼下|今[天日]|走进|来到)"
)
"""Opens a paragraph that tells no more of the year that is over."""
_AHEAD = re.compile(r"安排|计划|目标|打算|下一步|今后|要求|展望|思路|任务")
"""In a heading: what was reviewed is told, what follows is to come."""
_INTRODUCES = re.compile(r"(?:分别[是为]|如下|情况[是为]):")
_ENTRY = re.compile(r"[^,。;:0-9\n了的]{2,12}[0-9]")
"""Opens an entry of a list that the paragraph before introduces: 路灯报修160件，主要是…."""
_SUMS_UP = re.compile("加上|以上|上述|[共合总]计|累计")
"""Opens what is told of all entries behind them: 加上首批的26万元,累计到账….."""
_FIGURE = re.compile("[0-9]")
_LOOK_BACK = re.compile(r"回[顾眸]|工作|情况|总结")
"""Behind the year in a heading over such paragraphs."""
_LOOKING_BACK = 4
"""Last month of the pages that look back upon the year before. 2026-11: set to 4."""

_HEADING = 40
"""A paragraph up to this length without a figure's sentence is a heading and ends nothing. 2026-11: set to 40."""


def _goes_with(topic: TimeMention, text: str, start: int, end: int) -> bool:
    """Whether a paragraph without a time of its own goes on with what was told of ``topic``."""
    if _ASPECT.match(text, start, end) or _COMPARES.search(text, start, end):
        return True
    if (
        topic.kind in _REVIEWED
        and text[start : start + 2] in _ALL_OF_IT
        and text[start + 2 : start + 3] != "有"
    ):
        return True
    return topic.kind == "up_to" and _PLACE_SO_FAR.match(text, start, end) is not None


def _is_over(topic: TimeMention, page: PageDate | None) -> bool:
    """Whether the topic is the year just over, or its end, on a page of the first months after it: 2023年, 截至去年底."""
    if page is None or page.year is None or page.month is None or page.month.month > _LOOKING_BACK:
        return False
    when = topic.last
    if when is None or when.unit != "year" or topic.kind not in ("year", "up_to", "half"):
        return False
    if when.months not in (None, (1, 12), (12, 12)) or when.festival:
        return False
    if when.base == "evidence":
        return when.months == (1, 12) and page.month.month <= 2  # 全年
    year = when.year if when.base == "printed" else page.year + when.shift
    return year == page.year - 1


def _goes_on_counting(text: str, topic: TimeMention, start: int, end: int) -> bool:
    """Whether a paragraph of a look back goes on with figures, or is a heading; a scene without any ends it."""
    told = text.find("\n", topic.end)
    alone = not text.startswith(",", topic.end)
    if (
        alone
        and _FIGURE.search(text, topic.end, told) is None
        and _LOOK_BACK.search(text, topic.end, told) is None
    ):
        return False  # 2023年获评先进
    if _FIGURE.search(text, start, end) is None:
        return end - start <= _HEADING
    return _TO_COME.match(text, start) is None


def _reaches(mention: TimeMention) -> int:
    """The month to which a stretch of this year goes; 0 for one of another year or of which that is not known."""
    when = mention.last
    if when is None or when.months is None or when.base == "printed" or when.shift:
        return 0
    return when.months[1]


def _is_in_full(mention: TimeMention, reviewed: TimeMention) -> bool:
    """2018年7月 in the text over which a headline says 7月 only."""
    one, other = mention.last, reviewed.last
    if one is None or other is None or mention.kind != reviewed.kind:
        return False
    return one.months == other.months and one.year is not None and other.year is None


def carried(scope: Scope, body: int = 0, page: PageDate | None = None) -> Mapping[int, TimeMention]:
    """By a paragraph's start the time that its figures take over; only paragraphs that take one over are in it.

    ``body`` is where the text below the headlines begins. A review of a stretch that its headline names
    (上半年经济运行稳中有进) is of it in every paragraph that does not say otherwise; so is one of a year that is over
    by the day of its ``page`` (2011年社会事业发展情况).
    """
    text = scope.text
    found: dict[int, TimeMention] = {}
    topic: TimeMention | None = None
    plan: TimeMention | None = None
    come: TimeMention | None = None
    last: TimeMention | None = None
    reports = _REPORT.search(text, 0, body) is not None
    of_year = page is not None and year_reviewed(text, scope.times, page) is not None
    reviewed = scope.times[0] if of_year else None
    series: TimeMention | None = None
    headed: TimeMention | None = None
    announced: TimeMention | None = None
    section: TimeMention | None = None
    before = 0, 0
    item = False
    event: TimeMention | None = None
    now: TimeMention | None = None
    for start, end in pairwise(scope.outline.paragraphs):
        of_item, item = item, text.startswith(_BULLETS, start)
        if item and of_item:
            topic = plan = come = last = None  # each item (▲…) tells its own
        first = bisect_left(scope.starts, start)
        own = [
            i
            for i in range(first, bisect_left(scope.starts, end))
            if not (scope.never[i] or scope.attached[i] or is_said_aside(text, scope.times[i]))
        ]
        heading = next((scope.times[i] for i in own if heads_review(text, scope.times[i])), None)
        if heading is not None or (end - start <= _HEADING and _AHEAD.search(text, start, end)):
            section = heading
        elif section is not None:
            found[start] = section
        if _ITEM.match(text, start, end) is None:
            series = None
        elif series is None and last is not None and not last.ahead and last.kind in _STATISTICAL:
            series = last
        if announced is not None:
            found.setdefault(start, announced)
            if not own:
                continue
        elif own and (said := _ANNOUNCES.search(text, start, end)) is not None:
            told = (t for i in own if said.start() < (t := scope.times[i]).start < said.end())
            announced = next((t for t in told if t.kind in _ANNOUNCED), None)
        if series is not None:
            found[start] = series
            if not own:
                continue
        if event is not None and not own and _THIS_ONE.match(text, start, end):
            found[start] = event
            continue
        acted = _ACTED.search(text, start, end) is not None
        days = (
            t
            for i in own
            if (t := scope.times[i]).kind in _DAYS and (scope.topic[i] or (acted and scope.head[i]))
        )
        event = next(days, event)
        event = None if event is not None and event.ahead else event
        if now is not None and not own and _AND_HAS.match(text, start, end):
            found[start] = now
            continue
        now = next((t for i in own if scope.topic[i] and (t := scope.times[i]).kind == "now"), None)
        now = now if own and scope.times[own[-1]] is now else None
        opened = _INTRODUCES.search(text, *before) if not own else None
        listed = found.get(before[0], topic) if opened else None
        if listed is not None and (_ENTRY.match(text, start, end) or _SUMS_UP.match(text, start, end)):
            found[start] = listed
            continue
        before = start, end
        goes_on = last is not None and _GOES_ON.match(text, start, end) is not None
        if goes_on and last is not None:
            found[start] = last
        if start < body:
            if headed is not None and not own:
                found[start] = headed  # the headline's second line is of the time of its first
            headed = next(
                (t for i in own if (t := scope.times[i]).kind in _STATISTICAL and not t.ahead), None
            )
            if reviewed is None and (
                _REVIEW.search(text, start, end)
                or _NOTICE.search(text, start, end)
                or _LISTS.match(text, body)
            ):
                reviews = (scope.times[i] for i in own if scope.times[i].kind in _REVIEWED)
                reviewed = next((time for time in reviews if not time.ahead), None)
            elif reviewed is None and _MONTHLY.search(text, start, end):
                months = (scope.times[i] for i in own if scope.times[i].kind == "month")
                reviewed = next((time for time in months if not time.ahead), None)
        elif reviewed is not None:
            reviewed = next((t for i in own if _is_in_full(t := scope.times[i], reviewed)), reviewed)
            # What the paragraph's own times do not rule (the figures before the first of them) is of it too.
            if not own:
                found[start] = reviewed
                continue
            found.setdefault(start, reviewed)
        if own:
            stretches = [
                t for i in own if scope.head[i] and (t := scope.times[i]).kind in _COME and not t.ahead
            ]
            if stretches:
                come = max(reversed(stretches), key=_reaches)
            elif come is not None and _PROGRESS.search(text, start, scope.starts[own[0]]):
                found.setdefault(start, come)
            topics = (
                i
                for i in own
                if scope.topic[i]
                and (scope.times[i].kind in _STATISTICAL or text.startswith("零时", scope.times[i].end))
            )
            named = next(topics, None)
            last = scope.times[own[-1]]
            if plan is not None and _WILL_DO.match(text, start, end):
                found.setdefault(start, plan)
            years = [t for i in own if (t := scope.times[i]).text.startswith("今年")]
            plan = next((t for t in years if t.ahead), plan if years else None)
            if named is not None or topic is None or topic.kind != "up_to" or last.text not in _THAT_DAY:
                topic = scope.times[named] if named is not None and not scope.times[named].ahead else None
            elif _PLACE_SO_FAR.match(text, start, end):
                found.setdefault(start, topic)
            continue
        if goes_on:
            continue
        if plan is not None and _WILL_DO.match(text, start, end):
            found[start] = plan
        elif come is not None and _PROGRESS.search(text, start, end):
            found[start] = come
        elif topic is not None and (
            reports
            or _goes_with(topic, text, start, end)
            or (topic is last and topic.kind in _REVIEWED and _SAME_DOER.match(text, start, end))
            or (_is_over(topic, page) and _goes_on_counting(text, topic, start, end))
        ):
            found[start] = topic
        elif end - start > _HEADING:
            topic = last = plan = None
    return {**after_lead(scope, body), **found, **of_tables(scope)}


def handed_on(scope: Scope, taken_over: Mapping[int, TimeMention], at: int) -> TimeMention | None:
    """The time that the figure at ``at`` takes over with its paragraph; 现有茶园36万亩 is of now and takes none."""
    mention, now = taken_over.get(scope.outline.paragraph(at)[0]), present(scope, at)
    if mention is None or (mention.kind != "year" and now is not None):
        return now  # 共有家庭户5万户 on the day of a census is of that day
    return now if mention.kind not in ("year", "day") and told_of_now(scope, at) else mention
