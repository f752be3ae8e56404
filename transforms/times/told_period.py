"""The period of one statement (统计期): its ruling time's, widened or closed by what the statement says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from datetime import date as date_of
from datetime import timedelta

from transforms.period import UNKNOWN, PageDate, Period
from transforms.role import Role
from transforms.text.surroundings import Surroundings
from transforms.times.instalment import instalment
from transforms.times.mention import TimeMention
from transforms.times.scene_day import is_of_no_day
from transforms.times.scope import Scope
from transforms.times.standing import counts_stock
from transforms.times.timeless import reckoned_with, stands_always
from transforms.times.when_done import comes_when_done, is_of_what_will_be

_YEARS = frozenset(("year", "deadline", "year_range", "plan"))
_FORECAST = re.compile(r"预计|预测|有望|力争|确保")
_YEARLY = re.compile(r"年均[^,。;0-9]{0,8}$")
_FROM = ("从", "由", "自")
_SET_AGAINST = ("从", "由", "自", "与", "同", "比", "较")
OBSERVED = frozenset(("actual", "rate", "change"))


def time_told(role: Role, mention: TimeMention | None, around: Surroundings) -> TimeMention | None:
    """The statement's time, if it is told of the statement too.

    The horizon of a plan told before (到2025年) is not that of what was observed, nor the time of the work done so
    far that of what it will bring (项目建成后，年可出栏8000头).
    """
    if mention is None:
        return None
    if role == "target" and comes_when_done(mention, around):
        return None
    if mention.start >= around.sentence_start:
        return mention
    if role == "target" and is_of_what_will_be(around):
        return None
    return None if mention.ahead and role in OBSERVED else mention


_SIMPLIFIED = re.compile(
    r"(?:(?:审批|办理|办结|开办|登记|申报|受理)[^,。;0-9]{0,6}(?:时间|环节|材料|流程|事项)|时限|时间|用时|耗时)[^,。;0-9]{0,4}[由从][0-9]"
)
"""审批环节由20个压减到9个: how a thing is done from then on is of no period told before."""

_FROM_LEVEL = re.compile(r"(?:从|由)(?:原来|过去|最初|之前|此前|原先)?的?(?:每[^,。;0-9]{1,6})?$")
_TO_LEVEL = re.compile(
    r"(?:左右)?,?(?:提高|提升|增加|上升|增长|扩大|下降|降低|减少|缩短|压[缩减降]|增|升|降|减)(?:[到至]|(?<=[短缩升降低高加少大])为)"
)
_SINCE_YEARS_END = re.compile(
    r"[由从](?:[去上]年|20[0-9]{2}年)年?[底末]的[0-9][0-9.]*[^,。;0-9]{1,12}(?<=[到至])$"
)
"""Before a level that a stock has come to since a year's end: it is of the last day of the stretch told before."""
_BY_RULE = re.compile(r"按(?:照)?[^,。;]{0,16}$")
"""Before 600元的标准: the rule by which something is paid is of no stretch told before."""
_SET_FOR_YEAR = re.compile(r"今年[^,;。0-9]{0,16}标准(?:统一)?(?:定)?[为是][^,;。0-9]{0,8}$")
"""Before what is paid by a rule of the year (今年居民用气补贴标准为每户90元)."""
_MUST = re.compile(r"(?<![无毋])须|必须|应当|不得")
"""In the clause of a rule that a notice sets: 单位须按用电量的5%预存电费."""
_PAID = re.compile(r"发放|兑[付现]|拨付|支[付出]|减免|共[^,。;0-9建享同]{0,8}[0-9]|合计|已")
"""In a sentence: it tells what was paid by the rule in the stretch told before."""
_THIS_YEAR = re.compile(r"今年(?!(?:1[0-2]|[1-9])月)")
_PLANNED = re.compile(r"计划|目标|任务|下达")
"""Before a goal beside 截至9月底: it is the year's, not that day's."""
_BOUND = re.compile(r"的?[^,。;0-9]{0,6}(?:控制目标|要求|标准|上限|下限|红线|警戒线)")
"""Behind a bound that holds at all times (低于10%的控制目标)."""
_OF_THE_YEAR = re.compile(
    r"年度|全年|(?<![0-9])年(?:目标|计划|任务|预算)|年初(?:预算|计划|目标|任务|确定|下达)|完成(?:调整)?预算数"
)
_PROGRAMME = re.compile(
    r"[^,。;0-9]{0,4}?(?<![许尚])可(?![以能见谓靠持视])[^,。;0-9已]{0,12}[0-9]|,?[^,。;0-9]{0,16}?(?:(?<!已)(?:安排|下达|分解|确定|承担|列入|排定)(?!了|到位)|实施[^,。;0-9]{0,12}项目)|[^。;0-9]{0,24}提高[^,。;0-9]{0,8}标准"
)
"""Behind 今年: what is set for all of the year (今年安排实事12件) or can come of it (今年可收梨9万吨); what is done of it by now is not."""
_PART_OF_PLAN = re.compile(
    r"(?:计划|预算)(?:总|投|安排|筹|新|建|改|实施)[^。;已%]*?[0-9][^。;已%]*其中[^。;已]*$"
)
"""Before a part of what this year's plan costs (今年计划投资900万元,其中镇里自筹300万元)."""
_PLANNED_SUM = re.compile(r"(?:^|全?[市县区镇])计划(?:总?投资|投入|安排|筹集)[^。;已%0-9]{0,12}$")
_MONTHS = frozenset(("month_range", "quarter", "half"))
"""Stretches of the progress of a plan: 1至5月完成3万亩;计划修渠8公里 plans for the year."""
DONE = re.compile(r"已|累计|截至|目前|完成了|建成了|实现了")


def period_told(
    role: Role,
    mention: TimeMention | None,
    periods: Mapping[int, Period],
    scope: Scope,
    around: Surroundings,
    date: PageDate,
) -> Period:
    """The period of the statement in ``around``; ``periods`` has those of the times by their start.

    A target or forecast of this year (今年计划, 年度任务, 预计今年) is of all its months; 截至10月底，今年… ends with October;
    a yearly mean behind 从2011年…增长到2021年… is of all those years.
    """
    # 现有 is none of the story's times: it is of the page's day.
    period = UNKNOWN if mention is None else periods.get(mention.start, Period(None, date.day))
    if mention is not None and (
        reckoned_with(around)
        or is_of_no_day(role, mention, around)
        or (mention.start < around.sentence_start and stands_always(around))
    ):
        return UNKNOWN
    inherited = mention is not None and mention.start < (
        around.group_start if mention.kind == "so_far" else around.clause_start
    )
    if mention is not None and mention.reach == "after" and period.start and _rises_from(around):
        return Period(None, period.start - timedelta(days=1))  # 从9月1日起,标准由每人300元提高到320元
    if _SINCE_YEARS_END.search(around.before) and mention is not None and mention.kind != "up_to":
        return Period(None, period.end)
    if (inherited or (mention is not None and mention.kind == "year")) and _rises_from(around):
        return _earlier_level(periods, scope, around)
    if (
        mention is not None
        and mention.start < around.sentence_start
        and _SIMPLIFIED.search(around.text, around.sentence_start, around.end)
    ):
        return UNKNOWN
    if inherited and role == "standard" and mention is not None:
        # What is paid by a rule is of no stretch told before, nor of one that another sentence tells of what was paid.
        by_rule = _BY_RULE.search(around.before) and around.right.startswith("的标准")
        if by_rule or mention.start < around.paragraph_start or _MUST.search(around.before):
            return UNKNOWN
        paid = around.text[around.end - 1] != "元" or _PAID.search(around.sentence)
        behind = bisect_left(scope.starts, around.end)
        dated = behind < len(scope.starts) and scope.starts[behind] < around.sentence_end
        if (not paid or dated) and mention.start < around.sentence_start:
            return UNKNOWN  # 每亩补贴30元,截至9月底已发放…: what was paid has a day of its own
    if mention is not None and _is_count_by_then(role, mention, period, around):
        return Period(None, period.end)
    if mention is not None and mention.kind in _YEARS:
        if mention.kind == "deadline" and mention.reach == "before":
            return instalment(mention, period, periods, scope, around, date)
        start = period.start
        if mention.kind == "year" and start is not None:
            if (
                role in OBSERVED
                and start.year == date.year
                and _ALL_YEAR_SO_FAR.match(around.text, mention.start)
            ):
                return Period(start, date.day)
            by_then = role == "actual" and inherited and _BY_THAT_DAY.search(around.before)
            if by_then and start.year == date.year:
                return Period(start, date.day)
            if _YEARLY.search(around.before):
                return _span_of_years(mention, period, periods, scope)
            if start.year == date.year and period.end != date_of(start.year, 12, 31):
                return _of_this_year(role, mention, period, start, periods, scope, around)
        return period
    first = period.start or period.end
    year = first.year if first else date.year
    of_months = inherited and mention is not None and mention.kind in _MONTHS
    planned = _PLANNED.search(around.before) is not None and "投资" not in around.before
    if role == "target" and of_months and year is not None and planned:
        return Period(date_of(year, 1, 1), date_of(year, 12, 31))
    dated = mention is not None and mention.kind == "up_to" and not mention.ahead
    if role == "target" and dated and year is not None and _PLANNED.search(around.lead):
        return Period(date_of(year, 1, 1), date_of(year, 12, 31))
    if role == "target" and dated and _BOUND.match(around.text, around.end):
        return UNKNOWN
    if role == "target" and year is not None:
        window = around.text[max(around.paragraph_start, around.sentence_start - 80) : around.sentence_end]
        if mention is not None and _is_running(mention, period, around, date):
            return period
        of_this_year = mention is None and _THIS_YEAR.search(window) and not is_of_what_will_be(around)
        if of_this_year or _OF_THE_YEAR.search(window):
            return Period(date_of(year, 1, 1), date_of(year, 12, 31))
    if mention is not None and mention.kind == "up_to" and period.end is not None:
        return _from_its_start(mention, period, periods, scope, around)
    return period


_ONE_DAY = frozenset(("day", "relative"))
_SO_FAR = re.compile(r"(?:累计|总计|已经?(?!在|于))[^,。;0-9]{0,8}$")
"""Before a count in a sentence behind that of a day: what had been done by then."""


def _is_count_by_then(role: Role, mention: TimeMention, period: Period, around: Surroundings) -> bool:
    """2月8日清早,两辆专车开出。这样的专车已开17辆: by that day, not on it."""
    if (
        mention.kind not in _ONE_DAY
        or mention.text[0] == "当"
        or mention.reach != "whole"
        or mention.start >= around.sentence_start
    ):
        return False
    one_day = period.start is not None and period.start == period.end
    return one_day and role in OBSERVED and _SO_FAR.search(around.before) is not None


def _is_running(mention: TimeMention, period: Period, around: Surroundings, date: PageDate) -> bool:
    """下半年将新建2座,力争全年…: an aim of a stretch still running, told in its sentence, is of that stretch."""
    if mention.kind not in _MONTHS or mention.start < around.sentence_start or period.end is None:
        return False
    running = date.month is not None and period.end >= (date.day or date.month) and mention.ahead
    return running and _OF_THE_YEAR.search(around.text, mention.end, around.end) is None


def _rises_from(around: Surroundings) -> bool:
    return (
        _FROM_LEVEL.search(around.before) is not None and _TO_LEVEL.match(around.text, around.end) is not None
    )


def _earlier_level(periods: Mapping[int, Period], scope: Scope, around: Surroundings) -> Period:
    """合格率从40%提高到60%: when it stood there is not said, unless the sentence told so of another (由上年同期的9元降至8元;…)."""
    i = bisect_left(scope.starts, around.start) - 1
    while i >= 0 and scope.starts[i] >= around.sentence_start:
        if scope.attached[i] and scope.text.startswith(_SET_AGAINST, scope.starts[i] - 1):
            return periods[scope.starts[i]]
        i -= 1
    return UNKNOWN


def _of_this_year(
    role: Role,
    mention: TimeMention,
    period: Period,
    start: date_of,
    periods: Mapping[int, Period],
    scope: Scope,
    around: Surroundings,
) -> Period:
    whole = Period(start, date_of(start.year, 12, 31))
    by_year = role == "standard" and ("计划" in around.lead or _SET_FOR_YEAR.search(around.before))
    if role == "target" or by_year or _FORECAST.search(around.lead):
        return whole
    if mention.start >= around.sentence_start and (
        _PLANNED_SUM.search(around.before) or _PART_OF_PLAN.search(around.lead)
    ):
        return whole
    if (
        mention.start >= around.sentence_start
        and _PROGRAMME.match(around.text, mention.end)
        and DONE.search(around.text, mention.end, around.start) is None
    ):
        return whole
    i = bisect_left(scope.starts, mention.start) - 1
    if i >= 0 and _closes(scope.times[i], mention, around) and scope.starts[i] >= around.sentence_start:
        end = periods[scope.starts[i]].end
        if end is not None and end >= start:
            total = scope.times[i].kind == "up_to" and _TOTAL.search(around.text, mention.end, around.start)
            return Period(None if total else start, end)
    return period


def _closes(day: TimeMention, year: TimeMention, around: Surroundings) -> bool:
    """Whether a day before 今年 says how far it goes: 截至11月底,今年…, and 到11月底,今年累计…."""
    done = DONE.search(around.text, year.end, around.start) is not None
    return day.kind == "up_to" or (day.kind == "deadline" and day.reach == "up_to" and done)


def _this_year(scope: Scope, i: int, before: int) -> bool:
    """Whether the time at ``i`` is a 今年 that stands ``before`` and right behind 截至….

    截至7月底，今年累计接待62万人次；截至8月底，累计接待73万人次.
    """
    if not 0 < i < len(scope.times):
        return False
    year, day = scope.times[i], scope.times[i - 1]
    if year.end > before or year.kind != "year" or year.first is None or year.first.base != "page":
        return False
    same_clause = year.start < scope.outline.clause(day.end + 1)[1]
    return day.kind == "up_to" and year.first.shift == 0 and same_clause


_ALL_YEAR_SO_FAR = re.compile(r"全年(?:累计|已|共)(?![^,。;]{0,8}(?:计划|预计|将))")
"""前两批补贴30台,至此全年累计补贴52台: what the year has brought by the page's day."""
_BY_THAT_DAY = re.compile(r"[到至][^,。;0-9]{0,6}(?:那天|当天|这天|之日|时)[^,。;0-9]{0,6}$")
"""Before a figure behind 全年要…: how far it had come by then."""
_TOTAL = re.compile(r"总数|总量|余额|存栏|保有量|库存|总里程")
"""Behind 截至10月底,今年…: what stands on that day, with its parts."""

_STANDS = re.compile(r"现有|存栏|余额|保有|总数|累计建成|建有|在册|在库|在校|在保")
"""Before what there is on a day."""

_STATE = re.compile(
    r"[率度比重][为是达到]*$|[率度比重][^。;0-9]{0,4}[0-9.]+%,(?:同比|[比较][^,。;0-9]{1,10})[^,。;0-9]{1,6}$"
)
"""Before a rate, or its growth, in a sentence of its own behind 截至9月底,今年…: it is that of the day."""

_ITS_OWN = re.compile(r",?(?:[全我该本]|[一-鿿]{1,4})[省市县区州旗镇乡]")
"""Behind 截至9月底: a statement with a subject of its own, which the 今年以来 before it does not tell of."""


def _from_its_start(
    mention: TimeMention,
    period: Period,
    periods: Mapping[int, Period],
    scope: Scope,
    around: Surroundings,
) -> Period:
    """今年以来，…截至7月底累计培训2380人: from January to July; so is what follows 截至7月底，今年培训…; 自5月启动以来,截至7月底…."""
    i = bisect_left(scope.starts, mention.start) - 1
    stands = counts_stock(around.text, around.clause_start, around.group_start)
    state = mention.start < around.sentence_start and _STATE.search(around.before) is not None
    if period.end is not None and not (stands or state) and not _STANDS.search(around.before):
        again = "累计" in around.before and i > 0 and scope.starts[i - 1] >= around.sentence_start
        if _this_year(scope, i + 2, around.start) or (again and _this_year(scope, i, mention.start)):
            return Period(date_of(period.end.year, 1, 1), period.end)
    if i < 0 or scope.times[i].kind not in ("so_far", "since") or scope.starts[i] < around.sentence_start:
        return period
    if _ITS_OWN.match(around.text, mention.end):
        return period
    start = periods[scope.starts[i]].start
    return Period(start, period.end) if start and period.end and start <= period.end else period


def _span_of_years(
    mention: TimeMention, period: Period, periods: Mapping[int, Period], scope: Scope
) -> Period:
    """From the year before it, if that was told with 从 or 由, or is the first of a row of years (2015年、2016年、2017年)."""
    i = bisect_left(scope.starts, mention.start) - 1
    row = i
    while row >= 0 and scope.text[scope.times[row].end : scope.starts[row + 1]] in ("、", "和", "及"):
        row -= 1
    if row < i:
        first = periods[scope.starts[row + 1]].start
        return Period(first, period.end) if first and period.end and first < period.end else period
    if i < 0 or scope.times[i].kind != "year" or not scope.text.startswith(_FROM, scope.starts[i] - 1):
        return period
    first = periods[scope.starts[i]].start
    return Period(first, period.end) if first and period.end and first < period.end else period
