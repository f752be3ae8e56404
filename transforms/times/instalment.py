"""A part of a year's plan with a day of its own (分期目标): 全年计划开工80个，其中国庆前开工15个."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from datetime import date as date_of

from transforms.period import PageDate, Period
from transforms.text.surroundings import Surroundings
from transforms.times.mention import TimeMention
from transforms.times.scope import Scope

_YEARS_PLAN = re.compile(
    r"(?:全年|年度|本年|今年|20[0-9]{2}年)[^。;]{0,24}?(?:计划|目标|任务|力争|确保|安排)"
)


def instalment(
    mention: TimeMention,
    period: Period,
    periods: Mapping[int, Period],
    scope: Scope,
    around: Surroundings,
    date: PageDate,
) -> Period:
    """What a year's plan is to reach by a day in it is of that year: 全年计划开工80个，其中国庆前开工15个."""
    last = mention.last
    if last is None or last.base == "printed":
        return period
    plan = _YEARS_PLAN.search(around.text, max(around.sentence_start, mention.start - 80), mention.start)
    if plan is None:
        return period
    i = bisect_left(scope.starts, plan.start())
    told = scope.times[i] if i < len(scope.starts) and scope.starts[i] == plan.start() else None
    first = periods[told.start].start if told is not None else None
    year = first.year if first is not None else date.year
    if year is None:
        return period
    return Period(date_of(year, 1, 1), date_of(year, 12, 31))
