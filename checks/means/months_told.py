"""For how many months an amount was paid (上半年6, 前三季度9, 前10个月10, 全年12), as the words before it tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.figures.folded import folded
from checks.figures.once import of_figure
from transforms.metric import Metric

_SPAN = re.compile(
    r"(?P<open>截[至止到][^,;。]{0,10}|[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:起|开始|以来)|以来|第[0-9一二三四]个?[月季]|满[0-9]{1,2}个月|首批|预拨)"
    r"|(?P<half>[上下]半年|半年)"
    r"|前(?P<first>两|[二三23]个?|[二三两])季度"
    r"|(?P<quarter>[一二三四1-4]季度|每个?季度|当季|本季度)"
    r"|(?<![0-9])(?P<from>1[0-2]|[1-9])月?(?:至|到|-|—|–|~)(?P<to>1[0-2]|[1-9])月份?"
    r"|(?P<many>(?<![0-9])(?:1[0-2]|[1-9])|十[一二]?|[一二两三四五六七八九])个月(?!以[上内]|内)"
    r"|(?P<year>全年|[每去]年|一年|年度|(?<![今前明当0-9])年(?=[发共需支补]))"
    r"|(?P<one>每个?月|当月|本月|月均|(?<![0-9至到-])(?:1[0-2]|[1-9])月(?:份|(?=[,发兑支共])))"
)
_SPELLED = {"两": 2, "十一": 11, "十二": 12, **{c: n for n, c in enumerate("一二三四五六七八九十", 1)}}
_MONTHLY = re.compile(
    r"(?:每(?:[人户名位生岗]|个?岗位?|名[一-龥]{1,6})每?个?月|[人户]均每?月|月[人户]均|按月每[人户名])[^,;:。0-9]{0,14}"
    r"(?:[0-9.]+元(?:统一)?(?:提高|上调|调整|增加|提标|提升|涨)[到至为])?$"
)
_EACH_MONTH = re.compile(r"每月[^,;:。0-9]{0,8}$")


@of_figure
def is_monthly(each: Metric) -> bool:
    """Whether a figure is told for each head and month (每人每月补助700元, 由每人每月650元提高到700元)."""
    return "月" in each.quote and _MONTHLY.search(_before(each)) is not None


def of_households(each: Metric) -> bool:
    """Whether an amount of a month is that of each household, and not of each person."""
    said = _MONTHLY.search(_before(each))
    return said is not None and "户" in said.group()[:4]


@of_figure
def is_of_month(each: Metric) -> bool:
    """Whether a figure is told for each month, of whatever head."""
    return is_monthly(each) or ("月" in each.quote and _EACH_MONTH.search(_before(each)) is not None)


def _before(each: Metric) -> str:
    begin = max(0, each.start - each.sentence_start)
    return folded(each.quote)[max(0, begin - 32) : begin]


def _spans(text: str) -> Iterator[int | None]:
    for said in _SPAN.finditer(text):
        if said["open"]:
            yield None
        elif said["half"]:
            yield 6
        elif said["first"]:
            yield 9 if said["first"][0] in "三3" else 6
        elif said["quarter"]:
            yield 3
        elif said["from"]:
            yield int(said["to"]) - int(said["from"]) + 1
        elif said["many"]:
            yield int(said["many"]) if said["many"].isdigit() else _SPELLED[said["many"]]
        else:
            yield 12 if said["year"] else 1


def months_told(each: Metric, total: Metric) -> int | None:
    """The months of the total of an amount per month: those told last before it, but for the amount's own 每月.

    None where nothing is told, or the words leave it open (7月起).
    """
    begin = total.sentence_start
    text = folded(total.quote)[: max(0, total.start - begin)]
    if each.sentence_start == begin and each.start < total.start:
        own = _MONTHLY.sub("", text[: each.start - begin])
        behind = list(_spans(text[each.end - begin :]))
        spans = behind or list(_spans(own))
    else:
        spans = list(_spans(text))
    months = spans[-1] if spans and None not in spans else None
    return months if months and months > 0 else None
