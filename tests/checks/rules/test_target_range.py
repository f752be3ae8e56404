"""A figure lies in the range that was set for it."""

import pytest

from checks.rules import target_range
from tests.checks.printed import findings, told, verdicts


def test_a_figure_inside_its_range():
    assert verdicts(target_range.RULE, "失业率为[5.1%>r],在[r:5%至5.5%|target]的目标区间内。") == ["holds"]


def test_a_figure_outside_a_range_that_is_said_to_be_kept():
    (found,) = findings(target_range.RULE, *told("失业率为[5.8%>r],处于[r:5%至5.5%|target]的合理区间。"))
    assert (found.outcome.verdict, found.outcome.severity) == ("fails", "error")
    assert "5%至5.5%" in found.outcome.message


def test_the_printed_digits_of_the_edge_are_enough():
    (found,) = findings(target_range.RULE, *told("增速为[5.5%>r],在[r:5%至5.5%|target]之间。"))
    assert found.outcome.verdict == "holds"


@pytest.mark.parametrize(
    "text",
    [
        "失业率为[5.8%>r],明年力争控制在[r:5%至5.5%|target]。",
        "今年目标为[r:5%至5.5%|target],目前为[5.8%>r]。",
    ],
)
def test_a_range_that_is_only_aimed_at_is_not_broken(text: str):
    assert verdicts(target_range.RULE, text) == ["undecided"]


def test_other_units_and_single_goals_are_left_to_other_rules():
    assert verdicts(target_range.RULE, "建成[r:30至50个|target],投资[8亿元>r]。") == []
    assert verdicts(target_range.RULE, "建成[30个>r],目标[r:50个|target]。") == []
