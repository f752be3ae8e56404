"""The periods of all stories of a page; a story that only says 假期 means the one holiday that the page tells of.

On a page that names none it is the one that is just over (刚过去的假期).
"""

from __future__ import annotations

from collections.abc import Sequence

from transforms.period import UNKNOWN, PageDate, Period
from transforms.times.festival import days_off_before, is_holiday
from transforms.times.mention import TimeMention
from transforms.times.timeline import timeline

_NAMES = frozenset(("festival", "day_range", "holiday"))


def page_timeline(
    texts: Sequence[str], times: Sequence[Sequence[TimeMention]], page: PageDate
) -> list[tuple[Period, ...]]:
    """The periods of the ``times`` found in each text, as :func:`timeline` reads them."""
    found = [timeline(text, mentions, page) for text, mentions in zip(texts, times, strict=True)]
    open_ones = [i for i, each in enumerate(zip(times, found, strict=True)) if _leaves_open(*each)]
    if not open_ones:
        return found
    named = {
        period
        for mentions, periods in zip(times, found, strict=True)
        for mention, period in zip(mentions, periods, strict=True)
        if mention.kind in _NAMES and is_holiday(period.start, period.end)
    }
    over = days_off_before(page.day) if not named and page.day is not None else None
    if over is not None:
        named.add(Period(*over))
    if len(named) == 1:
        (holiday,) = named
        for i in open_ones:
            found[i] = timeline(texts[i], times[i], page, holiday)
    return found


def _leaves_open(mentions: Sequence[TimeMention], periods: Sequence[Period]) -> bool:
    """Whether it says 假期 without saying which; 前三天 alone may be of something else."""
    return any(
        m.kind == "holiday"
        and p == UNKNOWN
        and (m.first is None or m.text.lstrip("截至止到")[0] not in "前头第")
        for m, p in zip(mentions, periods, strict=True)
    )
