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
    # The opening words name the whole, or one figure before them is the only one that they can be of.
    ("年末全县户籍人口{}万人,共5.8万户。户籍人口中,城镇人口6.4万人、乡村人口10.3万人,60岁及以上人口3.9万人。", "16.7", "14.7", ["{}万人", "6.4万人", "10.3万人"]),
    ("全市海水产品产量81.4万吨,淡水产品19.2万吨。海水产品中,海洋捕捞23.1万吨,下降1.9%;海水养殖{}万吨,增长4.2%。", "58.3", "85.3", ["81.4万吨", "23.1万吨", "{}万吨"]),
    ("分产业看,第一产业投资9.6亿元,第二产业投资71.5亿元。第二产业中,工业投资{}亿元。", "64.2", "84.2", ["71.5亿元", "{}亿元"]),
    ("全县新签约项目{}个,总投资96亿元;新开工项目31个。从产业分布看,新材料19个、食品加工17个、文旅11个。", "47", "41", ["{}个", "19个", "17个", "11个"]),
    ("前十个月,全市进出口{}亿元,增长3.9%。从经营主体看,民营企业进出口163.5亿元,占65.4%;外商投资企业和国有企业分别进出口61.2亿元、25.3亿元。", "250.0", "230.0", ["{}亿元", "163.5亿元", "61.2亿元", "25.3亿元"]),
]  # fmt: skip

QUIET = [
    "全县145个行政村中,132个通了公交,通达率91%;141个通了网络,通达率97.2%。",
    "全县搬迁群众2840人。搬迁群众中有劳动力1460人,已实现就业1402人。",
    "全市消费品零售额302.5亿元。按所在地分,城镇消费品零售额211.2亿元、乡村消费品零售额91.3亿元,限额以上消费品零售额64.8亿元。",
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
