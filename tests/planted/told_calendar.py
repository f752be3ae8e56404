"""The day of a planted page, and what of it the page tells (版面日期真值).

A page came out on a day of a month of a year. What its words mean follows from the calendar alone: the reader's
code is never asked. A page tells its year, or its full day, or neither; then what rests on it is unknown.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from random import Random

Days = tuple[date | None, date | None]
"""First and last day, inclusive; None is an open or unknown side."""

NO_TIME: Days = (None, None)
HOLIDAYS = {
    "春节": {2021: ((2, 11), (2, 17)), 2022: ((1, 31), (2, 6)), 2023: ((1, 21), (1, 27)), 2024: ((2, 10), (2, 17)), 2025: ((1, 28), (2, 4))},
    "五一": {2021: ((5, 1), (5, 5)), 2022: ((4, 30), (5, 4)), 2023: ((4, 29), (5, 3)), 2024: ((5, 1), (5, 5)), 2025: ((5, 1), (5, 5))},
    "清明": {2021: ((4, 3), (4, 5)), 2022: ((4, 3), (4, 5)), 2024: ((4, 4), (4, 6)), 2025: ((4, 4), (4, 6))},
    "端午": {2021: ((6, 12), (6, 14)), 2022: ((6, 3), (6, 5)), 2023: ((6, 22), (6, 24)), 2024: ((6, 8), (6, 10)), 2025: ((5, 31), (6, 2))},
    "中秋": {2021: ((9, 19), (9, 21)), 2022: ((9, 10), (9, 12)), 2024: ((9, 15), (9, 17))},
    "国庆": {2021: ((10, 1), (10, 7)), 2022: ((10, 1), (10, 7)), 2024: ((10, 1), (10, 7))},
}  # fmt: skip
"""Days off by the State Council's yearly notices; 2023 and 2025 joined 国庆 with 中秋, and are left out."""
HOLIDAY_WORDS = {
    "春节": ("春节期间", "春节假期", "今年春节期间", "今年春节假期"),
    "五一": ("“五一”假期", "“五一”期间", "今年“五一”假期"),
    "清明": ("清明假期", "清明节假期"),
    "端午": ("端午假期", "今年端午假期"),
    "中秋": ("中秋假期", "今年中秋假期"),
    "国庆": ("国庆假期", "国庆期间", "今年国庆假期"),
}
QUARTERS = {"q1": (1, 3), "q2": (4, 6), "half": (1, 6), "q3": (7, 9), "three": (1, 9)}
_QUARTER_WORDS = {
    "q1": ("一季度", "第一季度"),
    "q2": ("二季度", "第二季度"),
    "half": ("上半年",),
    "q3": ("三季度", "第三季度"),
    "three": ("前三季度",),
}
LESS = "〇一二三四五六七八九"


class NotNow(Exception):
    """No such time could be printed on this page."""


@dataclass(slots=True)
class Calendar:
    """When a page came out: ``year``, ``month`` and ``day`` of it, and what of them it tells.

    ``tells``: day (its masthead), year (years in its text), nothing. ``must_say`` counts the times whose year must
    still be printed, so that the page has evidence of it.
    """

    year: int
    month: int
    day: int
    tells: str
    must_say: int = 0
    rng: Random = field(default_factory=Random, compare=False, repr=False)
    short: str = ""
    """The last stretch as a headline prints it (前9个月)."""

    @classmethod
    def drawn(cls, rng: Random) -> Calendar:
        tells = rng.choices(("day", "year", "nothing"), (50, 44, 6))[0]
        year = rng.choice((2016, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2024, 2025))
        return cls(year, rng.randint(3, 12), rng.randint(2, 27), tells, 2 * (tells == "year"), rng)

    @property
    def today(self) -> date | None:
        """The page's day where it is printed."""
        return date(self.year, self.month, self.day) if self.tells == "day" else None

    def months(self, year: int, first: int, last: int) -> Days:
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])

    def known(self, days: Days, printed: bool = False) -> Days:
        """The days, or nothing where neither the page nor the words tell the year."""
        return days if printed or self.tells != "nothing" else NO_TIME

    def stretch(self, kind: str) -> tuple[str, Days]:
        """Months or quarters of this year that are over."""
        rng = self.rng
        if kind == "months":
            last = rng.randint(max(2, self.month - 2), self.month - 1)
            dash = rng.choice("至-—~")
            if rng.random() < 0.08:
                dash = "至"
            forms = (f"前{last}个月", f"1{dash}{last}月", f"1月至{last}月", f"前{month_word(last)}个月")
            first, text, self.short = 1, rng.choice(forms), forms[0]
            text += "份" if text.endswith("月") and "个" not in text and rng.random() < 0.2 else ""
        elif kind == "month":
            first = last = self.month - 1
            text = rng.choice((f"{last}月", f"{last}月份"))
        else:
            first, last = QUARTERS[kind]
            text = self.short = rng.choice(_QUARTER_WORDS[kind])
        if last >= self.month:
            raise NotNow(kind)
        year = self._spoken_year()
        return year + text, self.known(
            self.months(self.year, first, last), year.endswith("年") and year[0] == "2"
        )

    def _spoken_year(self) -> str:
        if self.tells == "nothing":
            return "今年"
        if self.must_say > 0:
            self.must_say -= 1
            return f"{self.year}年"
        return self.rng.choice(("今年", "今年", "", "", f"{self.year}年"))


def month_word(month: int) -> str:
    """The month as 前N个月 spells it."""
    word = {10: "十", 11: "十一", 12: "十二"}.get(month) or LESS[month]
    return "两" if month == 2 else word
