"""Sums of farms, works, trade, taxes and money as pages tell them: a slip is found with exactly its operands, what is right is quiet."""

import pytest

from tests.checks.test_told_pages import checked, operands

SLIPS = [
    # Rows that are right prove of what whole a list of shares is.
    (
        "前三季度,全市快递业务量完成2400万件,同比增长8%。分县看,清溪县、白石县、东陵县快递业务量分别完成480万件、312万件和684万件,占全市的20%、{}和28.5%。",
        "13%",
        "31%",
        ["2400万件", "312万件", "{}"],
    ),
    (
        "三季度共收到线索8640条。其中,有效线索6480条,占总数的75%;无效线索2160条,占总数的25%。从有效线索来源看,甲类2592条、乙类1944条、丙类1620条,占比分别为40%、30%和{}。",
        "25%",
        "52%",
        ["6480条", "1620条", "{}"],
    ),
    # The whole that a share names: a budget, an export told sentences before, one with its other parts between.
    (
        "今年,全县计划改造渠道46条,概算总投资2.6亿元。截至9月底,渠道全部开工,完成投资1.69亿元,占概算总投资的{}。",
        "65%",
        "85%",
        ["1.69亿元", "2.6亿元", "{}"],
    ),
    (
        "全县林果业总产值实现68.4亿元,其中种植业26.2亿元、加工业24.8亿元、服务业17.4亿元,服务业占比达到{}。",
        "25.4%",
        "45.2%",
        ["68.4亿元", "17.4亿元", "{}"],
    ),
    ("全年办结工单640件,其中督办工单288件,督办工单率{}。", "45%", "54%", ["640件", "288件", "{}"]),
    # Running totals by their names.
    (
        "据2025年11月3日消息,2025年上半年,全县处理农作物秸秆已达3.86万吨。2025年前三季度,全县处理废弃物19.3万吨,其中农作物秸秆{}万吨。",
        "4.62",
        "3.42",
        ["3.86万吨", "{}万吨"],
    ),
    (
        "截至2025年10月12日,全县已播种冬小麦{}万亩。截至2025年10月8日,已播种48.6万亩。",
        "52.4",
        "45.2",
        ["48.6万亩", "{}万亩"],
    ),
    (
        "2025年1至9月,全县共接待游客{}万人次,同比增长8.4%。截至2025年8月底,全县累计接待游客41.6万人次。",
        "46.2",
        "40.2",
        ["41.6万人次", "{}万人次"],
    ),
    # Months.
    (
        "2025年10月,东陵港完成集装箱吞吐量{}万标箱。2025年1至9月,东陵港完成集装箱吞吐量231.4万标箱。2025年1至10月,东陵港完成集装箱吞吐量257.7万标箱。",
        "26.3",
        "36.2",
        ["257.7万标箱", "231.4万标箱", "{}万标箱"],
    ),
    # How far from a bound, from an average.
    (
        "仔畜死亡率1.24%,比旗里下达的1.6%控制指标低{}个百分点。",
        "0.36",
        "0.63",
        ["1.24%", "1.6%", "{}个百分点"],
    ),
    (
        "林草覆盖率达到57.4%,比全省平均水平51.2%高出{}个百分点。",
        "6.2",
        "7.6",
        ["57.4%", "51.2%", "{}个百分点"],
    ),
    # Births and deaths, statuses, prices, means of workshops.
    ("全年出生率为9.42‰,死亡率为6.18‰,自然增长率为{}‰。", "3.24", "2.34", ["9.42‰", "6.18‰", "{}‰"]),
    ("18件民生实事中,已完成9件、正常推进6件、进度滞后{}件。", "3", "8", ["18件", "9件", "6件", "{}件"]),
    ("全镇今年销售脐橙2.4万吨,均价每公斤5元,销售收入{}亿元。", "1.2", "2.1", ["2.4万吨", "5元", "{}亿元"]),
    (
        "全县新建帮扶车间18家,吸纳就业1260人,厂均70人。车间发放工资{}万元,人均2.6万元。",
        "3276",
        "327.6",
        ["1260人", "2.6万元", "{}万元"],
    ),
]

QUIET = [
    "热点问题中,路灯1204件、井盖917件、护栏438件、绿篱362件。从承办单位看,甲街道、乙街道、丙街道分别承办540件、486件和433件。",
    "截至10月底,全县建成机耕路536公里。其中,上坪镇建成92公里,下坪镇81公里,中坪镇77公里,白石镇86公里。",
    # Other names, stocks, and totals since longer than the year fall for good reasons.
    "2025年上半年,全县处理农作物秸秆已达3.86万吨。2025年前三季度,全县出口农产品19.3万吨,其中农作物秸秆3.42万吨。",
    "截至2025年8月底,全县累计建成机井412眼。2025年1至9月,全县建成机井386眼。",
    "截至2025年8月底,全县在园幼儿4120人。截至2025年9月底,全县在园幼儿4080人。",
    # Earlier months are revised; statuses that may hold of one thing; prices of some of it.
    "2025年10月,东陵港完成集装箱吞吐量26.3万标箱。2025年1至9月,东陵港完成集装箱吞吐量231.4万标箱。2025年1至10月,东陵港完成集装箱吞吐量258.6万标箱。",
    "18个项目中,已开工15个、完工9个、尚有3个未开工。",
    "全镇今年销售脐橙2.4万吨,最高价每公斤8元,销售收入1.2亿元。",
    "全镇今年销售脐橙2.4万吨,均价每公斤5元,综合产值3.1亿元。",
    "林草覆盖率达到57.4%,比上年的51.2%高出6.3个百分点以上。",
]


def failed(text: str) -> list[list[str]]:
    """The operands of every failure."""
    facts, findings = checked(text)
    return [sorted(operands(facts, f)) for f in findings if f.outcome.verdict == "fails"]


@pytest.mark.parametrize(("text", "right", "wrong", "wanted"), SLIPS)
def test_a_slip_is_found_with_exactly_its_operands(
    text: str, right: str, wrong: str, wanted: list[str]
) -> None:
    assert sorted(w.replace("{}", wrong) for w in wanted) in failed(text.replace("{}", wrong))


@pytest.mark.parametrize("text", [*(row[0].replace("{}", row[1]) for row in SLIPS), *QUIET])
def test_what_is_right_or_open_stays_quiet(text: str) -> None:
    assert failed(text) == []
