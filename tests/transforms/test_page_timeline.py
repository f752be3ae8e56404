"""A story that only says 假期 means the one holiday that its page tells of; of two it means neither."""

from __future__ import annotations

from datetime import date

from transforms.period import UNKNOWN, PageDate, Period, find_times
from transforms.times.page_timeline import page_timeline

PAGE = PageDate(None, date(2024, 10, 1), 2024, "最新的已过时间")
NATIONAL = Period(date(2024, 10, 1), date(2024, 10, 7))


def last_of(*texts: str) -> Period:
    """The period of the last time of the last text."""
    times = [find_times(text) for text in texts]
    return page_timeline(texts, times, PAGE)[-1][-1]


def test_a_story_takes_the_pages_holiday() -> None:
    assert last_of("国庆假期,湖区迎客3万人次。", "假期,茶室收入20万元。") == NATIONAL
    assert last_of("10月1日至7日,湖区迎客3万人次。", "假期里,茶室收入20万元。") == NATIONAL


def test_two_holidays_or_none_leave_it_open() -> None:
    assert last_of("假期,茶室收入20万元。") == UNKNOWN
    told = "中秋假期,湖区迎客1万人次。国庆假期,迎客3万人次。"
    assert last_of(told, "假期,茶室收入20万元。") == UNKNOWN


def test_other_days_are_no_holiday() -> None:
    assert last_of("10月8日至12日,湖区迎客3万人次。", "假期里,茶室收入20万元。") == UNKNOWN


def test_a_page_that_names_none_means_the_one_just_over() -> None:
    text = "刚过去的这个假期,湖区迎客3万人次。"
    times = [find_times(text)]
    for day, expected in (
        (date(2024, 10, 10), NATIONAL),
        (date(2024, 10, 25), UNKNOWN),
        (date(2024, 7, 2), UNKNOWN),  # the schools' holidays
    ):
        page = PageDate(day, day.replace(day=1), day.year, "报头")
        assert page_timeline([text], times, page) == [(expected,)]


def test_the_first_days_of_something_else_are_of_no_holiday() -> None:
    text = "前三天,茶室收入20万元。"
    page = PageDate(date(2024, 10, 10), date(2024, 10, 1), 2024, "报头")
    assert page_timeline([text], [find_times(text)], page) == [(UNKNOWN,)]
