"""What the time of a statement says of its role (时间与角色): an aim that is over is an estimate, what is to come an aim."""

from __future__ import annotations

import re

from transforms.period import PageDate, Period
from transforms.quantity import Quantity
from transforms.role import Role, role_of
from transforms.text.surroundings import Surroundings
from transforms.times.mention import TimeMention
from transforms.times.told_period import DONE

_ESTIMATED = re.compile(r"预计|预测|估计|估算")
_HAS_GROWN = re.compile(r",?(?:同比|[比较](?:上年|去年))[^,;。0-9]{0,6}[0-9]")
_AIMED = re.compile(
    r"预计(?:可)?(?:每年|年(?!内|初|末|底|中))|目标|计划|任务|力争|确保|有望|将|达产|建成|投产|可新增"
)
_STRETCHES = frozenset(("month", "month_range", "quarter", "half", "festival", "day_range", "up_to"))


_BY_THEN = re.compile(r"[到至]20[0-9]{2}年(?:[0-9]{1,2}月(?:[底末中]|[0-9]{1,2}日)?|[年末底]*)$")
_SUMMED = re.compile("累计|已(?!经?确定)")
_UNTIL_YEAR = re.compile(r"^[到至](20[0-9]{2})年[年末底]*,")
_PLANNED = re.compile(
    r"目标|计划|规划|任务|力争|争取|确保|有望|将|预计|要求|提出|明确|要|拟|方案|意见|部署|承诺"
)


def is_reached(
    mention: TimeMention | None, period: Period, around: Surroundings, date: PageDate, at: int
) -> bool:
    """到2024年底,全县建成书屋80座 in the next January: a day that is over is no aim, unless its sentence plans.

    Nor is what was added up by then (到2020年8月,累计培训…), on a page without a day, too.
    """
    told = around.text[around.sentence_start : at]
    until = _UNTIL_YEAR.search(told)
    if until is not None and date.year is not None and int(until[1]) < date.year:
        return _PLANNED.search(told) is None  # 到2021年末,果园由2012年的3万亩增加到8万亩
    if mention is None or period.end is None or mention.start < around.sentence_start:
        return False
    if _BY_THEN.search(around.text, around.sentence_start, mention.end) is None or _PLANNED.search(told):
        return False
    if _SUMMED.search(around.text, mention.end, at) is not None:
        return True
    return date.month is not None and period.end < (date.day or date.month)


def is_to_come(mention: TimeMention | None, period: Period, around: Surroundings, date: PageDate) -> bool:
    """明年…新建2座, “十五五”期间…改造危桥2000座 in the plan's first year, 本月15日至19日…进场企业40家 on a page of the 12th:
    what is told of a time to come is an aim.
    """
    if mention is None or period.start is None or date.year is None:
        return False
    start = period.start
    began = mention.kind == "plan" and mention.reach == "whole" and start.year == date.year
    later = start.year > date.year or (date.day is not None and start > date.day)
    return (began or later) and DONE.search(around.sentence) is None


def is_estimate(
    mention: TimeMention | None, period: Period, around: Surroundings, date: PageDate, at: int
) -> bool:
    """一季度，全市预计完成产值46亿元 in April: what is told of a time that is over is no aim but an estimate."""
    if mention is None or (mention.kind not in _STRETCHES and mention.kind != "year"):
        return False
    inside = mention.start >= around.sentence_start
    told = around.text[mention.start : at] if inside else around.lead
    if mention.kind == "year" and inside:
        told = around.text[around.sentence_start : at]  # 经初步预计,2012年实现…
    if mention.kind == "year" and (period.end is None or date.month is None):
        return False
    if period.end is not None and date.month is not None:
        over = period.end < (date.day or date.month)
    else:  # on a page without a date, what has grown since last year is over
        over = _HAS_GROWN.match(around.text, around.end) is not None
    return over and _ESTIMATED.search(told) is not None and _AIMED.search(told) is None


def role_in_time(
    role: Role,
    quantity: Quantity,
    around: Surroundings,
    near: tuple[Quantity, Role] | None,
    mention: TimeMention | None,
    period: Period,
    date: PageDate,
) -> Role:
    """``role`` as the words tell it, mended by the statement's time; ``near`` is the metric before it with its role."""
    when = mention, period, around, date, quantity.start
    if role == "target" and (is_estimate(*when) or is_reached(*when)):
        return role_of(quantity, around, near, aimed=False)
    if role in ("actual", "rate") and is_to_come(mention, period, around, date):
        return "target"
    return role
