"""Running totals of one year: they grow, unless they are stocks, rates, or someone else's."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checks.rules.monotone import RULE
from tests.checks.printed import findings, told, verdicts

HALF: dict[str, Any] = {
    "period_start": date(2024, 1, 1),
    "period_end": date(2024, 6, 30),
    "period_text": "上半年",
}
SEVEN: dict[str, Any] = {
    "period_start": date(2024, 1, 1),
    "period_end": date(2024, 7, 31),
    "period_text": "前7个月",
}
SINCE: dict[str, Any] = {"period_start": date(2024, 1, 1), "period_end": None, "period_text": "今年以来"}


def pair(half, later, when=SEVEN):
    return (*told(half, **HALF), *told(later, 200, **when))


@pytest.mark.parametrize("when", [SEVEN, SINCE])
def test_more_months_are_not_fewer_people(when):
    half = "上半年,全市发放创业担保贷款[1.35亿元],扶持[666人]自主创业,带动就业[{}]。"
    later = "全市撬动贷款投入[1.53亿元],扶持[765人]自主创业,直接带动[3031人]。"
    assert verdicts(RULE, pair(half.format("2815人"), later, when)) == ["holds"] * 3
    found = findings(RULE, *pair(half.format("3115人"), later, when))
    assert sorted(f.outcome.verdict for f in found) == ["fails", "holds", "holds"]
    (wrong,) = (f for f in found if f.outcome.verdict == "fails")
    assert "3115人" in wrong.outcome.message
    assert "3031人" in wrong.outcome.message


def test_the_same_printed_digits_are_no_fall():
    (found,) = findings(
        RULE, *pair("上半年累计发放助学贷款[1.86亿元]。", "前7个月累计发放助学贷款[1.86亿元]。")
    )
    assert (found.outcome.verdict, found.outcome.by_rounding_only) == ("holds", True)


def test_hedged_totals():
    assert verdicts(RULE, pair("累计培训新型农民[300余人]。", "累计培训新型农民[280人]。")) == ["fails"]
    assert verdicts(RULE, pair("累计培训新型农民[近300人]。", "累计培训新型农民[280人]。")) == ["undecided"]


@pytest.mark.parametrize(
    ("half", "later"),
    [
        ("全市在建工程项目[126个]。", "全市在建工程项目[118个]。"),
        ("全市贷款余额达[126亿元]。", "全市贷款余额达[118亿元]。"),
        ("全市农民人均增收[1260元]。", "全市农民人均增收[1180元]。"),
        ("全市净增市场主体[1260户]。", "全市净增市场主体[1180户]。"),
        ("全市新建农村公路[126公里]。", "全市改造供水管网[118公里]。"),
        ("全市发放创业担保贷款[12.6亿元]。", "全市发放创业担保贷款[1.2亿元]。"),
    ],
)
def test_what_may_fall_is_left_alone(half, later):
    assert verdicts(RULE, pair(half, later)) == []


def test_other_years_bodies_and_places_are_left_alone():
    half, later = pair("全市新增城镇就业[3115人]。", "全市新增城镇就业[3031人]。")
    assert verdicts(RULE, (half, later)) == ["fails"]
    assert verdicts(RULE, (half, replace(later, place=None))) == []
    assert verdicts(RULE, (half, replace(later, subject="某企业"))) == []
    assert verdicts(RULE, (half, replace(later, period_start=date(2023, 1, 1)))) == []
    assert verdicts(RULE, (half, replace(later, role="target"))) == []
