"""Shares and amounts per head: told in many ways, right and misprinted, and what is neither."""

import pytest

from checks.rules.ratio import RULE
from tests.checks.printed import findings, told, verdicts

SHARES = [
    ("全县户籍人口[47.15万人],其中60周岁以上老年人[11.08万人],占[{}]。", "23.5%", "32.5%"),
    ("累计建成高标准农田[153.8万亩],占全县[186.6万亩]耕地的[{}]。", "82.4%", "84.2%"),
    (
        "全市完成工业投资[386.72亿元],增长[8.3%|change];其中制造业投资[298.15亿元],增长[11.6%|change],占工业投资的[{}]。",
        "77.1%",
        "71.7%",
    ),
    ("供热企业共受理诉求[1860件],办结[1842件],办结率[{}]。", "99%", "97%"),
    ("全县[182.3万亩]小麦已收获[179.5万亩],收获进度[{}]。", "98.5%", "89.5%"),
    ("今年法院共受理案件[4826件],审结[4312件],结案率[{}]。", "89.3%", "93.8%"),
    ("全年计划实施项目[120个|target],截至6月底已开工[102个],开工率[{}]。", "85%", "75%"),
    ("县域总诊疗量[46万人次],其中基层医疗机构诊疗[26.8万人次],占比[{}]。", "58.3%", "68.3%"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), SHARES)
def test_a_share_is_part_over_whole(text, right, wrong):
    assert verdicts(RULE, text.format(right)) == ["holds"]
    assert verdicts(RULE, text.format(wrong)) == ["fails"]


def test_the_message_names_what_it_should_be():
    (found,) = findings(RULE, *told("全县共有企业[218家],其中规上企业[46家],占比[31.1%]。"))
    assert found.outcome.expected == "21.101%"
    assert "31.1%" in found.outcome.message


def test_cut_digits_are_no_error():
    # 2/3 is 66.67 rounded and 66.66 cut.
    (found,) = findings(RULE, *told("全镇共有村[3个],其中山区村[2个],占[66.6%]。"))
    assert (found.outcome.verdict, found.outcome.by_rounding_only) == ("holds", True)


def test_an_exact_share_is_not_called_rounded():
    (found,) = findings(RULE, *told("全村共有农户[200户],其中脱贫户[50户],占[25%]。"))
    assert (found.outcome.verdict, found.outcome.by_rounding_only) == ("holds", False)


@pytest.mark.parametrize(
    "text",
    [
        # Another whole, which the sentence does not print.
        "上半年完成投资[86.4亿元],其中工业投资[41.2亿元],占地区生产总值的[12.3%]。",
        # A rate of something else than the two counts before it.
        "全市新增就业[3.99万人],失业人员再就业[1.2万人],就业率[95%]。",
        "项目总投资[1860亿元],前三季度完成投资[326亿元],投资完成率[82.3%]。",
        # Two parts before one share.
        "全厂职工[320人],其中女职工[100人]、党员[48人],占[46.3%]。",
        # A share of the year's task is no part of it.
        "全市造林[3.6万亩],其中人工造林[1.2万亩],占年度任务的[60%]。",
        "全县参保[52.3万人],参保率[96.8%]。",
    ],
)
def test_doubt_is_no_failure(text):
    assert verdicts(RULE, text) == []


PER_HEAD = [
    ("对认定的[132户]种粮大户给予奖补,每户[2000元|standard],共发放奖补资金[{}]。", "26.4万元", "62.4万元"),
    ("资助困难群众参保[8.6万人],支出资助资金[{}],人均资助[250元]。", "2150万元", "2510万元"),
    (
        "发放地力补贴[{}],惠及农户[15.2万户],补贴面积[104.01万亩],补贴标准为每亩[94.8元|standard]。",
        "9860余万元",
        "8960余万元",
    ),
    ("新增高效节水面积[9.8万亩],亩均节水[120立方米],节水总量约[{}]。", "1176万立方米", "1716万立方米"),
    ("全县种植小麦[50万亩],亩产[420公斤],总产[{}]。", "21万吨", "31万吨"),
    ("低保对象每人每年补助[5000元|standard],共有[2.6万人],全年发放补助资金[{}]。", "1.3亿元", "1.8亿元"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), PER_HEAD)
def test_a_total_is_heads_times_the_amount(text, right, wrong):
    assert verdicts(RULE, text.format(right)) == ["holds"]
    assert verdicts(RULE, text.format(wrong)) == ["fails"]


def test_classes_of_so_many_pupils():
    text = "学校设[36个]教学班,每班[45人],可提供学位[1620个]。"
    assert verdicts(RULE, text) == ["holds"]


def test_told_on_in_the_next_sentence():
    text = "今年计划改造[320户|target],每户补助[4000元|standard]。已完成改造[208户],兑付补助资金[83.2万元]。"
    assert verdicts(RULE, text) == ["holds"]


@pytest.mark.parametrize(
    "text",
    [
        # Other money than what is told per head.
        "今年发放加工费[516万元],带动[430人]就业,人均增收[1.5万元]。",
        # A ceiling, a rate per month, and a total of other years.
        "共有[132户]大户,每户补助最高[2000元|standard],共发放补助资金[18万元]。",
        "共有低保对象[2.6万人],月人均补助[265元],今年发放补助资金[1.2亿元]。",
        # Two counts of heads: of which is not said.
        "惠及农户[1.8万户]、脱贫户[2600户],户均补助[500元],共发放补助[300万元]。",
        # Far off: the total is about something else.
        "对[12户]农户每户补助[2000元|standard],全县共发放补助资金[3.2亿元]。",
        # Heads told round.
        "全镇[3000户]农户发展养殖,户均收入[1205元],总收入[360万元]。",
    ],
)
def test_amounts_that_prove_nothing_are_left_alone(text):
    assert "fails" not in verdicts(RULE, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "受理诉求[500件],其中咨询[200件]、求助[150件],分别占[40%]、[30%]。",
            ["holds", "holds"],
        ),
        (
            "受理诉求[500件],其中咨询[200件]、求助[150件],分别占[30%]、[40%]。",
            ["fails", "fails"],
        ),
        (
            "受理诉求[500件],咨询、求助分别为[200件]和[150件],占比分别为[40%]和[35%]。",
            ["fails", "holds"],
        ),
        # Of what the two are shares is not said, and the list has no whole before it.
        ("咨询[200件]、求助[150件],分别占[40%]、[35%]。", []),
        ("帮扶困难群众[9000人],其中低保对象占[40%],为[3600人]。", ["holds"]),
        ("帮扶困难群众[9000人],其中低保对象占[40%],为[6300人]。", ["fails"]),
    ],
)
def test_shares_told_in_the_order_of_their_parts(text, expected):
    assert sorted(verdicts(RULE, text)) == expected


def test_part_and_whole_in_each_others_place_are_still_a_share():
    (found,) = findings(RULE, *told("建成道路[178公里],其中县道[33公里],占[18.5%]。"))
    assert found.outcome.verdict == "holds"
    (found,) = findings(RULE, *told("建成道路[33公里],其中县道[178公里],占[18.5%]。"))
    assert found.outcome.verdict == "fails"


def test_a_lost_scale_is_seen_in_a_share():
    (found,) = findings(RULE, *told("出栏畜禽[342.1万只],其中生猪[127.9亿只],占[37.4%]。"))
    assert found.outcome.verdict == "fails"


def test_classes_and_repeated_numbers_are_no_wholes():
    assert verdicts(RULE, "总资产[55万元]。统计显示,总资产已达[55万元],占行业[14%]。") == []
    assert verdicts(RULE, "新收案件超过[1万件],审结[7739件],结案率[70%]。") != ["fails"]
