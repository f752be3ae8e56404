"""Corrections stand beside what was printed, and are refused when the page prints something else."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from checks.correction import Correction, PrintedFigure, corrected, correction_of

DAY = datetime(2025, 11, 20)
FIGURE = PrintedFigure("page1:10-17", "page1", "48,074人", "全年培训48,074人，其中脱贫劳动力9,181人。")
OTHER = PrintedFigure("page1:24-30", "page1", "9,181人", FIGURE.quote)
COPY = PrintedFigure("page2:5-13", "page2", "48,074\n人", "全年培训48,074\n人，其中脱贫劳动力9,181人。")
ALL = (FIGURE, OTHER, COPY)


def fix(
    locator: str, expect: str = "48,074人", value: str = "40,874人", doc: str | None = "page1"
) -> Correction:
    return correction_of(doc, locator, expect, value, "与主管部门核实", "陈编辑", DAY)


def test_beside_and_not_in_place():
    (found,), refused = corrected([fix("page1:10-17")], ALL)
    assert not refused
    assert (found.printed, found.value, found.number, found.unit) == (
        "48,074人",
        "40,874人",
        Decimal(40874),
        "人",
    )
    assert found.said == "原文印作“48,074人”，陈编辑更正为“40,874人”：与主管部门核实"
    assert FIGURE.raw_text == "48,074人"


def test_by_words_on_one_page_and_in_every_printing():
    (found,), _ = corrected([fix("全年培训48,074人")], ALL)
    assert found.metric_id == FIGURE.metric_id
    every, _ = corrected([fix("全年培训４８，０７４人", doc=None)], ALL)
    assert [c.metric_id for c in every] == [FIGURE.metric_id, COPY.metric_id]


def test_the_latest_correction_of_a_figure_counts():
    later = replace(fix("page1:10-17", value="48,704人"), made_at=DAY + timedelta(days=1))
    for order in ([fix("page1:10-17"), later], [later, fix("page1:10-17")]):
        (found,), _ = corrected(order, ALL)
        assert found.value == "48,704人"


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        (fix("page1:10-17", expect="48,047人"), "应当印作“48,047人”，现在印作“48,074人”"),
        (fix("page9:10-17"), "找不到"),
        (fix("全年招聘48,074人"), "找不到"),
        (fix("page1:10-17", value="四万左右吧"), "读不成一个数"),
        (fix("page1:10-17", value="48,074人"), "与原文相同"),
        (fix("page1:10-17", value="1人到2人"), "读不成一个数"),
    ],
)
def test_a_guard_that_does_not_hold_is_said(correction: Correction, said: str):
    found, (refused,) = corrected([correction], ALL)
    assert found == ()
    assert said in refused.message
    assert refused.message.startswith("更正没有采用：")
    assert "陈编辑，2025-11-20" in refused.message


def test_words_that_stand_twice_on_the_page_are_too_few():
    twice = (FIGURE, replace(FIGURE, metric_id="page1:50-57"))
    found, (refused,) = corrected([fix("培训48,074人")], twice)
    assert not found
    assert "更明确" in refused.message


def test_the_same_correction_has_the_same_id():
    assert fix("page1:10-17").correction_id == fix("page1:10-17").correction_id
    assert fix("page1:10-17").correction_id != fix("page1:10-17", value="40,875人").correction_id
