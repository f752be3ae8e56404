"""A span of days is as long as its first and last day say."""

import pytest

from checks.rules import calendar
from tests.checks.printed import findings, told, verdicts


def test_a_course_that_is_told_too_short():
    (found,) = findings(calendar.RULE, *told("7月3日至12日,县总工会举办了为期[八天|context]的家政培训班。"))
    assert found.outcome.verdict == "fails"
    assert "共10天，文中却说八天" in found.outcome.message


@pytest.mark.parametrize(
    "text",
    [
        "7月3日至12日,县总工会举办了为期[10天|context]的培训班。",
        "9月28日到10月2日,展会为期[5天|context]。",
        "2023年12月30日至2024年1月3日,活动历时[5天|context]。",
        "2024年2月27日-3月1日,演练持续[4天|context]。",
    ],
)
def test_spans_that_are_as_long_as_told(text: str):
    assert verdicts(calendar.RULE, text) == ["holds"]


@pytest.mark.parametrize(
    "text",
    [
        "7月3日至12日,下雨[8天|context]。",
        "培训班为期[8天|context],7月3日至12日报名。",
        "7月3日至12日、8月1日至5日,两期培训班为期[15天|context]。",
        "7月3日,为期[8天|context]的培训班开班。",
        "7月3日至12日,举办为期[10余天|context]的培训班。",
    ],
)
def test_days_of_something_else_are_not_compared(text: str):
    assert verdicts(calendar.RULE, text) == []


@pytest.mark.parametrize(
    "text", ["2月27日至3月1日,演练为期[4天|context]。", "2月30日至3月2日,演练为期[4天|context]。"]
)
def test_dates_that_do_not_tell_a_length(text: str):
    assert verdicts(calendar.RULE, text) == ["undecided"]


def test_spans_worded_with_verbs():
    assert verdicts(calendar.RULE, "书展从10月4日持续到17日,历时[20天|context]。") == ["fails"]
    assert verdicts(calendar.RULE, "书展从10月4日开始,到10月17日结束,共[14天|context]。") == ["holds"]
