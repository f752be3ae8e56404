"""The days of Chinese festivals (节日) and the public holidays around them, 2000 to 2035."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from seeds.wordlists import load
from transforms.record import record


@record
class Festival:
    """``day`` of the festival; the days off ``holiday_start`` .. ``holiday_end`` (the day alone if unknown)."""

    day: date
    holiday_start: date
    holiday_end: date


def _read_festivals() -> Mapping[tuple[str, int], Festival]:
    found: dict[tuple[str, int], Festival] = {}
    for row in load("festivals"):
        day = date.fromisoformat(row["day"])
        first = date.fromisoformat(row["holiday_start"]) if row["holiday_start"] else day
        last = date.fromisoformat(row["holiday_end"]) if row["holiday_end"] else day
        found[row["festival"], int(row["year"])] = Festival(day, first, last)
    return MappingProxyType(found)


_FESTIVALS = _read_festivals()
_DAYS_OFF = frozenset(
    (f.holiday_start, f.holiday_end) for f in _FESTIVALS.values() if f.holiday_start < f.holiday_end
)


def is_holiday(start: date | None, end: date | None) -> bool:
    """Whether the two dates are the first and the last day off around a festival."""
    return (start, end) in _DAYS_OFF


def days_off_around(start: date | None, end: date | None) -> tuple[date, date] | None:
    """First and last day of the public holiday in which the days from ``start`` to ``end`` lie."""
    if start is None or end is None:
        return None
    return next(((first, last) for first, last in _DAYS_OFF if first <= start and end <= last), None)


_FRESH = timedelta(days=15)
"""How long after its last day a holiday is the one just over. 2026-11: set to 15 days."""
_SCHOOL_FREE = (7, 8)
"""Months in which 假期 is the schools'."""


def days_off_before(day: date) -> tuple[date, date] | None:
    """First and last day of the public holiday that is under way or just over on ``day``; in summer none."""
    if day.month in _SCHOOL_FREE:
        return None
    near = [(start, end) for start, end in _DAYS_OFF if start <= day <= end + _FRESH]
    return max(near, default=None)


_RUSH = "春运"
_BEFORE_NEWYEAR, _AFTER_NEWYEAR = timedelta(days=15), timedelta(days=24)
"""The forty days of the Spring Festival's travel: from 15 days before New Year's Day to 24 after it,
as announced for each of the years 2019 to 2025. 2026-11."""


def festival(name: str, year: int) -> Festival | None:
    """The festival ``name`` of a year; ``name`` may be a fixed ``MM-DD``, or count days on: ``春节+3`` for 大年初四.

    None outside the list's years.
    """
    if name[:1].isdigit():
        day = date(year, int(name[:2]), int(name[3:]))
        return Festival(day, day, day)
    if name == _RUSH:
        newyear = _FESTIVALS.get(("春节", year))
        return newyear and Festival(newyear.day, newyear.day - _BEFORE_NEWYEAR, newyear.day + _AFTER_NEWYEAR)
    name, plus, days = name.partition("+")
    found = _FESTIVALS.get((name, year))
    if found is None or not plus:
        return found
    day = found.day + timedelta(days=int(days))
    return Festival(day, day, day)


def years_with(name: str, month: int, day: int) -> tuple[int, ...]:
    """Calendar years in which the festival whose name begins with ``name`` fell on that day.

    小年 counts for both of its days, the northern and the southern.
    """
    hits = {
        entry.day.year
        for (known, _), entry in _FESTIVALS.items()
        if known.startswith(name) and (entry.day.month, entry.day.day) == (month, day)
    }
    return tuple(sorted(hits))
