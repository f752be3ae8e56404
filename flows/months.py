"""Months and quarters of the office's calendar (Asia/Shanghai), as operators write them: 2026-10, 2026-Q3."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field

ZONE = "Asia/Shanghai"
MonthText = Annotated[str, Field(pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$", description="月份，如 2026-10")]
QuarterText = Annotated[str, Field(pattern=r"^(19|20)\d\d-Q[1-4]$", description="季度，如 2026-Q3")]

MOST_MONTHS = 240
"""Months of one back-fill; more is a slip of the hand. 2026-11: set to 240."""


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year."""

    year: int
    number: int

    @staticmethod
    def parse(text: str) -> Month:
        """``2026-10``. Raises ValueError."""
        year, _, number = text.partition("-")
        found = Month(int(year), int(number))
        if not 1 <= found.number <= 12:
            raise ValueError(f"没有这个月：{text}")
        return found

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"

    def before(self) -> Month:
        """The month before."""
        return Month(self.year - 1, 12) if self.number == 1 else Month(self.year, self.number - 1)

    def after(self) -> Month:
        """The month after."""
        return Month(self.year + 1, 1) if self.number == 12 else Month(self.year, self.number + 1)

    @property
    def quarter(self) -> Quarter:
        """The quarter it lies in."""
        return Quarter(self.year, (self.number + 2) // 3)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year."""

    year: int
    number: int

    @staticmethod
    def parse(text: str) -> Quarter:
        """``2026-Q3``. Raises ValueError."""
        year, _, number = text.partition("-Q")
        return Quarter(int(year), int(number))

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


def today() -> dt.date:
    """The day in the office's time zone."""
    return dt.datetime.now(ZoneInfo(ZONE)).date()


def last_month(day: dt.date) -> Month:
    """The last month that was over on that day."""
    return Month(day.year, day.month).before()


def last_quarter(day: dt.date) -> Quarter:
    """The last quarter that was over on that day."""
    here = Month(day.year, day.month).quarter
    return Quarter(day.year - 1, 4) if here.number == 1 else Quarter(day.year, here.number - 1)


def months(first: Month, last: Month) -> Iterator[Month]:
    """All months from the first to the last. Raises ValueError when the last comes first, or there are too many."""
    if last < first:
        raise ValueError(f"补读的最后一个月 {last} 早于第一个月 {first}。")
    if 12 * (last.year - first.year) + last.number - first.number >= MOST_MONTHS:
        raise ValueError(f"一次最多补 {MOST_MONTHS} 个月。")
    month = first
    while month <= last:
        yield month
        month = month.after()


_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)"
    r"(?:[-_./年 ](?P<apart>1[0-2]|0?[1-9])(?!\d)|(?P<joined>0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d))"
)


def month_in(name: str) -> Month | None:
    """The month that a file's path names: 2024/03/A1.txt, 20240312-2.txt, 2024年3月12日.txt; the last that stands there."""
    found = None
    for named in _IN_NAME.finditer(name):
        found = Month(int(named["year"]), int(named["apart"] or named["joined"]))
    return found
