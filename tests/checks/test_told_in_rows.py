"""Rows of counts, goals, percents and months, and one thing told for more and less time: slips found, what is right quiet."""

import pytest

from tests.checks.test_told_pages import checked, found

SLIPS = [
    # Counts, goals and percents in one order, though growths stand between, or each in a sentence of its own.
    ("1至8月,全县接待游客76.5万人次,旅游收入{}亿元,同比分别增长9.4%、12.0%,分别完成全年目标任务90万人次、6亿元的85%、78.5%。", "4.71", "4.21", ["{}亿元", "78.5%", "6亿元"]),
    ("今年上半年,船厂造船完工9艘、63万载重吨。全年计划完工船舶20艘、150万载重吨。上半年两项指标的完成率分别为{}%、42.0%。", "45.0", "54.0", ["9艘", "{}%", "20艘"]),
    # What a month and those before it come to, where the time stands for the name.
    ("2025年上半年,全县全社会用电量{}亿千瓦时,其中工业用电量4.16亿千瓦时,占56.2%。分月看,1至5月累计6.18亿千瓦时,6月当月1.22亿千瓦时。", "7.40", "9.40", ["{}亿千瓦时", "6.18亿千瓦时", "1.22亿千瓦时"]),
    # Less time is told behind more.
    ("2025年上半年,全县受理投诉874件,为群众挽回经济损失52.6万元;仅一季度,就受理投诉412件,挽回经济损失{}万元。", "25.6", "65.2", ["52.6万元", "{}万元"]),
    ("2025年前三季度,全区举办便民义诊427场;到11月底,今年累计举办便民义诊{}场。", "472", "402", ["427场", "{}场"]),
    # Classes of one division are never more than all of it.
    ("从货种看,石材、化肥、木材、钢铁占港口吞吐量的比重分别为{}%、22.4%、19.5%、11.3%。", "41.2", "49.2", ["{}%", "22.4%", "19.5%", "11.3%"]),
    # A whole number before each of the counts that grew.
    ("上半年,全县发生事故102起,造成{}人死亡、87人受伤,同比分别下降15.0%、22.2%、13.0%。", "21", "23", ["{}人", "22.2%"]),
    # The same digits with the point elsewhere, at one place and day.
    ("截至2025年8月20日,全乡累计外销高山甘蓝20.7万吨。有关工作顺利。截至2025年8月20日,累计外销{}万吨,收入3.1亿元。", "20.7", "207", ["20.7万吨", "{}万吨"]),
]  # fmt: skip

QUIET = [
    "从代表结构看,女性、党员、少数民族占代表总数的比重分别为42.6%、61.8%、12.4%。",
    "分县区看,东山区38.2亿元、西河县17.6亿元,南桥县、北岭县合计15.9亿元。",
]


@pytest.mark.parametrize(("text", "right", "wrong", "wanted"), SLIPS)
def test_a_slip_is_found_with_its_operands(text: str, right: str, wrong: str, wanted: list[str]) -> None:
    assert found(text.replace("{}", wrong), [w.replace("{}", wrong) for w in wanted], "fails")


@pytest.mark.parametrize("text", [*(row[0].replace("{}", row[1]) for row in SLIPS), *QUIET])
def test_what_is_right_or_open_stays_quiet(text: str) -> None:
    _, findings = checked(text)
    assert [f.outcome.message for f in findings if f.outcome.verdict == "fails"] == []
