"""The periods of a story's expressions of time, each read in the light of those before it (时间推断)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from transforms.period import UNKNOWN, PageDate, Period, resolve
from transforms.times.festival import days_off_around, is_holiday
from transforms.times.mention import TimeMention, When
from transforms.times.reach import is_of_telling
from transforms.times.reviewed import heads_review, year_reviewed
from transforms.times.season_end import until_told_over
from transforms.times.some_days import of_holiday
from transforms.times.year_ago import from_year, same_stretch

_OPEN_KINDS = frozenset(("recent", "past", "future", "recurring", "same_period", "clock", "base"))
_DAY_KINDS = frozenset(("day", "day_range", "relative"))

_STOP = re.compile(r"[。;!?\n]")
_HEADS = frozenset(",;。\n :(")
_COMPARES = frozenset("比较由从与同而")
"""Before 上年: it is the year before the one told of, not the page's."""
_TOLD_OVER = ("盘点", "回顾", "回望", "细数", "翻开", "梳理", "晒出")
"""Before a year: all that follows is told of it."""
_LEVEL = re.compile(r"[为是](?=[0-9])")
"""Behind 上年: its level, beside one told of the year after it."""
_PLAN = re.compile(r"[^,。;\n]{0,12}?(?:计划|目标|预计|力争|确保|将|拟|任务)")
"""Behind 全年: it is told of a year that runs."""
_AIMED = re.compile(r"(?:力争|确保|争取|预计|有望|计划)[^,。;\n]{0,4}$")
"""Before 全年: so is this one, whatever year was told before."""

_YEARS_PLAN = re.compile(
    r"[全今]年[^,。;\n]{0,10}(?:计划|力争|确保|预计|(?:目标|任务)[是为])[^。;\n0-9]*[0-9][^。;\n]*$"
)
"""Before 年末 in its sentence: it is that of the year planned (全年计划培训3万人,年末…)."""
_PLAN_REACH = 60
"""Characters before 年末 in which its plan is looked for. 2026-11: set to 60."""
_YEAR_CLOSES = 11
"""The month from which on 截至年底 may be said of the running year. 2026-11: set to 11."""

_STALE_MONTHS = 2
"""A month that lies further back than the page's is forgotten with its paragraph. 2026-11: set to 2."""


class _Story:
    """What was last spoken of while a story is read from its beginning: day, months, years, the last stretch."""

    __slots__ = (
        "anchor",
        "begun",
        "day",
        "holiday",
        "month",
        "review",
        "section",
        "stretch",
        "stretch_before",
        "telling",
        "told",
        "told_month",
        "until",
        "year",
    )

    def __init__(self) -> None:
        self.anchor: int | None = None
        """Year for a month without one, within the sentence's part."""
        self.begun = 0
        """Month named with that year: 2024年7月投用,截至2月20日 is of the year after."""
        self.told: int | None = None
        """Year printed in the sentence, for 上年."""
        self.until: date | None = None
        """The day of the sentence's 截至…, for 今年 right behind it."""
        self.year: int | None = None
        """Year of the last statement that opened with one, for 全年."""
        self.section: int | None = None
        """Year that the heading above reviews (一、2022年工作回顾)."""
        self.review: int | None = None
        """Year that the headline says the whole story reviews, if it is over."""
        self.day: date | None = None
        self.month: date | None = None
        """Month of the last day or month named, for a bare 15日."""
        self.told_month: date | None = None
        """Last month of the last stretch, for 当月."""
        self.stretch = UNKNOWN
        """The paragraph's last period, for 去年同期."""
        self.stretch_before = UNKNOWN
        """That of the paragraph before it, for 同期 of one that names none itself."""
        self.telling: date | None = None
        """Day on which the paper was told all this, for 目前 on a page that prints no day."""
        self.holiday = UNKNOWN
        """The last festival's days off, for 节日期间 and 假期里."""


def timeline(
    folded: str, mentions: Sequence[TimeMention], page: PageDate, holiday: Period = UNKNOWN
) -> tuple[Period, ...]:
    """The periods of a text's ``mentions`` in order.

    A month without a year takes the year named earlier in its sentence (2023年3月开工，11月完工), 当天 the
    day named last, 当月 the last month named, 节日期间 the festival named last, 上年 the year before one
    printed in its sentence, 全年 the year that the story told of last, 去年同期 and 2019年同期 the period told
    last, in the other year. ``holiday`` is the one that the page tells of, for 假期里 of a story that names none.
    """
    found: list[Period] = []
    story = _Story()
    story.holiday = holiday
    story.review = story.year = year_reviewed(folded, mentions, page)
    at = 0
    for mention in mentions:
        stop = _STOP.search(folded, at, mention.start)
        if stop is not None:
            _pass(story, folded[stop.start() : mention.start], page)
        at = mention.end
        when = mention.first or mention.last
        if mention.kind == "day_range" and mention.last is not None and mention.last.base == "page":
            when = mention.last  # 去年4月开园,到今年8月底…,其中7月…: the months behind are this year's
        before = mention.text.startswith("上")
        compared = before and (
            folded[mention.start - 1 : mention.start] in _COMPARES or _LEVEL.match(folded, mention.end)
        )
        last_year = story.told or story.review
        earlier = _year_gone(story, page) if compared and last_year is None else None
        previous = before and (last_year is not None or earlier is not None)
        if mention.kind == "same_period":
            alone = mention.text == "同期" and story.stretch == UNKNOWN
            period = same_stretch(story.stretch_before if alone else story.stretch, mention)
        elif mention.reach == "now" and page.day is None and story.telling is not None:
            period = Period(None, story.telling)
        elif mention.kind == "holiday":
            off = days_off_around(story.day, story.day) if story.holiday.start is None else None
            period = Period(*of_holiday(mention, off or story.holiday, story.stretch))
            story.stretch = period if period.start else story.stretch
        elif when is not None and when.months == (1, 12) and when.base == "evidence" and story.anchor is None:
            period = resolve(mention, page, _whole_year(story, folded, mention, page))
        elif mention.kind == "last_years" and _fits(story.stretch, when):
            period = story.stretch
        elif mention.kind == "past_year" and (
            past := story.section or (story.year if mention.text[0] in "这那" else None)
        ):
            period = Period(date(past, 1, 1), date(past, 12, 31))
        elif _is_years_end(mention) and story.anchor is None:
            period = resolve(mention, page, _ended_year(story, folded, mention, page))
        elif previous and (year := last_year or earlier):
            period = resolve(from_year(mention, year), page, story.anchor, story.day, story.month)
        elif story.review is not None and mention.text in _THIS_YEAR:
            period = Period(date(story.review, 1, 1), date(story.review, 12, 31))
        elif (
            when is not None and when.unit == "month" and when.base == "last" and not (when.days or when.edge)
        ):
            period = resolve(mention, page, story.anchor, story.day, story.told_month)
        else:
            # On a page without a year the year printed in the sentence is all there is, behind a semicolon too.
            year = story.anchor or (story.told if page.year is None else None)
            if year and mention.kind == "up_to" and when and when.months and when.months[1] < story.begun:
                year += 1
            if when is not None and when.base == "last" and when.unit == "year" and not year:
                year = story.told or story.year
            if when is not None and when.base == "evidence" and when.unit == "year" and not year:
                year = story.review  # 年末 of a bulletin is the end of its year
            period = resolve(mention, page, year, story.day, story.month)
        found.append(period)
        if mention.kind == "day" and when and when.year and period.end and _is_fresh(period.end, page):
            story.telling = period.end if is_of_telling(folded, mention) else story.telling
        if heads_review(folded, mention) and when is not None:
            story.section = when.year
        if when is not None and not previous and mention.kind not in ("base", "same_period"):
            _remember(story, folded, mention, when, period, page)
    _part_festivals(folded, mentions, found)
    until_told_over(folded, mentions, found, page)
    return tuple(found)


def _part_festivals(folded: str, mentions: Sequence[TimeMention], found: list[Period]) -> None:
    """中秋、国庆假期 of a year that has two holidays is neither of them."""
    for i in range(1, len(mentions)):
        one, other = mentions[i - 1], mentions[i]
        if one.kind != "festival" or other.kind != "festival" or found[i - 1] == found[i]:
            continue
        if folded[one.end : other.start] in ("、", "和", "与", "及", ""):
            found[i - 1] = found[i] = UNKNOWN


_THIS_YEAR = ("本年", "本年度", "当年")


def _pass(story: _Story, between: str, page: PageDate) -> None:
    """Forget what does not reach beyond the marks of ``between``: ; ends a part, 。 a sentence."""
    story.anchor = None
    if any(c in between for c in "。!?\n"):
        story.told = story.until = None
    if "\n" in between:
        story.stretch_before = story.stretch
        story.stretch = UNKNOWN
        if story.month and page.month and _months(page.month) - _months(story.month) > _STALE_MONTHS:
            story.month = None


def _remember(
    story: _Story, folded: str, mention: TimeMention, when: When, period: Period, page: PageDate
) -> None:
    if when.base in ("printed", "page") and when.unit == "year" and mention.kind not in ("plan", "decade"):
        year = when.year or (page.year + when.shift if page.year else None)
        if mention.kind == "past_year" and period.start is not None:
            year = period.start.year  # 这一年 of a report told at its end
        story.anchor = year if year != page.year or when.base == "printed" else None
        if story.anchor and when.edge == "end" and not when.months and folded[mention.start - 1] in _COMPARES:
            story.anchor += 1  # 由去年底的8家减至7月底的5家
        story.begun = when.months[1] if when.months and when.months != (1, 12) else 0
        story.told = when.year or story.told
        heads = mention.start == 0 or folded[mention.start - 1] in _HEADS
        # The day of a bulletin and its 本年 are not the year that it tells of next.
        signed = story.review is not None and (mention.kind == "day" or mention.text in _THIS_YEAR)
        told = folded[mention.end : mention.end + 1] == "," or (when.base == "page" and not when.shift)
        told = told or folded.endswith(_TOLD_OVER, 0, mention.start)
        if (heads or told) and not signed:
            story.year = year or story.year
    if when.months == (1, 12) and when.base == "evidence" and period.start is not None:
        story.told = story.told or period.start.year  # 全年…,比上年的2亿元增长
    if story.until is not None and mention.text == "今年":
        story.stretch = Period(period.start, story.until)  # 截至8月7日,今年卖蜜900吨,去年同期…
        return
    if period.end is None:
        return
    if mention.kind == "festival" and mention.reach == "whole":
        off = days_off_around(period.start, period.end)
        story.holiday = Period(*off) if off else story.holiday
    elif mention.kind == "day_range" and is_holiday(period.start, period.end):
        story.holiday = period  # 4月29日至5月3日…,假期里…
    if (mention.kind in _DAY_KINDS and period.start) or (mention.kind in ("up_to", "holiday") and when.days):
        story.day = period.end  # 截至11月11日…,当日…
    if mention.kind in _DAY_KINDS or mention.kind == "month":
        story.month = period.end.replace(day=1)
    if when.months or when.unit == "month":
        story.told_month = period.end.replace(day=1)
    if mention.kind not in _OPEN_KINDS:
        story.stretch = period
    story.until = period.end if mention.kind == "up_to" else None


def _whole_year(story: _Story, folded: str, mention: TimeMention, page: PageDate) -> int | None:
    """全年 is of the year told last; in January and February, untold, of the one just over."""
    if story.year is not None:
        aimed = (
            page.year is not None
            and story.year < page.year
            and _AIMED.search(folded[max(0, mention.start - 8) : mention.start])
        )
        return page.year if aimed else story.year
    over = page.month is not None and page.month.month <= 2
    if over and page.year and not mention.ahead and not _PLAN.match(folded, mention.end):
        return page.year - 1
    return None


def _is_years_end(mention: TimeMention) -> bool:
    """年末, 截至年底; not 年底前, which is still to come."""
    when = mention.last
    if mention.reach != "up_to" or mention.kind == "deadline" or when is None:
        return False
    return when.base == "evidence" and when.edge == "end" and when.unit == "year" and not when.months


def _ended_year(story: _Story, folded: str, mention: TimeMention, page: PageDate) -> int | None:
    """年末 is that of a year told as over; what stood at a year's end was counted when it had come."""
    if page.year is None or mention.ahead or _AIMED.search(folded[max(0, mention.start - 8) : mention.start]):
        return None
    if _PLAN.match(folded, mention.end) or _YEARS_PLAN.search(
        folded, max(0, mention.start - _PLAN_REACH), mention.start
    ):
        return None
    if story.year is not None and story.year < page.year:
        return story.year
    counted = mention.kind == "up_to" or mention.text.endswith("末")
    # A month that the page is only not older than says nothing of what is still to come.
    to_come = counted and page.day is not None and page.day.month < _YEAR_CLOSES
    return page.year - 1 if to_come else None


def _year_gone(story: _Story, page: PageDate) -> int | None:
    """The year before the page's of which the paragraph tells."""
    told = story.stretch.end or story.stretch.start
    return told.year if told is not None and page.year is not None and told.year < page.year else None


def _is_fresh(day: date, page: PageDate) -> bool:
    """Whether the page came out in the month of that day, as far as it says."""
    return page.month is not None and day.replace(day=1) == page.month


def _fits(stretch: Period, when: When | None) -> bool:
    """“十二五”期间…5年来: the years told before are those counted."""
    if when is None or stretch.start is None or stretch.end is None:
        return False
    return (stretch.start.month, stretch.end.month) == (1, 12) and (
        stretch.end.year - stretch.start.year + 1 == when.years
    )


def _months(day: date) -> int:
    return day.year * 12 + day.month
