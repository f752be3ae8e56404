"""Counts and percents whose numbers differ: the assignment with round targets, and the count that was lost."""

from __future__ import annotations

from fractions import Fraction

import pytest

from checks.goals.matching import assigned, lost_count, round_by_chance
from checks.interval import Interval
from checks.rules import missing_operand
from tests.checks.printed import findings, told

# Targets of 12,500, 4,000 and 900: 11,300 is 90.4% of the first, 3,252 is 81.3%, 747 is 83%.
LIST = told(
    "培训[11300人]、[3252人]、[747人],分别完成[90.4%|target_pct]、[81.3%|target_pct]、[83%|target_pct]。"
)


@pytest.mark.parametrize(
    ("counts", "percents", "pairs"),
    [
        ((0, 1, 2), (0, 1, 2), ((0, 0), (1, 1), (2, 2))),
        ((1, 2), (0, 1, 2), ((0, 1), (1, 2))),
        ((0, 2), (0, 1, 2), ((0, 0), (1, 2))),
        ((0, 1), (0, 1, 2), ((0, 0), (1, 1))),
        ((0, 1, 2), (1, 2), ((1, 0), (2, 1))),
    ],
)
def test_round_targets_tell_which_one_is_missing(counts, percents, pairs):
    found = assigned([LIST[i] for i in counts], [LIST[3 + i] for i in percents])
    assert found is not None
    assert found.pairs == pairs


def test_without_round_targets_the_printed_order_stands_first():
    odd = told("培训[1131人]、[3257人],完成[91%|target_pct]、[82%|target_pct]、[83%|target_pct]。")
    found = assigned(odd[:2], odd[2:])
    assert found is None or found.chance > Fraction(1, 1000)


def test_nothing_to_assign():
    assert assigned([], LIST[3:]) is None
    assert assigned(LIST[:3] * 20, LIST[3:] * 3) is None


def test_how_round_a_number_is_by_chance():
    assert round_by_chance(Interval(Fraction(8749), Fraction(8750)), 8750) == Fraction(1, 50)
    assert round_by_chance(Interval(Fraction(8999), Fraction(9001)), 9000) == Fraction(2, 1000)
    assert round_by_chance(Interval(Fraction(8950), Fraction(9150)), 9000) == Fraction(1, 5)
    assert round_by_chance(Interval(Fraction(8999), Fraction(9001)), None) == 1


def test_the_lost_count_is_the_remainder_with_a_round_target():
    whole, part, percent = told("培训[15000人],其中[11300人],完成[92.5%|target_pct]。")
    found = lost_count(percent, whole, [part])
    assert found is not None
    assert (found.count, found.target) == (3700, 4000)


def test_a_remainder_without_a_round_target_explains_nothing():
    whole, part, percent = told("培训[15013人],其中[11300人],完成[92.71%|target_pct]。")
    assert lost_count(percent, whole, [part]) is None
    vague, part, percent = told("培训[1.5万余人],其中[11300人],完成[92.5%|target_pct]。")
    assert lost_count(percent, vague, [part]) is None


def test_the_rule_says_what_was_perhaps_lost():
    text = (
        "全市培训[w:18252人],其中甲类[a:11300人<w]、乙类[b:3252人<w],"
        "分别完成目标的[90.4%|target_pct<a]、[81.3%|target_pct<b]、[92.5%|target_pct]。"
    )
    (found,) = findings(missing_operand.RULE, *told(text))
    assert "18252人减去11300人、3252人余3,700，正是目标4,000的92.5%" in found.outcome.message


def test_the_rule_says_when_the_printed_order_cannot_be_meant():
    text = (
        "培训甲类[a:3252人]、乙类[b:747人],"
        "分别完成目标的[90.4%|target_pct<a]、[81.3%|target_pct<b]、[83%|target_pct]。"
    )
    (found,) = findings(missing_operand.RULE, *told(text))
    assert "3252人配81.3%、747人配83%" in found.outcome.message
