"""The times that planted stories print, by kind, and the periods that they mean (统计期真值).

What the words mean follows from the calendar of the page alone; the reader's code is never asked.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from tests.planted.quantities import chinese
from tests.planted.told_calendar import (
    HOLIDAY_WORDS,
    HOLIDAYS,
    LESS,
    NO_TIME,
    QUARTERS,
    Calendar,
    Days,
    NotNow,
    month_word,
)


def phrase(c: Calendar, kind: str, told: Days | None = None) -> tuple[str, Days]:
    """A printed time of this kind and its period; ``told`` is the period that 去年同期 looks back from.

    Raises NotNow where the page's month allows no such time.
    """
    if kind == "same":
        return c.rng.choice(("去年同期", "上年同期")), _year_before(told)
    if kind == "this_upto":
        # 截至9月底，全县今年…: from January to that day.
        return "今年", c.known((date(c.year, 1, 1), told[1])) if told and told[1] else NO_TIME
    if kind == "stretch":
        kind = c.rng.choice(("months", "months", "months", "half", "q1", "three", "ytd"))
    if kind == "part":
        kind = c.rng.choice(("months", "half", "q1", "three"))
    if kind in QUARTERS or kind in ("months", "month"):
        return c.stretch(kind)
    if kind in _OF_ITS_DAY and c.tells != "day":
        raise NotNow(kind)
    return _KINDS[kind](c)


def _year_before(told: Days | None) -> Days:
    def back(day: date | None) -> date | None:
        if day is None:
            return None
        ends = day.day == monthrange(day.year, day.month)[1]
        length = monthrange(day.year - 1, day.month)[1]
        return date(day.year - 1, day.month, length if ends else min(day.day, length))

    return (back(told[0]), back(told[1])) if told else NO_TIME


def _plan_year(c: Calendar) -> tuple[str, Days]:
    text = c.rng.choice(("今年", "今年", f"{c.year}年")) if c.tells == "day" else "今年"
    return text, c.known(c.months(c.year, 1, 12), text != "今年")


def _last_year(c: Calendar) -> tuple[str, Days]:
    text = (
        "去年"
        if c.tells == "nothing"
        else c.rng.choice(("去年", "去年", f"{c.year - 1}年", f"{c.year - 1}年度"))
    )
    return text, c.known(c.months(c.year - 1, 1, 12))


def _two_years(c: Calendar) -> tuple[str, Days]:
    if c.tells == "nothing":
        raise NotNow("years")
    first = c.year - c.rng.randint(3, 5)
    text = c.rng.choice((f"{first}年至{c.year - 1}年", f"{first}至{c.year - 1}年", f"{first}—{c.year - 1}年"))
    return text, (date(first, 1, 1), date(c.year - 1, 12, 31))


def _since_year(c: Calendar) -> tuple[str, Days]:
    if c.tells == "nothing":
        raise NotNow("since")
    first = c.year - c.rng.randint(2, 5)
    return c.rng.choice((f"{first}年以来", f"自{first}年以来")), (date(first, 1, 1), c.today)


def _since_month(c: Calendar) -> tuple[str, Days]:
    month = c.rng.randint(1, c.month - 1)
    return f"今年{month}月以来", c.known((date(c.year, month, 1), c.today))


def _plan_since(c: Calendar) -> tuple[str, Days]:
    if c.year < 2021:
        raise NotNow("plan")
    return "“十四五”以来", (date(2021, 1, 1), c.today)


def _up_to(c: Calendar) -> tuple[str, Days]:
    month = c.month - 1
    last = monthrange(c.year, month)[1]
    day = c.rng.randint(10, 25)
    year = c.rng.choice(("", "", "今年"))
    if c.must_say > 0 or (c.tells == "day" and c.rng.random() < 0.15):
        c.must_say -= 1
        year = f"{c.year}年"
    text, end = c.rng.choice(
        ((f"{month}月底", last), (f"{month}月末", last), (f"{month}月{day}日", day), (f"{month}月底", last))
    )
    return f"截至{year}{text}", c.known((None, date(c.year, month, end)), year[:1] == "2")


def _year_end(c: Calendar) -> tuple[str, Days]:
    text = c.rng.choice(("截至去年底", "截至去年末", "截至去年年底", "截至去年12月底"))
    if c.tells == "day" and c.rng.random() < 0.4:
        text = c.rng.choice((f"截至{c.year - 1}年底", f"截至{c.year - 1}年末"))
    return text, c.known((None, date(c.year - 1, 12, 31)))


def _old_year(c: Calendar) -> tuple[str, Days]:
    if c.tells == "nothing":
        raise NotNow("old year")
    year = c.year - c.rng.randint(3, 6)
    return f"{year}年", c.months(year, 1, 12)


def _half_two(c: Calendar) -> tuple[str, Days]:
    if not 7 <= c.month <= 9:
        raise NotNow("second half")
    return "下半年", c.known(c.months(c.year, 7, 12))


def _days(c: Calendar) -> tuple[str, Days]:
    month, first = c.month - 1, c.rng.randint(1, 20)
    last = first + c.rng.randint(1, 7)
    text = c.rng.choice((f"{month}月{first}日至{last}日", f"{month}月{first}日—{last}日"))
    return text, c.known((date(c.year, month, first), date(c.year, month, last)))


def _third(c: Calendar) -> tuple[str, Days]:
    month = c.month - 1
    word, (first, last) = c.rng.choice((("上旬", (1, 10)), ("中旬", (11, 20)), ("下旬", (21, 31))))
    last = min(last, monthrange(c.year, month)[1])
    return f"{month}月{word}", c.known((date(c.year, month, first), date(c.year, month, last)))


def _since_day(c: Calendar) -> tuple[str, Days]:
    month, day = c.rng.randint(1, c.month - 1), c.rng.randint(1, 28)
    text = c.rng.choice(
        (f"自{month}月{day}日启动以来", f"今年{month}月{day}日以来", f"专项行动自{month}月{day}日开展以来")
    )
    return text, c.known((date(c.year, month, day), c.today))


def _old_plan(c: Calendar) -> tuple[str, Days]:
    """“十三五”期间, once it is over."""
    if c.year < 2021:
        raise NotNow("old plan")
    return "“十三五”期间", (date(2016, 1, 1), date(2020, 12, 31))


def _five_ahead(c: Calendar) -> tuple[str, Days]:
    if not 2021 <= c.year <= 2023:
        raise NotNow("plan")
    return "“十四五”期间", (date(2021, 1, 1), date(2025, 12, 31))


def _year_ago(years: int) -> Callable[[Calendar], tuple[str, Days]]:
    def printed(c: Calendar) -> tuple[str, Days]:
        if c.tells == "nothing":
            raise NotNow("years")
        return f"{c.year - years}年", c.months(c.year - years, 1, 12)

    return printed


def _old_same(c: Calendar) -> tuple[str, Days]:
    """2019年同期: only what the growth is counted from."""
    if c.tells == "nothing":
        raise NotNow("years")
    return f"{c.year - c.rng.randint(1, 3)}年同期", NO_TIME


def _yesterday(c: Calendar) -> tuple[str, Days]:
    day = date(c.year, c.month, c.day - 1)
    return c.rng.choice(("昨日", "昨天")), (day, day)


def _month_in_words(c: Calendar) -> tuple[str, Days]:
    month = c.month - 1
    word = "二" if month == 2 else month_word(month)
    return c.rng.choice((f"{word}月份", f"今年{word}月份")), c.known(c.months(c.year, month, month))


def _some_months(c: Calendar) -> tuple[str, Days]:
    if c.month < 6:
        raise NotNow("months")
    first = c.rng.randint(2, c.month - 3)
    dash = c.rng.choice("至-—")
    return f"今年{first}{dash}{c.month - 1}月", c.known(c.months(c.year, first, c.month - 1))


def _last_part(c: Calendar) -> tuple[str, Days]:
    """去年下半年, 去年前9个月, 去年11月."""
    month = c.rng.randint(3, 11)
    text, first, last = c.rng.choice(
        (("下半年", 7, 12), ("上半年", 1, 6), (f"前{month}个月", 1, month), (f"{month}月", month, month))
    )
    return f"去年{text}", c.known(c.months(c.year - 1, first, last))


def _cross(c: Calendar) -> tuple[str, Days]:
    first, last = c.rng.randint(7, 12), c.rng.randint(1, c.month - 1)
    days = date(c.year - 1, first, 1), c.months(c.year, last, last)[1]
    if c.tells != "day" or c.rng.random() < 0.5:
        return f"去年{first}月至今年{last}月", c.known(days)
    return f"{c.year - 1}年{first}月至{c.year}年{last}月", days


def _till_now(c: Calendar) -> tuple[str, Days]:
    month = c.rng.randint(1, c.month - 1)
    return f"今年{month}月至今", c.known((date(c.year, month, 1), c.today))


def _quarter_end(c: Calendar) -> tuple[str, Days]:
    quarter = (c.month - 1) // 3
    if not quarter:
        raise NotNow("quarter")
    last = quarter * 3
    text = "截至" + c.rng.choice(("", "今年")) + LESS[quarter] + "季度末"
    return text, c.known((None, date(c.year, last, monthrange(c.year, last)[1])))


def _day(c: Calendar) -> tuple[str, Days]:
    month = c.month if c.tells == "day" else c.month - 1
    day = c.rng.randint(1, c.day - 1) if c.tells == "day" else c.rng.randint(1, 27)
    when = date(c.year, month, day)
    words = c.rng.random() < 0.1
    text = f"{month_word(month)}月{chinese(day)}日" if words and month != 2 else f"{month}月{day}日"
    return text, c.known((when, when))


def _bare_day(c: Calendar) -> tuple[str, Days]:
    """12日 of the page's own month."""
    when = date(c.year, c.month, c.rng.randint(1, c.day - 1))
    return f"{when.day}日", (when, when)


def _by_year(c: Calendar) -> tuple[str, Days]:
    if c.tells == "nothing":
        raise NotNow("by year")
    year = c.year + c.rng.randint(1, 3)
    return c.rng.choice((f"到{year}年", f"到{year}年底", f"至{year}年底")), (None, date(year, 12, 31))


def _holiday(c: Calendar) -> tuple[str, Days]:
    if c.tells == "nothing":
        raise NotNow("holiday")
    for name, years in c.rng.sample(list(HOLIDAYS.items()), len(HOLIDAYS)):
        if days := years.get(c.year):
            first, last = (date(c.year, *day) for day in days)
            if last.month in (c.month - 1, c.month - 2) or (last.month == c.month and last.day < c.day - 1):
                return c.rng.choice(HOLIDAY_WORDS[name]), (first, last)
    raise NotNow("holiday")


_OF_ITS_DAY = frozenset(("yesterday", "last_month", "this_month", "bare_day"))
"""Kinds that count from the page's printed day."""
_KINDS: dict[str, Callable[[Calendar], tuple[str, Days]]] = {
    "ytd": lambda c: (
        c.rng.choice(("今年以来", "今年来", "今年以来")),
        c.known((date(c.year, 1, 1), c.today)),
    ),
    "this": lambda c: ("今年", c.known((date(c.year, 1, 1), c.today))),
    "plan": _plan_year,
    "next": lambda c: ("明年", c.known(c.months(c.year + 1, 1, 12))),
    "last": _last_year,
    "printed_last": _year_ago(1),
    "years": _two_years,
    "since_year": _since_year,
    "since_last": lambda c: ("去年以来", c.known((date(c.year - 1, 1, 1), c.today))),
    "since_month": _since_month,
    "five": _plan_since,
    "upto": _up_to,
    "year_end": _year_end,
    "stock": lambda c: ("去年底", c.known((None, date(c.year - 1, 12, 31)))),
    "old": _old_year,
    "now": lambda c: (c.rng.choice(("目前", "截至目前", "目前")), (None, c.today)),
    "by_now": lambda c: ("目前", (None, c.today)),
    "recent": lambda c: (c.rng.choice(("近年来", "近年来", "近几年")), NO_TIME),
    "day": _day,
    "bare_day": _bare_day,
    "this_month": lambda c: ("本月以来", (date(c.year, c.month, 1), c.today)),
    "by_year": _by_year,
    "by_end": lambda c: (
        c.rng.choice(("到今年底", "到今年年底", "到今年12月底")),
        c.known((None, date(c.year, 12, 31))),
    ),
    "holiday": _holiday,
    "lately": lambda c: (c.rng.choice(("近日", "日前")), NO_TIME),
    "half_two": _half_two,
    "days": _days,
    "third": _third,
    "since_day": _since_day,
    "old_plan": _old_plan,
    "five_ahead": _five_ahead,
    "year3": _year_ago(3),
    "year2": _year_ago(2),
    "year1": _year_ago(1),
    "old_same": _old_same,
    "whole": lambda c: ("全年", c.known(c.months(c.year, 1, 12))),
    "silent": lambda c: ("", c.known(c.months(c.year, 1, 12))),
    "yesterday": _yesterday,
    "last_month": lambda c: (c.rng.choice(("上月", "上个月")), c.months(c.year, c.month - 1, c.month - 1)),
    "year_start": lambda c: ("年初以来", c.known((date(c.year, 1, 1), c.today))),
    "quarter_end": _quarter_end,
    "month_word": _month_in_words,
    "some_months": _some_months,
    "before_last": lambda c: ("前年", c.known(c.months(c.year - 2, 1, 12))),
    "last_part": _last_part,
    "cross": _cross,
    "till_now": _till_now,
    "since_bare": lambda c: (f"{c.month - 1}月以来", c.known((date(c.year, c.month - 1, 1), c.today))),
}
"""By name of the kind, as told.toml writes it, the words and the days. ``silent`` prints nothing: a year's task."""
