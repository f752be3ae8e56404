"""Shares printed in a row without a percent sign: each a figure of its own, with its name and its time."""

from __future__ import annotations

import pytest

from transforms.extract import metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.story import cut_stories


def told(text: str) -> list[tuple[str, str, str, str, str]]:
    """(printed, role, unit, indicator, first year of the period) of each figure of a page with one story."""
    page = read_page("row.txt", text.encode())
    numbers = [numbers_of(story) for story in cut_stories(page, classify(page))]
    return [
        (m.evidence.raw_text, m.role, m.unit, m.indicator, str(m.period_start)[:4])
        for m in metrics_of(page, numbers).metrics
    ]


def test_a_row_of_each_year_has_that_year() -> None:
    found = told("2023年，全县三次产业结构由2022年的9.6∶38.2∶52.2调整为9.1：38.5：52.4。")
    assert found == [
        ("9.6", "rate", "%", "第一产业比重", "2022"),
        ("38.2", "rate", "%", "第二产业比重", "2022"),
        ("52.2", "rate", "%", "第三产业比重", "2022"),
        ("9.1", "rate", "%", "第一产业比重", "2023"),
        ("38.5", "rate", "%", "第二产业比重", "2023"),
        ("52.4", "rate", "%", "第三产业比重", "2023"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("去年，全乡玉米、大豆、牧草的面积比为47:32:21。", ["玉米比重", "大豆比重", "牧草比重"]),
        ("去年，一、二、三产业增加值比重为9.6:38.2:52.2。", ["第一产业比重", "第二产业比重", "第三产业比重"]),
    ],
)
def test_a_row_is_called_by_the_kinds_before_it(text: str, names: list[str]) -> None:
    assert [indicator for _, _, _, indicator, _ in told(text)] == names


@pytest.mark.parametrize(
    "text", ["两队以3:2握手言和。", "地图的比例尺是1:50000。", "砂浆按4:3:2配好。", "他下午14:30:26冲线。"]
)
def test_other_colons_part_no_shares(text: str) -> None:
    assert told(text) == []
