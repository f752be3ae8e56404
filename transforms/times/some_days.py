"""Some days of a holiday or a fair (假期前四天, 到第六天, 长假首日): what the words count, and which days they are."""

from __future__ import annotations

import re
from datetime import date, timedelta

from transforms.times.mention import Span, TimeMention
from transforms.times.words import small_number

Days = tuple[date | None, date | None]

_SOME_DAYS = re.compile(
    r"(?:(?P<one>首日)|第(?P<k>[一二三四五六七八])天|(?P<end>最后一天|末日)|(?P<from>[前头后])(?P<n>[一二三四五六七八两1-8])[天日])$"
)
_FAIR = 16
"""Days that a stretch may last of which some are counted by their number. 2026-11: set to 16."""
_LENGTH = re.compile("([3-9三四五六七八九])天")
"""At the head of a holiday that is named by its length only."""
_NAMES_HOLIDAY = re.compile("[假节]|黄金周")


def some_days(words: str) -> Span | None:
    """The first and last of some days of a holiday, counted from 1; -1 is its last day (假期最后一天)."""
    some = _SOME_DAYS.search(words)
    if some is None:
        return None
    if some["end"]:
        return -1, -1
    if some["one"]:
        return 1, 1
    number = small_number(some["k"] or some["n"]) or 1
    if some["k"]:
        return number, number
    return (-number, -1) if some["from"] == "后" else (1, number)


def days_of(start: date, end: date, days: Span) -> Days:
    """The ``days`` of a stretch, counted from 1; -1 is the last. Nothing where it has not so many."""
    first, last = (
        end + timedelta(days=day + 1) if day < 0 else start + timedelta(days=day - 1) for day in days
    )
    return (first, last) if start <= first and last <= end else (None, None)


def of_holiday(mention: TimeMention, holiday: Days, stretch: Days) -> Days:
    """假期里 is the ``holiday`` told of; 前四天 and 到第六天 are days of it, or of the ``stretch`` told last (车展10月1日至5日举行…前三天)."""
    when = mention.first
    start, end = holiday
    if when is None or when.days is None:
        told = _LENGTH.match(mention.text)
        length = (end - start).days + 1 if start is not None and end is not None else 0
        return holiday if told is None or small_number(told[1]) == length else (None, None)
    if start is None or end is None:
        start, end = stretch
        if start is None or end is None or when.days[0] < -1 or not 2 <= (end - start).days <= _FAIR:
            return (None, None) if _NAMES_HOLIDAY.search(mention.text) else stretch
    return days_of(start, end, when.days)
