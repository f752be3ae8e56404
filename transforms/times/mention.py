"""A printed expression of time before its year is known: what the words say and no more."""

from __future__ import annotations

from typing import Literal, NamedTuple

from transforms.record import record

Base = Literal["printed", "page", "last", "evidence"]
"""Where the year comes from: printed in the phrase; the page's day (今年, 昨天); the day last spoken
of (当天, 次日); nothing printed (11月14日), so from evidence."""

Unit = Literal["day", "week", "month", "quarter", "year"]

Reach = Literal["whole", "up_to", "since", "after", "before", "now", "open"]
"""How the stretch lies to the days named: from the first to the last (whole), everything up to the last
(截至…), from the first to the page's day (…以来), from then on (…后), all that precedes (…前), up to the
page's day (目前), without bounds that can be stated (近日, 每年, 年初)."""

Span = tuple[int, int]


@record
class When:
    """A unit of the calendar as named: ``今年6月15日`` is base page, unit year, shift 0, months (6, 6), days (15, 15).

    ``shift`` counts ``unit`` from the base; ``year`` is set when printed. ``months`` and ``days`` are
    inclusive and narrow the unit (days of one month; a last day of 31 means the month's last).
    ``weekday`` is 1 (Monday) to 7. ``edge`` is "start", "middle" or "end" for 初, 中, 底. ``festival`` is
    a name of seeds/reference/festivals.csv or a fixed ``MM-DD``. ``years`` counts the years of a
    stretch that begins with this one (五年规划: 5, 年代: 10).
    """

    base: Base
    unit: Unit = "year"
    shift: int = 0
    year: int | None = None
    months: Span | None = None
    days: Span | None = None
    weekday: int | None = None
    edge: str = ""
    festival: str = ""
    years: int = 1


class TimeMention(NamedTuple):
    """``[start, end)`` of the text, the words, their class and what they name.

    ``kind``: year, half, quarter, month, day, their ``_range``; so_far (今年以来), up_to (截至), since,
    after, deadline (到…底, …前), now, recent, past, future, recurring, same_period, festival, weekday,
    base (what is compared with: 比上年, 较1至9月),
    relative (昨天, 本月), last_years, past_year (过去一年), holiday (节日期间), plan (五年规划), decade, vague (年初, 今夏), clock. ``first`` and ``last``
    bound the stretch; both are None where the words name no unit. ``ahead`` says that the sentence
    speaks of it as still to come.
    """

    start: int
    end: int
    text: str
    kind: str
    reach: Reach
    first: When | None = None
    last: When | None = None
    ahead: bool = False
