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
    # What a figure is compared with is no whole; a share behind one of the same list is of its whole.
    (
        "雪季接待游客640万人次,比上一雪季同期的500万人次增长28%。其中,过夜游客{}万人次,占比30%。",
        "192",
        "162",
        ["640万人次", "{}万人次", "30%"],
    ),
    (
        "全县出口40亿元,进口26亿元。机电产品出口16亿元,占全县出口总值的40%;食品出口{}亿元,占30%。",
        "12",
        "18",
        ["40亿元", "{}亿元", "30%"],
    ),
    # The part is the figure that is called so.
    (
        "全年授权专利900件,其中发明专利135件、实用新型620件、外观设计145件,发明专利占{}。",
        "15%",
        "10%",
        ["900件", "135件", "{}"],
    ),
    (
        "全社会用电量86亿千瓦时,其中第一产业6亿千瓦时、第二产业64.5亿千瓦时(占{})、其他15.5亿千瓦时。",
        "75%",
        "79%",
        ["86亿千瓦时", "64.5亿千瓦时", "{}"],
    ),
    ("投诉中心交办事项850件,按期办结{}件,办结率为94%。", "799", "979", ["850件", "{}件", "94%"]),
    # Shares in the order of their parts: all rows tell what a misprinted whole should be, changes may stand between.
    (
        "全市外贸进出口{}亿元。从市场看,对甲国、乙国分别进出口82.5亿元、57亿元,分别占27.5%、19%。",
        "300",
        "800",
        ["{}亿元", "82.5亿元", "27.5%"],
    ),
    (
        "地区生产总值500亿元。第一产业增加值{}亿元,增长3%;第二产业增加值230亿元,增长6%;第三产业增加值195亿元,增长5%,"
        "三次产业增加值占地区生产总值的比重分别为15.0%、46.0%、39.0%。",
        "75",
        "57",
        ["500亿元", "{}亿元", "15.0%"],
    ),
    (
        "新签约项目40个,总投资50亿元,其中工业项目10个、投资额{}亿元,分别占25%、42%。",
        "21",
        "27",
        ["50亿元", "{}亿元", "42%"],
    ),
    (
        "全县工业企业实现产值410亿元,增长7%。汽车产业实现产值82亿元,占全县工业产值的{}。",
        "20%",
        "26%",
        ["410亿元", "82亿元", "{}"],
    ),
    # A rate right behind the two figures it is of, though it is named after neither.
    ("城区空气有效监测364天,其中优良{}天,优良天数比例95.1%。", "346", "306", ["364天", "{}天", "95.1%"]),
    ("大棚应扣2400栋,已扣{}栋,扣棚率72%。", "1728", "1128", ["2400栋", "{}栋", "72%"]),
    ("生活垃圾清运量24万吨,其中厨余垃圾{}万吨,分出率19%。", "4.56", "4.96", ["24万吨", "{}万吨", "19%"]),
    ("免费体检{}万人,应检4.2万人,体检率71.5%。", "3.003", "3.503", ["{}万人", "4.2万人", "71.5%"]),
    # Goals that the words reckon by, and counts before a bracket or a mean.
    (
        "全县收购新粮{}万吨,其中玉米4.1万吨;收购量去年同期为6万吨。按全市收购计划12.5万吨测算,已完成56%。",
        "7",
        "9",
        ["{}万吨", "12.5万吨", "56%"],
    ),
    (
        "务工{}万人(县外2.1万人、县内1.2万人),占年度目标任务3.2万人的103.1%。",
        "3.3",
        "3.8",
        ["{}万人", "3.2万人", "103.1%"],
    ),
    ("登记金额8.4亿元,平均每笔1200万元,完成年度目标{}亿元的84%。", "10", "30", ["8.4亿元", "{}亿元", "84%"]),
]

QUIET = [
    # A figure with a share of its own is a part beside, and what is called otherwise another whole.
    "全县共种植牧草23.4万亩,其中燕麦15.2万亩、苜蓿8.2万亩;已收割8.6万亩,占播种面积的23%。",
    "今年检查单位900家,其中商贸企业288家、餐饮企业270家,分别占32%、30%。分类来看,企业占比50.7%,其余占比49.3%。",
    "种植作物36.2万亩,其中茶叶18.1万亩,其余18.1万亩为蔬菜。检查的单位中,商贸企业占60%,其余占40%。",
    "建成食堂24家,新建食堂30家,完成任务的115%。",
]


@pytest.mark.parametrize(("text", "right", "slipped", "wanted"), SLIPS)
def test_a_slip_is_found_with_its_very_operands(text, right, slipped, wanted):
    assert failing(text.replace("{}", right)) == []
    assert {w.replace("{}", slipped) for w in wanted} in failing(text.replace("{}", slipped))


@pytest.mark.parametrize("text", QUIET)
def test_what_is_right_is_quiet(text):
    assert failing(text) == []
