"""Ways of telling a sum that pages use now and then: a slip is found with its operands, and what is right is quiet."""

import pytest

from tests.checks.test_told_pages import checked, found

SLIPS = [
    # The present stands in the sentence before the one that compares it.
    ("全县常住人口为165030人。与2010年普查的160035人相比,增加{}人,增长3.12%。", "4995", "4959", ["165030人", "160035人", "{}人"]),
    ("去年全区网上零售额达到12.6亿元,而2019年仅为2.8亿元,五年增长了{}。", "3.5倍", "5.3倍", ["12.6亿元", "2.8亿元", "{}"]),
    ("全年发生事故52起,同比减少8起,下降13.3%,受伤人数比上年同期减少3人,下降{}。", "27.27%", "72.27%", ["3人", "{}"]),
    # A whole under another name, a rate under its own.
    ("全县地区生产总值312.6亿元;全年实现民营经济增加值187.3亿元,民营经济占GDP的比重为{}。", "59.9%", "95.9%", ["312.6亿元", "187.3亿元", "{}"]),
    ("全乡有农村人口8420人,未脱贫人口236人,贫困发生率为{}。", "2.8%", "8.2%", ["8420人", "236人", "{}"]),
    ("全县应参保人数26.4万人,已参保25.8万人,参保率达{}。", "97.7%", "79.7%", ["26.4万人", "25.8万人", "{}"]),
    ("全年抽检食品8350批次,检出不合格食品125批次,不合格率{},合格率为98.5%。", "1.5%", "5.1%", ["8350批次", "125批次", "{}"]),
    # Heads and amounts.
    ("全区有家庭户31200户,集体户860户,家庭户人口81120人,集体户人口4130人。平均每个家庭户的人口为{}人。", "2.6", "6.2", ["31200户", "81120人", "{}人"]),
    ("全县常住人口35.2万人,医疗卫生机构床位{}张,每千人拥有床位6.5张。", "2288", "2828", ["35.2万人", "{}张", "6.5张"]),
    ("全县小麦种植面积8.6万亩,总产量3.01万吨,平均单产{}公斤。", "350", "530", ["8.6万亩", "3.01万吨", "{}公斤"]),
    ("2023年6月5日至11日,热线共受理来电6342件,日均{}件。", "906", "609", ["6342件", "{}件"]),
    # Quotients and percents that are no growth and no share.
    ("基地种植面积由最初的150亩发展到{}亩,是建园之初的5倍。", "750", "570", ["150亩", "{}亩", "5倍"]),
    ("电商销售额达7.5亿元,是去年同期2.5亿元的{}。", "3倍", "8倍", ["7.5亿元", "2.5亿元", "{}"]),
    ("全年新增就业5350人,超出年度目标任务5000人{}。", "7%", "17%", ["5350人", "5000人", "{}"]),
    ("客流中,公路、铁路、水路、民航占比分别为71.5%、22.4%、{}和1.4%。", "4.7%", "7.4%", ["71.5%", "22.4%", "{}", "1.4%"]),
    ("2023年1至8月,全市累计完成户厕改造14260户。截至2023年9月底,全市累计完成户厕改造{}户。", "15260", "11260", ["14260户", "{}户"]),
]  # fmt: skip

QUIET = [
    "全县常住人口为165030人。与2010年普查的160035人相比,增加4995人,增长3.12%,年均增长0.31%。",
    "比2010年普查的160035人增加4995人,增长3.12%。",
    "全年抽检食品8350批次,检出不合格食品125批次,合格率为98.5%。",
    "收到代表建议18件,其中主办13件,协办5件;委员提案共计14件,其中主办11件,协办3件。",
    "选出代表2970名。其中,党员2130名,占71.7%;工人240名,占8.1%;农民900名,占30.3%;妇女630名,占21.2%。",
    "全年累计受理来电6342件,工作日日均25件。",
    "今年以来,热线共受理来电6342件,日均20件。",
    "全年事故减少8起,受伤人数下降27%。",
    "代表中,妇女、党员、少数民族占比分别为28.5%、62.4%和12.1%。",
    "全县小麦种植面积8.6万亩,总产量3万吨左右,春小麦平均单产420公斤。",
    "全县现有户厕26400户。截至9月底,改造户厕12600户。",
]


@pytest.mark.parametrize(("text", "right", "wrong", "wanted"), SLIPS)
def test_a_slip_is_found_with_its_operands(text: str, right: str, wrong: str, wanted: list[str]) -> None:
    assert found(text.replace("{}", wrong), [w.replace("{}", wrong) for w in wanted], "fails")


@pytest.mark.parametrize("text", [*(row[0].replace("{}", row[1]) for row in SLIPS), *QUIET])
def test_what_is_right_or_open_stays_quiet(text: str) -> None:
    _, findings = checked(text)
    assert [f.outcome.message for f in findings if f.outcome.verdict == "fails"] == []


@pytest.mark.parametrize(("text", "right", "wrong", "wanted"), SLIPS)
def test_the_right_sum_is_done(text: str, right: str, wrong: str, wanted: list[str]) -> None:
    assert found(text.replace("{}", right), [w.replace("{}", right) for w in wanted], "holds")
