"""Whether two running totals of one year are of one thing by the names that were read for them (累计数的名称)."""

from __future__ import annotations

import re

from checks.figures.folded import folded
from checks.figures.sentence import Sentence
from checks.repeats.restated import core, swapped
from checks.rule import Facts
from transforms.metric import Metric

Place = tuple[Sentence, int]

_OLD = re.compile("去年|上年|前年|同期")
_LAST_YEAR = re.compile("[去上]年[^同]*")
NAME = 4
"""Letters of a name from which two figures of it are of one thing. 2026-11: 4."""
_STANDS = re.compile(
    r"余额|存量|在册|现[有存]|实有|拥有|保有|存栏|在栏|库存|储备|在[校岗建园]|剩余|剩下|净|未|下降|减少|人口|价|"
    r"[人户亩日月年次]均|平均|每|率|最|计划|任务|目标"
)
_RUNS = re.compile("累计|已|共")
_CLAUSE = re.compile("[,;:。]")
_OF_YEAR = re.compile(
    r"接待|收入|支出|产[量值]|吞吐|客运|货运|运输|发电|用电|进出口|零售|营业额|成交|销售|受理|处理"
)
"""What is counted anew every year, so that its running total begins in January."""


def said_before(metric: Metric) -> str:
    """The words before a figure in its clause."""
    text = folded(metric.quote)
    begin = max(0, metric.start - metric.sentence_start)
    return _CLAUSE.split(text[max(0, begin - 30) : begin])[-1]


def of_the_year(first: Metric, second: Metric) -> bool:
    """1至9月接待游客60万人次。截至8月底累计接待游客55万人次: a total without a beginning of what is counted by years."""
    start, end = second.period_start, second.period_end
    if start is None or end is None or first.period_start is not None or first.period_end is None:
        return False
    same = first.indicator == second.indicator and (start.month, start.day) == (1, 1)
    same = same and first.period_end.year == start.year and "累计" in said_before(first)
    return same and len(first.indicator) >= NAME and _OF_YEAR.search(first.indicator) is not None


def named_alike(a: Place, b: Place) -> bool:
    """Whether both have one name, of what grows only; the later may have a narrower one where only its digits moved.

    More of something in a shorter time than there is of all of it in a longer one cannot be, whatever the something.
    """
    first, second = a[0].figures[a[1]], b[0].figures[b[1]]
    same = first.indicator == second.indicator and len(first.indicator) >= NAME
    before, after = core(first.indicator), core(second.indicator)
    if not same and min(len(before), len(after)) < NAME:
        return False
    if not within(after, before) and not (within(before, after) and swapped(first, second)):
        return False
    said = first.indicator + second.indicator + a[0].words(a[1]) + b[0].words(b[1])
    return "其中" not in said and not _STANDS.search(said)


def within(short: str, long: str) -> bool:
    """Whether the letters of one name stand in the other, in order: 公益诉讼立案, 公益诉讼检察立案."""
    rest = iter(long)
    return all(letter in rest for letter in short)


def is_old(metric: Metric) -> bool:
    """Whether a figure is only told to compare with; 去年前11个月 and all of 去年 run on like those of this year."""
    text = metric.period_text
    if _OLD.search(text) is None:
        return False
    start, end = metric.period_start, metric.period_end
    known = start is not None and end is not None and start.year == end.year
    return not known or _LAST_YEAR.fullmatch(text) is None


def since_january(metric: Metric) -> bool:
    """Whether a figure is counted from the first of January, or up to a day that its own sentence names."""
    start, end = metric.period_start, metric.period_end
    if end is None or is_old(metric):
        return False
    return (
        (start.month, start.day) == (1, 1) and start.year == end.year
        if start
        else metric.period_text in metric.quote
    )


def runs_on(first: Metric, second: Metric) -> bool:
    """Whether both are counted from one January, as far as is told, and the second for longer.

    One of them at least says since when: 上半年受理560件. 截至5月底受理610件.
    """
    if (
        not since_january(first)
        or not since_january(second)
        or first.period_end is None
        or second.period_end is None
    ):
        return False
    told = first.period_start is not None or second.period_start is not None
    return told and first.period_end.year == second.period_end.year and first.period_end < second.period_end


def same_name(a: Place, b: Place, facts: Facts) -> bool:
    """Whether both run on under one name; of a part of what was done (处理垃圾…,其中厨余垃圾) the deed is that of its whole."""
    first, second = a[0].figures[a[1]], b[0].figures[b[1]]
    if first.subject != second.subject and None not in (first.subject, second.subject):
        return False
    if not named_alike(a, b) and not (_part_named(first, second, facts) or _part_named(second, first, facts)):
        return False
    return runs_on(first, second) or all(
        m.period_start is not None or _RUNS.search(said_before(m)) for m in (first, second)
    )


def _part_named(part: Metric, other: Metric, facts: Facts) -> bool:
    whole = facts.by_id.get(part.of_metric_id or "")
    if whole is None or len(part.indicator) < NAME or not other.indicator.endswith(part.indicator):
        return False
    deed = other.indicator[: -len(part.indicator)]
    alike = whole.indicator.startswith(deed) and (whole.unit, whole.period_end) == (
        part.unit,
        part.period_end,
    )
    return (
        bool(deed) and alike and not _STANDS.search(said_before(part) + said_before(other) + other.indicator)
    )


def in_month(metric: Metric) -> bool:
    """Whether the figure is that of one month, or some days of it, other than January."""
    start, end = metric.period_start, metric.period_end
    if start is None or end is None or metric.role != "actual":
        return False
    return start.day == 1 < start.month and (start.year, start.month) == (end.year, end.month)


def time_within(part: Metric, whole: Metric) -> bool:
    """Whether the time of one figure, both of whose ends are known, lies within that of another."""
    start, end = part.period_start, part.period_end
    first, last = whole.period_start, whole.period_end
    if start is None or end is None or first is None or last is None:
        return False
    return first <= start and end <= last
