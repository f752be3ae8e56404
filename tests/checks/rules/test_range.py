"""A share lies between none and all; nothing falls by more than all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.rule import Facts, apply
from checks.rules import range as share_range
from tests.checks.printed import told


def verdicts(text: str, indicator: str) -> list[str]:
    metrics = [replace(m, indicator=indicator) for m in told(text)]
    return [f.outcome.verdict for f in apply((share_range.RULE,), Facts.of(metrics, {}))]


def test_a_coverage_above_all():
    assert verdicts("自来水普及率达[108.6%]。", "自来水普及率") == ["fails"]


def test_a_share_above_all():
    assert verdicts("服务业占全县生产总值的[146.2%]。", "服务业") == ["fails"]


def test_a_decline_beyond_all():
    assert verdicts("发案数同比下降[135%|change-]。", "发案数") == ["fails"]


def test_possible_shares_and_declines():
    assert verdicts("自来水普及率达[100%]。", "自来水普及率") == []
    assert verdicts("发案数同比下降[35%|change-]。", "发案数") == []
    for text, indicator in (("普及率达[100%]。", "自来水普及率"), ("发案数下降[35%|change-]。", "发案数")):
        (metric,) = [replace(m, indicator=indicator) for m in told(text)]
        assert share_range.judge((metric,), Facts.of([metric], {})).verdict == "holds"


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("毛入学率达[112%]。", "毛入学率"),
        ("全年任务300户,已改造320户,占全年任务的[106.7%]。", "改造"),
        ("利润同比下降[135%|change-]。", "利润"),
        ("产值增长[135%|change]。", "产值"),
        ("完成任务的[135%|target_pct]。", "新增就业"),
    ],
)
def test_what_may_well_be_above_all(text: str, indicator: str):
    assert verdicts(text, indicator) == []
