"""A rough figure of a headline and the exact one below it (超八成 above 81.5%, 破百万标箱 above 106.5万标箱)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from checks.interval import Interval, exactly, printed
from checks.repeats.restated import core, one_time, pairs_of_letters
from checks.repeats.running import in_month, is_old, within
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS

NEXT = Fraction(5, 4)
"""How far beyond a rough number its exact one may lie: 突破六百亿元 is hardly told of 800亿元. 2026-11: 5/4."""
TENTH = 10
"""Percent points of 成: 超八成 is told of 80% up to 90%. 2026-11: 10."""
MISSED = Fraction(1, 10)
"""How far on the wrong side of a rough number an exact one may lie that is surely the same fact. 2026-11: 1/10."""
NAME = 4
"""Letters of a name by which an exact figure on the wrong side is known to be the same fact. 2026-11: 4."""

_RATES = frozenset({"rate", "target_pct"})
_NO_NAME = re.compile(r"破|占比?|全[部省市县区]|[我该本][省市县区]|外贸|的|率$|方面|同比|增长|增幅|完成")
_PLAIN = re.compile(
    r"^[一-龥]{2,4}?[省市县区旗盟州](?=[一-龥]{3})|企业|行业|产业|规模以上|规上|各[项类]|实际|总|[值额量]$"
)
"""What a head leaves out of a name, or has before it, and speaks of the same (工业产值, 规模以上工业企业产值)."""
_SPECIAL = re.compile(r"均|最[高低多少大小]|其中|净|新增|当[日月]|单[日月]")
_ROUGH = frozenset({"over", "under", "about"})


def is_rough(metric: Metric) -> bool:
    """Whether a number is told by a bound, or in tenths (近三成, 破百万, 四成)."""
    return metric.value is not None and (metric.approx in _ROUGH or "成" in metric.evidence.raw_text)


def exact_of(head: Metric, body: Sequence[Metric]) -> Metric | None:
    """The figure of the text that tells a head's rough one exactly; one on its wrong side only by the very name."""
    bounds = _bounds(head)
    if bounds is None:
        return None
    alike = [m for m in body if _one_kind(head, m)]
    said = pairs_of_letters(head) if alike else set()
    told = [m for m in alike if said & pairs_of_letters(m) or _one_name(head, m)]
    near = [m for m in told if _meets(m, bounds)]
    if near or not told or head.approx == "about" or head.approx == "exact":
        return near[0] if near else None
    missed = [m for m in told if _very_name(head, m) and _just_missed(head, m) and not _of_other_time(m)]
    return missed[0] if len({m.value for m in missed}) == 1 else None


def _bounds(head: Metric) -> Interval | None:
    """From what to what the exact number may lie."""
    value, told = head.value, exactly(head)
    if value is None or told is None or not value:
        return None
    size = abs(Fraction(value))
    if "成" in head.evidence.raw_text and head.unit == "%":
        low, high = (size - TENTH, size) if head.approx == "under" else (size, size + TENTH)
    else:
        low, high = (size / NEXT, size) if head.approx == "under" else (size, size * NEXT)
    if head.approx == "over" or head.approx == "under":
        return Interval(low, high)
    about = printed(head)
    return None if about is None else about.magnitudes()


def _meets(metric: Metric, bounds: Interval) -> bool:
    its = printed(metric)
    return its is not None and its.magnitudes().meets(bounds)


def _one_kind(head: Metric, metric: Metric) -> bool:
    """Whether both have one unit and one role, whichever way a rate is told, and go the same way at one time."""
    if head.unit != metric.unit or metric.value is None or metric.approx != "exact":
        return False
    both = {head.role, metric.role}
    if len(both) > 1 and not both <= _RATES:
        return False
    if (metric.value < 0) != ((head.value or 0) < 0):
        return False
    ends = head.period_end, metric.period_end
    return ends[0] is None or ends[1] is None or ends[0].year == ends[1].year


def _name(metric: Metric) -> str:
    return _NO_NAME.sub("", core(metric.indicator))


def _one_name(head: Metric, metric: Metric) -> bool:
    """Whether the letters of the shorter name stand in the longer, in order: 营收, 营业收入; 雨, 降雨."""
    short, long = sorted((_name(head), _name(metric)), key=len)
    return bool(short) and within(short, long)


def _very_name(head: Metric, metric: Metric) -> bool:
    """Whether both have the same name and time, but for words that say nothing of what is counted."""
    name, other = (_PLAIN.sub("", _name(m)) for m in (head, metric))
    if len(_name(head)) < NAME or name != other or not one_time(head, metric):
        return False
    a_part = metric.of_metric_id is not None and metric.unit not in RELATIVE_UNITS
    return not a_part and not _SPECIAL.search(head.quote + metric.indicator)


def _of_other_time(metric: Metric) -> bool:
    return is_old(metric) or in_month(metric) or _SPECIAL.search(metric.period_text) is not None


def _just_missed(head: Metric, metric: Metric) -> bool:
    """Whether an exact figure lies on the wrong side of a rough one, and near it."""
    rough, fine = abs(Fraction(head.value or 0)), abs(Fraction(metric.value or 0))
    slack = TENTH if head.unit in RELATIVE_UNITS else rough * MISSED
    low, high = (rough, rough + slack) if head.approx == "under" else (rough - slack, rough)
    return low < fine < high
