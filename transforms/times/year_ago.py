"""The same stretch of another year (同期), and a year counted from a printed one (上年)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from transforms.period import UNKNOWN, Period
from transforms.times.mention import TimeMention, When


def from_year(mention: TimeMention, year: int) -> TimeMention:
    """上年 beside a printed year is the year before that one: 2023年…由上年的83.6%提高到96.2%."""

    def counted(when: When | None) -> When | None:
        if when is None or when.base != "page" or when.unit != "year":
            return when
        return replace(when, base="printed", year=year + when.shift, shift=0)

    return mention._replace(first=counted(mention.first), last=counted(mention.last))


def same_stretch(stretch: Period, mention: TimeMention) -> Period:
    """The same stretch of another year: 去年同期, 前年同期, 2019年同期; 同期 alone names none."""
    told = stretch.end or stretch.start
    if told is None:
        return UNKNOWN
    when = mention.first
    if when is not None and when.base == "printed" and when.year:
        return _years_back(stretch, told.year - when.year)
    if mention.text.startswith("前年"):
        return _years_back(stretch, 2)
    if mention.text.startswith(("去年", "上年", "上一年", "前一年")):
        return _years_back(stretch, 1)
    return stretch if mention.text == "同期" else UNKNOWN


def _years_back(period: Period, years: int) -> Period:
    """The months of ``period`` in an earlier year; the end of a February stays its end."""

    def back(day: date | None) -> date | None:
        if day is None:
            return None
        year = day.year - years
        if not 1 <= year <= 9998:
            return None
        last = day.day == monthrange(day.year, day.month)[1]
        length = monthrange(year, day.month)[1]
        return date(year, day.month, length if last and day is period.end else min(day.day, length))

    return Period(back(period.start), back(period.end))
