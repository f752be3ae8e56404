"""The months and quarters of bulletins, and spans of days as Chinese bulletins write them (1—7月, 截至7月20日)."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal

Kind = Literal["monthly", "quarterly"]
FIRST_YEAR, LAST_YEAR = 1949, 2200


class BulletinError(ValueError):
    """A bulletin that cannot be made as it was asked for; the message says why."""


@dataclass(frozen=True, slots=True)
class Period:
    """The month or quarter of a bulletin: first and last day."""

    kind: Kind
    first: dt.date
    last: dt.date

    @property
    def name(self) -> str:
        """2024年7月, 2024年第三季度."""
        if self.kind == "monthly":
            return f"{self.first.year}年{self.first.month}月"
        return f"{self.first.year}年第{'一二三四'[(self.first.month - 1) // 3]}季度"

    @property
    def stem(self) -> str:
        """How its files are called: monthly-2024-07, quarterly-2024-q3."""
        if self.kind == "monthly":
            return f"monthly-{self.first:%Y-%m}"
        return f"quarterly-{self.first.year}-q{(self.first.month - 1) // 3 + 1}"


def period_of(kind: str, year: int, month_or_quarter: int) -> Period:
    """The period of a bulletin. Raises BulletinError for a kind, year, month or quarter that there is none of."""
    if kind not in ("monthly", "quarterly"):
        raise BulletinError(f"没有“{kind}”这种通报，只有 monthly（月调度）和 quarterly（季通报）。")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BulletinError(f"年份应在{FIRST_YEAR}至{LAST_YEAR}之间，写的是{year}。")
    if kind == "monthly":
        if not 1 <= month_or_quarter <= 12:
            raise BulletinError(f"月份应在1至12之间，写的是{month_or_quarter}。")
        return Period("monthly", dt.date(year, month_or_quarter, 1), _month_end(year, month_or_quarter))
    if not 1 <= month_or_quarter <= 4:
        raise BulletinError(f"季度应在1至4之间，写的是{month_or_quarter}。")
    last = 3 * month_or_quarter
    return Period("quarterly", dt.date(year, last - 2, 1), _month_end(year, last))


def day_words(day: dt.date, year: int) -> str:
    """7月31日; with its year when that is another than ``year``."""
    return f"{_year(day, year)}{day.month}月{day.day}日"


def full_day(day: dt.date) -> str:
    """2024年7月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


def span_words(start: dt.date | None, end: dt.date | None, year: int) -> str:
    """A span of days: 1—7月, 7月, 2024年全年, 截至7月20日, 7月1日—7月20日; years other than ``year`` are said."""
    if start is None and end is None:
        return "时段不详"
    if start is None or end is None:
        return f"截至{day_words(end, year)}" if end else f"{day_words(start, year)}以来" if start else ""
    if start == end:
        return day_words(end, year)
    whole = start.day == 1 and end == _month_end(end.year, end.month)
    if whole and start.year == end.year:
        said = _year(end, year)
        if (start.month, end.month) == (1, 12):
            return f"{end.year}年全年"
        if start.month == end.month:
            return f"{said}{end.month}月"
        return f"{said}{start.month}—{end.month}月"
    if whole and start.month == 1 and end.month == 12:
        return f"{start.year}—{end.year}年"
    if start.year == end.year:
        return f"{day_words(start, year)}—{end.month}月{end.day}日"
    return f"{full_day(start)}—{full_day(end)}"


def _year(day: dt.date, year: int) -> str:
    return "" if day.year == year else f"{day.year}年"


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
