"""Wholes and the lists of their parts: a slip is found with its operands, and what is right is quiet."""

import pytest

from tests.checks.test_told_pages import checked, found

SLIPS = [
    # Between a whole and its 其中 stand its growth, its goal, and how it was a year ago.
    ("前三季度,口岸货运量{}万吨,上年同期为52万吨,同比增长35%,其中进口41.1万吨、出口29.1万吨。", "70.2", "60.2", ["{}万吨", "41.1万吨", "29.1万吨"]),
    ("全县累计建成示范小区、村{}个,其中小区275个、村348个,完成年度任务700个的89%。", "623", "523", ["{}个", "275个", "348个"]),
    ("车站累计发送旅客42.3万人次,比去年同期的38.1万人次增长11%,其中节前发送{}万人次、节后发送25.8万人次,按照春运期间发送64万人次的计划,已完成66.1%。", "16.5", "26.5", ["42.3万人次", "{}万人次", "25.8万人次"]),
    # What a bracket tells of one part is passed over.
    ("全县改造果园{}万亩,其中密植4.3万亩(含自根2.2万亩)、高接2.6万亩、间伐1.5万亩。", "8.4", "6.4", ["{}万亩", "4.3万亩", "2.6万亩", "1.5万亩"]),
    ("全市新增高新技术企业45家,总数达到{}家,比上年末增长7%,其中甲园区、乙镇、丙镇分别有312家、185家、154家。", "651", "561", ["{}家", "312家", "185家", "154家"]),
]  # fmt: skip

QUIET = [
    "全市工业企业营业收入1465亿元,利润72.4亿元,其中9月份当月实现营业收入186亿元。",
    "全市新植甘蔗27.3万亩,其中甲镇5.2万亩、乙镇6.7万亩、丙镇4.1万亩;机械化种植17.9万亩。",
    "港口完成吞吐量4.71亿吨,其中外贸1.35亿吨、内贸3.36亿吨。分货种看,铁矿石1.62亿吨、油品1.13亿吨、粮食1480万吨。",
]


@pytest.mark.parametrize(("text", "right", "wrong", "wanted"), SLIPS)
def test_a_slip_is_found_with_its_operands(text: str, right: str, wrong: str, wanted: list[str]) -> None:
    assert found(text.replace("{}", wrong), [w.replace("{}", wrong) for w in wanted], "fails")


@pytest.mark.parametrize("text", [*(row[0].replace("{}", row[1]) for row in SLIPS), *QUIET])
def test_what_is_right_or_open_stays_quiet(text: str) -> None:
    _, findings = checked(text)
    assert [f.outcome.message for f in findings if f.outcome.verdict == "fails"] == []
