"""How shares and rates are told: a slip is found with its very operands, what is right or of another whole is quiet."""

import pytest

from tests.checks.test_told_of_services import failing

SLIPS = [
    # One slip of print makes one reading right, and the whole stands in the same sentence.
    (
        "助餐点累计服务8.4万人次,发放补贴25万元;东街助餐点服务1.2万人次,占全县的{}。",
        "14.3%",
        "19.3%",
        ["8.4万人次", "1.2万人次", "{}"],
    ),
    (
        "全县共检测水样250份,其中中心检测160份、外送检测90份;检测合格235份,合格率{}。",
        "94%",
        "74%",
        ["250份", "235份", "{}"],
    ),
]

QUIET = [
    # A figure with a share of its own is a part beside, and what is called otherwise another whole.
    "全县共种植牧草23.4万亩,其中燕麦15.2万亩、苜蓿8.2万亩;已收割8.6万亩,占播种面积的23%。",
    "建成食堂24家,新建食堂30家,完成任务的115%。",
]


@pytest.mark.parametrize(("text", "right", "slipped", "wanted"), SLIPS)
def test_a_slip_is_found_with_its_very_operands(text, right, slipped, wanted):
    assert failing(text.replace("{}", right)) == []
    assert {w.replace("{}", slipped) for w in wanted} in failing(text.replace("{}", slipped))


@pytest.mark.parametrize("text", QUIET)
def test_what_is_right_is_quiet(text):
    assert failing(text) == []
