"""Expressions of time (时间表达) and the periods (统计期) that they mean on a page of known date."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from transforms.record import record
from transforms.times.festival import festival
from transforms.times.grammar import find_times
from transforms.times.mention import TimeMention, When
from transforms.times.some_days import days_of

__all__ = ["UNKNOWN", "PageDate", "Period", "TimeMention", "When", "find_times", "resolve"]

_Bounds = tuple[date | None, date | None]
_Spoken = tuple[date | None, date | None]
"""The day and the month (its first day) last spoken of."""


@record
class PageDate:
    """When the page came out, as far as it says: ``day`` only if printed, ``month`` as its first day.

    ``basis`` names the evidence in Chinese words; empty when there is none.
    """

    day: date | None
    month: date | None
    year: int | None
    basis: str

    def __post_init__(self) -> None:
        if self.day and (self.month != self.day.replace(day=1) or self.year != self.day.year):
            raise ValueError(f"版面日期 {self.day} 与月份 {self.month}、年份 {self.year} 不一致。")
        if self.month and (self.month.day != 1 or self.year != self.month.year):
            raise ValueError(f"版面月份 {self.month} 与年份 {self.year} 不一致。")


class Period(NamedTuple):
    """Two inclusive dates; None is an open or unknown side."""

    start: date | None
    end: date | None


UNKNOWN = Period(None, None)


def resolve(
    mention: TimeMention,
    page: PageDate,
    anchor_year: int | None = None,
    last_day: date | None = None,
    last_month: date | None = None,
) -> Period:
    """The period that ``mention`` means on ``page``.

    ``anchor_year`` is the year to use where none is printed (the year last spoken of); without it the
    page's year, or the year before if the month were still to come. ``last_day`` is the day last
    spoken of, for 当天 and 次日, ``last_month`` the first day of the month last spoken of, for 当月 and a
    bare 15日. What rests on an unknown date is None; nothing is guessed.
    """
    if mention.reach == "now":
        return Period(None, page.day)
    if mention.reach == "open":
        return UNKNOWN
    nothing: _Bounds = (None, None)
    if mention.kind == "past_year" and (page.month is None or page.month.month > 3):
        return UNKNOWN  # 过去一年 is a calendar year only where it has just ended
    ahead = mention.ahead
    spoken = (last_day, last_month)
    first = _bounds(mention.first, page, anchor_year, spoken, ahead) if mention.first else nothing
    last = first
    if mention.last is not mention.first:
        last = _bounds(mention.last, page, anchor_year, spoken, ahead) if mention.last else nothing
    if mention.first and mention.last and mention.last != mention.first and mention.last.base == "evidence":
        last = _later_bounds(mention.last, page, first, spoken) if first[0] else last
    start, end = first[0], last[1]
    if start and start.year == page.year and mention.text.endswith("秋季学期"):
        # It goes on into the next year: so far, or not begun.
        begun = page.month is None or start <= page.month.replace(day=28)
        return Period(start, page.day) if begun else UNKNOWN
    match mention.reach:
        case "up_to":
            return Period(None, end)
        case "since":
            return Period(start, page.day if start and (page.day is None or start <= page.day) else None)
        case "after":
            return Period(_day_after(mention, start, first[1]), None)
        case "before":
            return Period(None, _day_before(mention, last[0], end))
    if start and end and start > end:
        return UNKNOWN
    return Period(start, end)


_COMING = 1
"""Months after the page's own whose days (12月3日) are to come; later days, and whole months, are last year's. 2026-11: 1."""


def _bounds(when: When, page: PageDate, anchor_year: int | None, spoken: _Spoken, ahead: bool) -> _Bounds:
    """First and last day of a named unit; a side is None when the words or the page do not fix it."""
    if when.unit != "year":
        return _counted(when, page, spoken)
    if when.festival:
        return _festive(when, _year(when, page, anchor_year, spoken[0]), page, ahead)
    year = _year(when, page, anchor_year, spoken[0])
    if year is None or not 1 <= year <= 9998:
        return None, None
    first, last = when.months or (1, 12)
    evident = when.base == "evidence" and anchor_year is None
    coming = _COMING if when.days else 0
    if evident and not ahead and page.month and when.months and first > page.month.month + coming:
        year -= 1
    from_day, to_day = when.days or (1, 31)
    loose = from_day != to_day and to_day == 31
    start = _day(year, first, from_day, loose)
    end = _day(year + when.years - 1, last, to_day, loose)
    return _edged(when, start, end)


def _edged(when: When, start: date | None, end: date | None) -> _Bounds:
    if when.edge == "start":
        return start, None
    if when.edge == "end":
        return None, end
    return (None, None) if when.edge == "middle" else (start, end)


def _year(when: When, page: PageDate, anchor_year: int | None, last_day: date | None) -> int | None:
    if when.base == "printed":
        return when.year
    if when.base == "last":
        known = last_day.year if last_day else anchor_year
        return known + when.shift if known else None
    if when.base == "evidence" and anchor_year is not None:
        return anchor_year
    return page.year + when.shift if page.year is not None else None


def _day(year: int, month: int, day: int, loose: bool = True) -> date | None:
    """The day, or the month's last when ``loose`` and the month is shorter; None for a day that never was."""
    length = monthrange(year, month)[1]
    if day > length and not loose:
        return None
    return date(year, month, min(day, length))


def _festive(when: When, year: int | None, page: PageDate, ahead: bool) -> _Bounds:
    if when.festival == "元旦" and when.base == "evidence" and year and page.month and page.month.month == 12:
        year += 1  # a December page looks forward to it
    entry = festival(when.festival, year) if year else None
    if entry and year and when.base == "evidence" and not ahead and page.month:
        passed = entry.day.replace(day=1) <= page.month
        entry = entry if passed or _close(entry.day, page.month) else festival(when.festival, year - 1)
    if entry is None:
        return None, None
    start, end = entry.holiday_start, entry.holiday_end
    return days_of(start, end, when.days) if when.days else (start, end)


def _close(day: date, month: date) -> bool:
    """The festival of the coming month is spoken of as this year's (春节 in January)."""
    return 0 <= (day.year - month.year) * 12 + day.month - month.month <= 1


def _counted(when: When, page: PageDate, spoken: _Spoken) -> _Bounds:
    """Units counted in days, weeks, months, quarters from the page's day or from what was last spoken of."""
    last_day, last_month = spoken
    base = last_day if when.base == "last" else page.day
    if when.unit == "month":
        month = page.month
        if when.base == "last":
            named = last_month or (last_day and last_day.replace(day=1))
            month = named if named or not (when.days or when.edge) else page.month
        if month is None:
            return None, None
        months = month.year * 12 + month.month - 1 + when.shift
        if (
            when.base == "last"
            and month is page.month
            and page.day
            and when.days
            and when.days[0] > page.day.day
        ):
            months -= 1  # the 24th on a page of the 21st is last month's
        from_day, to_day = when.days or (1, 31)
        loose = not when.days or to_day == 31 != from_day
        start = _day(months // 12, months % 12 + 1, from_day, loose)
        end = _day(months // 12, months % 12 + 1, to_day, loose)
        return _edged(when, start, end)
    if when.unit == "quarter":
        if page.month is None:
            return None, None
        quarters = page.month.year * 4 + (page.month.month - 1) // 3 + when.shift
        first = date(quarters // 4, quarters % 4 * 3 + 1, 1)
        return first, _day(quarters // 4, quarters % 4 * 3 + 3, 31)
    if base is None:
        return None, None
    if when.unit == "day":
        day = base + timedelta(days=when.shift)
        return day, day
    monday = base - timedelta(days=base.weekday()) + timedelta(weeks=when.shift)
    if when.weekday is None:
        return monday, monday + timedelta(days=6)
    day = monday + timedelta(days=when.weekday - 1)
    if when.base == "evidence" and day > base:
        day -= timedelta(weeks=1)
    return day, day


def _later_bounds(when: When, page: PageDate, first: _Bounds, spoken: _Spoken) -> _Bounds:
    """The second half of a range takes the first half's year, or the next if it would end before it began."""
    start = first[0]
    if start is None:
        return _bounds(when, page, None, spoken, False)
    found = _bounds(when, page, start.year, spoken, True)
    if found[1] and found[1] < start:
        found = _bounds(when, page, start.year + 1, spoken, True)
    return found


def _day_after(mention: TimeMention, start: date | None, end: date | None) -> date | None:
    """春节后 and 11月14日后 begin with the day named; 6月后 with the day after the month."""
    when = mention.first
    if when and when.festival and start:
        entry = festival(when.festival, start.year) or festival(when.festival, start.year + 1)
        return entry.day if entry else start
    if mention.kind == "since" or start == end:
        return start
    return end + timedelta(days=1) if end else None


def _day_before(mention: TimeMention, start: date | None, end: date | None) -> date | None:
    """11月14日前 and 年底前 count the day named; 春节前 and 6月前 end the day before."""
    if start is None or (start == end and not (mention.last and mention.last.festival)):
        return end
    return start - timedelta(days=1)
