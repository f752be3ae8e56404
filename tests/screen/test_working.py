"""Verdicts written out as arithmetic, each against a sum done by hand."""

from decimal import Decimal

import pytest

from checks.repair import Repair, in_words
from warehouse.registry.findings import RULES
from warehouse.screen.working import Operand, number, suggested, working


def figure(raw, value, unit="人", role="actual", **bounds):
    known = {name: Decimal(str(bound)) for name, bound in bounds.items()}
    return Operand(raw, raw, role, unit, None if value is None else Decimal(str(value)), **known)


def pct(raw, value, role="target_pct"):
    return figure(raw, value, "%", role)


def told(rule, *operands):
    return ["".join(text for text, _ in line) for line in working(rule, operands)]


CASES = [
    (
        "part_whole",
        [figure("520人", 520), figure("310人", 310), figure("250人", 250)],
        ["310人 + 250人 = 560", "560 > 520人，分项比总数多 40"],
    ),
    ("part_whole", [figure("520人", 520), figure("610人", 610)], ["610人 > 520人，分项比总数多 90"]),
    ("part_whole", [figure("520人", 520), figure("20人", 20)], ["20人 < 520人，总数还余 500"]),
    (
        "sum",
        [figure("60人", 60), figure("35人", 35), figure("24人", 24)],
        ["35人 + 24人 = 59", "59 < 60人，少 1"],
    ),
    ("sum", [pct("40%", 40, "rate"), pct("60%", 60, "rate")], ["40% + 60% = 100%", "100% = 100%"]),
    (
        "ratio",
        [figure("80户", 80), figure("20户", 20), pct("30%", 30, "rate")],
        ["20户 ÷ 80户 = 25%", "文中印作 30%"],
    ),
    (
        "ratio",
        [figure("30人", 30), figure("1000元", 1000, "元", "standard"), figure("3万元", 30000, "元")],
        ["30人 × 1000元 = 30,000", "文中总数印作 3万元（即 30,000）"],
    ),
    (
        "target_pct",
        [figure("1267个", 1267), pct("126.7%", "126.7"), figure("1000个", 1000, role="target")],
        ["1267个 ÷ 1000个 = 126.7%", "文中印作 126.7%"],
    ),
    ("target_pct", [figure("450人", 450), pct("90%", 90)], ["450人 ÷ 90% = 500，这就是倒推的目标"]),
    ("ceiling", [pct("4.8%", "4.8", "rate"), pct("4.5%", "4.5", "target")], ["4.8% > 4.5%，高出 0.3"]),
    ("range", [pct("108%", 108, "rate")], ["108% > 100%，超出 8"]),
    (
        "target_range",
        [figure("三家", 3), figure("3家到5家", None, role="target", low=3, high=5)],
        ["要求 3 ≤ x ≤ 5（3家到5家）；x = 三家"],
    ),
    (
        "change",
        [figure("120家", 120), figure("100家", 100), pct("25%", 25, "change")],
        ["120家 − 100家 = 20", "20 ÷ 100家 = 20%", "文中印作 25%"],
    ),
    (
        "change",
        [figure("120家", 120), figure("20家", 20, role="change"), pct("20%", 20, "change")],
        ["上期 = 120家 − (20) = 100", "20 ÷ 100 = 20%；文中印作 20%"],
    ),
    (
        "change",
        [figure("86项", 86), pct("14%", -14, "change")],
        ["86项 ÷ (1 − 14%) = 100，这是倒推的上期数；变化 14%"],
    ),
    ("repeat", [figure("1.1万人", 11000), figure("11000人", 11000)], ["1.1万人（即 11,000） = 11000人"]),
    (
        "monotone",
        [figure("3115人", 3115), figure("3031人", 3031)],
        ["后来的 3031人 < 先前的 3115人，少了 84"],
    ),
    ("cross_story", [figure("510人", 510), figure("530人", 530)], ["510人 < 530人，低 20"]),
    (
        "cross_story",
        [figure("450人", 450), pct("90%", 90), figure("480人", 480), pct("80%", 80)],
        ["450人 ÷ 90% = 500，这就是倒推的目标", "480人 ÷ 80% = 600，这就是倒推的目标"],
    ),
]


@pytest.mark.parametrize(("rule", "operands", "lines"), CASES)
def test_the_sum_is_done_again(rule, operands, lines):
    assert told(rule, *operands) == lines


def test_every_figure_in_it_leads_to_where_it_is_printed():
    operands = [figure("520人", 520), figure("310人", 310), figure("250人", 250)]
    ids = [id_ for line in working("part_whole", operands) for _, id_ in line if id_]
    assert sorted(ids) == ["250人", "310人", "520人"]


@pytest.mark.parametrize("rule", RULES)
def test_what_cannot_be_computed_has_no_lines(rule):
    assert working(rule, []) == ()
    assert working(rule, [figure("几百人", None)]) == ()
    assert working(rule, [figure("几百人", None), figure("数千人", None)]) == ()


def test_nothing_is_divided_by_nought():
    nought = figure("0人", 0)
    assert told("target_pct", figure("5人", 5), pct("0%", 0)) == []
    assert told("ratio", nought, figure("5人", 5), pct("0%", 0, "rate")) == []
    assert told("change", figure("5人", 5), pct("100%", -100, "change")) == []
    assert told("change", figure("5人", 5), figure("5人", 5, role="change"), pct("9%", 9, "change")) == []


def test_numbers_are_exact_and_marked_by_thousands():
    assert number(Decimal("153000000")) == "153,000,000"
    assert number(Decimal("0.10")) == "0.1"
    assert number(Decimal("-1234.5678")) == "-1,234.568"


def test_a_suggestion_is_read_as_the_repair_words_it():
    said = in_words([Repair(1, "610人", "610人", "160人", "两位颠倒")])
    assert suggested(said, [figure("520人", 520), figure("610人", 610)]) == (("610人", "160人"),)
    assert suggested(None, [figure("610人", 610)]) == ()
    assert suggested(said, [figure("520人", 520)]) == ()
