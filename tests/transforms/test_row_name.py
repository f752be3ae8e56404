"""A figure of a row is called what the row's head says."""

from __future__ import annotations

import pytest

from transforms.extract import metrics_of, numbers_of
from transforms.layout import classify
from transforms.names.row_name import row_name
from transforms.page import read_page
from transforms.story import cut_stories


@pytest.mark.parametrize(
    ("line", "figure", "name"),
    [
        ("插花(南关镇) 12月3日至12日 40人", "40人", "插花"),
        ("2.木雕 北关文化站 30人", "30人", "木雕"),
        ("班次如下:插花(南关镇) 12月3日 40人", "40人", "插花"),
        ("插花40人", "40人", ""),
        ("南关镇 今年开班,培训40人", "40人", ""),
        ("南关镇 40人报名,都是妇女", "40人", ""),
        ("12月3日 40人", "40人", ""),
    ],
)
def test_the_head_of_a_line_of_columns_is_the_name(line: str, figure: str, name: str) -> None:
    assert row_name(line, 0, line.index(figure)) == name


def test_rows_of_a_notice_are_named() -> None:
    text = (
        "石桥周刊　2025年11月20日　星期四\n\n冬季手工班开班\n\n本报讯（记者 岑小满）镇里开办手工班3个，具体班次如下：\n\n"
        "插花（南关镇） 12月3日至12日 40人\n木雕（北关镇） 12月5日至18日 30人\n蜡染（东关镇） 12月8日至20日 25人\n"
    )
    page = read_page("a.txt", text.encode())
    metrics = metrics_of(page, [numbers_of(story) for story in cut_stories(page, classify(page))]).metrics
    named = {m.evidence.raw_text: m.indicator for m in metrics}
    assert {figure: named[figure] for figure in ("40人", "30人", "25人")} == {
        "40人": "插花",
        "30人": "木雕",
        "25人": "蜡染",
    }
