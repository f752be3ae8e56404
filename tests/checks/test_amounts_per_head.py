"""Amounts per head whose words alone leave doubt: one slip of print tells whose they are; what is right or of others is quiet."""

import pytest

from tests.checks.test_told_pages import checked, operands

SLIPS = [
    # Growth, parts and a goal stand between the count and the amount.
    (
        "暑假期间,全县接待游客36万人次,比上年同期的30万人次增长20%,其中过夜游客12.6万人次,占35%;实现旅游收入1.98亿元,人均消费{}元。",
        "550",
        "950",
        ["36万人次", "{}元", "1.98亿元"],
    ),
    # Heads that a sentence before tells, and those that the amount names.
    (
        "全县开展培训2600人次,其中甲类1500人次、乙类1100人次。共拨付培训补贴{}万元,人均1200元。",
        "312",
        "372",
        ["2600人次", "1200元", "{}万元"],
    ),
    (
        "全市登记车间52个,其中脱贫人口就业640人,占从业人员2000人的32%。按照吸纳脱贫人口每人1500元的标准,已发放奖补资金{}万元。",
        "96",
        "76",
        ["640人", "1500元", "{}万元"],
    ),
    # Words for what an amount is of: 单件, 部, 架次, 项.
    (
        "全市快递业务量完成2.4亿件,同比增长8%;快递业务收入完成{}亿元,平均单件收入5.5元。",
        "13.2",
        "18.2",
        ["2.4亿件", "5.5元", "{}亿元"],
    ),
    (
        "全区建成电梯42部,完成年度任务60部的70%,每部补贴{}万元,已拨付630万元。",
        "15",
        "19",
        ["42部", "{}万元", "630万元"],
    ),
    (
        "机场保障航班240架次,旅客吞吐量2.88万人次,平均每架次{}人。",
        "120",
        "150",
        ["240架次", "{}人", "2.88万人次"],
    ),
    # The days of a holiday that its sentence counts.
    (
        "国庆中秋假期8天(2025年10月1日至8日),全县接待游客19.2万人次,日均{}万人次。",
        "2.4",
        "2.9",
        ["8天", "{}万人次", "19.2万人次"],
    ),
    # A mean of people is rounded: 66人 of 65.6.
    ("全县建成帮扶车间25个,吸纳就业1640人,平均每个车间{}人。", "66", "86", ["25个", "{}人", "1640人"]),
]
"""A passage, what is right there, what slipped, and the operands of the failure."""

QUIET = [
    # A rate in time, money of another kind, a count beside another in one list.
    "全市养老保险参保52万人,其中领取待遇人员24万人。上半年,发放养老金4.8亿元,月人均333元。",
    "今年发放加工费640万元,带动520人就业,人均增收1.4万元。",
    # Another total than the one that a semicolon parts from the mean.
    "为640名儿童提供救助,支出资金1536万元,人均2.4万元;完成改造420户,户均投入0.7万元左右。",
]


def failed(text: str) -> list[list[str]]:
    """The operands of every failure."""
    facts, findings = checked(text)
    return [sorted(operands(facts, f)) for f in findings if f.outcome.verdict == "fails"]


@pytest.mark.parametrize(("text", "right", "wrong", "wanted"), SLIPS)
def test_one_slip_tells_whose_an_amount_is(text, right, wrong, wanted):
    assert sorted(w.replace("{}", wrong) for w in wanted) in failed(text.replace("{}", wrong))


@pytest.mark.parametrize("text", [*(row[0].replace("{}", row[1]) for row in SLIPS), *QUIET])
def test_what_is_right_or_of_others_is_quiet(text):
    assert failed(text) == []
