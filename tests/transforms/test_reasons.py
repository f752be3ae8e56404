"""Each decision about a figure is told with the rule that made it and the words that it rests on."""

from __future__ import annotations

import pytest

from transforms.extract import metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.reasons import Reason, reasons_of
from transforms.story import cut_stories

PAGE = """## 临泽县稳就业见实效

本报讯（记者 李建国）今年前7个月，临泽县城镇新增就业39989人，完成年度目标任务的72.71%；开展技能培训1286人次，
其中农民工培训905人次。全县登记失业率2.1%，同比下降0.3个百分点。

县里把零工市场建到乡镇，建成零工驿站12个。对新招学徒每人给予500元补贴。明年计划新增就业4万人。

2024年7月31日
"""


@pytest.fixture(scope="module")
def told() -> dict[str, dict[str, Reason]]:
    """By printed number the reasons for it, by what they are about."""
    page = read_page("a.txt", PAGE.encode())
    numbers = [numbers_of(story) for story in cut_stories(page, classify(page))]
    found: dict[str, dict[str, Reason]] = {}
    for metric in metrics_of(page, numbers).metrics:
        reasons = reasons_of(numbers, metric.story_id, metric.start, metric.indicator)
        found[metric.evidence.raw_text] = {str(reason.about): reason for reason in reasons}
        for reason in reasons:
            text = next(n.story.reading.folded for n in numbers if n.story.story_id == metric.story_id)
            assert reason.start is None or text[reason.start : reason.end] == reason.words
    return found


def test_a_wording_decides_the_role(told):
    reason = told["72.71%"]["role"]
    assert reason.words.endswith("完成年度目标任务的")
    assert "【" in reason.says  # an example of the wording
    assert told["4万人"]["role"].says.startswith("读作目标数")
    assert told["0.3个百分点"]["role"].says.startswith("读作增减幅度")
    assert told["500元"]["role"].says.startswith("读作标准")


def test_without_a_wording_it_is_a_count_or_a_share(told):
    assert told["12个"]["role"].rule == "no wording"
    assert told["2.1%"]["role"].says == "读作比率：它的单位是比率。"


def test_the_place_is_named_or_meant(told):
    assert told["39989人"]["place"].words == "临泽县"
    assert told["39989人"]["place"].rule == "named in the sentence"
    assert told["2.1%"]["place"].words == "全县"
    assert told["2.1%"]["place"].rule == "relative name"
    assert "临泽县" in told["12个"]["place"].says


def test_the_time_rules_from_where_it_stands(told):
    assert told["39989人"]["period"].words == "今年前7个月"
    assert told["4万人"]["period"].words == "明年"
    assert told["12个"]["period"].rule in ("no time", "carried over")


def test_the_name_is_the_pages_own(told):
    assert told["39989人"]["indicator"].words == "城镇新增就业"


def test_no_figure_has_no_reasons():
    page = read_page("a.txt", PAGE.encode())
    numbers = [numbers_of(story) for story in cut_stories(page, classify(page))]
    assert reasons_of(numbers, numbers[0].story.story_id, 0, "") == ()
    assert reasons_of(numbers, "nowhere", 0, "") == ()
