"""How reports of census, health, courts, schools, police and recruiting word their figures (truth by hand, invented)."""

import pytest

from tests.transforms.one_story import metrics_of_text
from transforms.extract import link, metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.story import cut_stories


def told(text):
    return {m.evidence.raw_text: m for m in metrics_of_text(text)}


def of_page(page):
    read = read_page("made.txt", page.encode())
    numbers = [numbers_of(story) for story in cut_stories(read, classify(read))]
    return {m.evidence.raw_text: m for m in link(metrics_of(read, numbers), numbers).metrics}


ROLES = [
    # what is expected of a life is no aim; what is expected of a plan is one
    ("去年，余干县人均预期寿命提高到77.9岁。", "77.9岁", "actual"),
    ("今年，余干县预期销售茶叶达到820吨。", "820吨", "target"),
    # 下降为 tells a level, 下降 a change
    ("余干县文盲率由3.9%下降为2.4%。", "2.4%", "rate"),
    ("余干县文盲率比上年下降1.5%。", "1.5%", "change"),
    # above all the others: a change
    ("余干县法院收案同比增长7.2%，比全省平均高出3.3%。", "3.3%", "change"),
    ("余干县茶园占全省茶园比例高达3.3%。", "3.3%", "rate"),
    # what a sentence sets beside another year goes on behind a semicolon
    ("与上年比较，余干县书屋减少12间；戏台增加9座。", "9座", "change"),
    ("与上年比较，余干县书屋减少12间；新增戏台9座。", "9座", "actual"),
    ("余干县人均场地面积1.7平方米，比9年前增加0.4平方米。", "0.4平方米", "change"),
    # a task that is carried out is none to come
    ("上半年，余干县消防队承担送水任务412起。", "412起", "actual"),
    ("今年，余干县公租房筹集任务412套。", "412套", "target"),
    # of how many each, to which number, of how large a sample
    ("余干县每10万人中有大学文化程度的1.3万人。", "10万人", "context"),
    ("余干县今年培训10万人。", "10万人", "actual"),
    ("余干县总人口性别比（以女性为100）为104.6。", "100", "context"),
    ("余干县总人口性别比（以女性为100）为104.6。", "104.6", "actual"),
    ("据全省6‰人口变动抽样调查推算，余干县常住人口31.2万人。", "6‰", "context"),
    ("余干县人口自然增长率为6‰。", "6‰", "rate"),
    ("余干县平均受教育年限由9.02年提高至9.87年。", "9.87年", "actual"),
]


@pytest.mark.parametrize(("text", "figure", "role"), ROLES)
def test_what_a_figure_is_for(text, figure, role):
    assert told(text)[figure].role == role


NAMES = [
    ("余干县一季度失业率均值为3.4%。4月份受汛情影响走高至4.2%，5月份回落至3.8%。", "4.2%", "失业率均值"),
    ("余干县一季度失业率均值为3.4%。4月份受汛情影响走高至4.2%，5月份回落至3.8%。", "3.8%", "失业率均值"),
    ("余干县收案4120件，同比增长7.2%，比全省平均高出3.3%，结案首次突破3000件。", "3000件", "结案"),
    ("余干县平均受教育年限为9.9年，文盲率为2.4%。", "2.4%", "文盲率"),
    ("余干县平均每千人拥有社会体育指导员2.7人。", "2.7人", "平均每千人拥有社会体育指导员"),
    ("余干县有小学42所，在校学生3.1万人。全县专任教师4210人。", "4210人", "专任教师"),
    ("余干县有小学42所，在校学生3.1万人。", "3.1万人", "小学在校学生"),
    ("余干县共有学校92所，其中小学42所；幼儿园50所。在校学生4.6万人。", "4.6万人", "学校在校学生"),
    ("余干县专任教师942人，其中，小学610人、特殊教育学校32人。", "32人", "特殊教育学校专任教师"),
    ("余干县党员2.9万人，党员中女党员7600人。", "7600人", "女党员"),
    ("余干县高中在校生2.9万人。", "2.9万人", "高中在校生"),
    ("余干县次均门诊费用312元，按当年价格比上年下降4.1%。", "4.1%", "次均门诊费用"),
    ("余干县面向社会招聘，9个岗位计划招聘14名护理员。", "9个", "岗位"),
    ("余干县的8个平台建设项目投资3.2亿元。", "8个", "平台建设项目"),
    ("余干县2.4万名学生每天享用到价值6元的餐食。", "2.4万名", "学生"),
    ("余干县火灾总量整体上升8.2%。", "8.2%", "火灾总量"),
    ("余干县扑救任务占比超六成，同比增加9.4%。", "9.4%", "扑救任务"),
    ("余干县新认定示范园区31家，累计达118家。", "118家", "示范园区"),
    ("余干县培训茶农310人，累计达880人。", "880人", "培训茶农"),
    ("余干县检察院经审查后（含上期积存）批准逮捕61人。", "61人", "批准逮捕"),
    ("目前，余干县已有310名求职者与企业达成就业意向。", "310名", "达成就业意向的求职者"),
    ("余干县36家企业进场招聘。", "36家", "进场招聘的企业"),
    ("余干县拨付92万元实验设备配套款。", "92万元", "实验设备配套款"),
]


@pytest.mark.parametrize(("text", "figure", "name"), NAMES)
def test_what_a_figure_is_called(text, figure, name):
    assert told(text)[figure].indicator == name


def test_a_feast_behind_a_day_is_no_currency():
    assert "1日元" not in told("今年1月1日元旦当天，余干县接待游客1.9万人次。")
    assert told("去年，余干县一家茶厂出口茶叶收入820万日元。")["820万日元"].unit == "日元"


def test_ages_of_a_list_are_its_names():
    found = told("余干县0-17岁、18-59岁、60岁及以上户籍人口分别为6.1万人、19.2万人和8.3万人。")
    names = [found[f].indicator for f in ("6.1万人", "19.2万人", "8.3万人")]
    assert names == ["0-17岁户籍人口", "18-59岁户籍人口", "60岁及以上户籍人口"]
    plain = told("余干县城镇、乡村户籍人口分别为6.1万人、8.2万人。")
    assert [plain[f].indicator for f in ("6.1万人", "8.2万人")] == ["城镇户籍人口", "乡村户籍人口"]


def test_one_rose_and_another_fell():
    found = told("余干县一产、二产占比分别上升1.2个百分点、下降0.7个百分点。")
    assert [m.indicator for m in found.values()] == ["一产占比", "二产占比"]
    assert [float(m.value) for m in found.values()] == [1.2, -0.7]


def test_a_census_is_what_one_compares_with():
    found = told(
        "余干县常住人口为412360人。全县常住人口与2010年第六次全国人口普查的398120人相比，增加14240人。"
    )
    assert found["398120人"].indicator == "常住人口"
    assert found["398120人"].period_start.year == 2010
    change = found["14240人"]
    assert (change.indicator, change.role, change.period_start) == ("常住人口", "change", None)
    assert change.of_metric_id == found["412360人"].metric_id


def test_a_level_of_another_place_is_no_place_of_the_difference():
    found = told("全市人均收入3.1万元。余干县人均收入2.8万元，增速比全市平均水平高0.6个百分点。")
    assert found["0.6个百分点"].indicator != "平均水平高"


CENSUS = """2021年6月8日 星期二 要闻
余干县人口普查公报

现将{}我县人口的基本情况公布如下：

一、户别人口

全县共有家庭户98120户，集体户2140户。

二、民族人口

全县人口中，汉族人口为301240人。
"""


@pytest.mark.parametrize(("said", "day"), [("2020年11月1日零时", 1), ("", None)])
def test_what_is_announced_is_of_the_day_that_it_names(said, day):
    start = of_page(CENSUS.format(said))["2140户"].period_start
    assert (start.day if start else None) == day


RAID = """2024年9月25日 星期三 社会
余干严查酒驾

为遏制酒驾，9月20日至9月22日，余干县交警部门开展夜查行动。

{}查处违法行为142起。
"""


@pytest.mark.parametrize(
    ("opens", "days"), [("据统计，全县共出动警力310人次，", (20, 22)), ("县里提醒，酒后莫开车，往年", None)]
)
def test_what_an_operation_brought_is_of_its_days(opens, days):
    figure = of_page(RAID.format(opens))["142起"]
    found = (figure.period_start.day, figure.period_end.day) if figure.period_start else None
    assert found == days


def test_a_figure_with_only_a_place_is_of_what_the_paragraph_before_told() -> None:
    found = of_page(
        "2021年6月9日 星期三\n\n余干县人口普查结果公布\n\n本报讯（记者 王平）全县常住人口为81.2万人。\n\n"
        "分布上，全县共有3个片区。其中，玉亭镇21.7万人，占26.7%；瑞洪镇7.4万人。\n"
    )
    assert [found[raw].indicator for raw in ("21.7万人", "7.4万人")] == ["常住人口", "常住人口"]


def test_the_words_of_an_office_are_no_private_ones() -> None:
    found = of_page("余干县修路\n\n本报讯（记者 王平）县交通局局长李青介绍：“今年计划修路310公里以上。”\n")
    assert found["310公里以上"].role == "target"
    found = of_page("余干县种菜\n\n本报讯（记者 王平）“今年摘了310斤。”菜农李青说。\n")
    assert found["310斤"].role == "context"


def test_money_of_the_state_and_the_region_has_one_name() -> None:
    found = of_page("余干县修路\n\n本报讯（记者 王平）全县争取到国家和江西省资金4.6亿元。\n")
    assert found["4.6亿元"].indicator.endswith("资金")
    assert "和资金" not in found["4.6亿元"].indicator


def test_parts_that_a_sentence_looks_at_are_of_the_whole_before() -> None:
    found = of_page(
        "2021年6月9日 星期三\n\n余干县财政稳中有进\n\n本报讯（记者 王平）全县三个片区共实现财政收入44.3亿元。\n\n"
        "分地区看，玉亭镇8.4亿元，增长1.3%；瑞洪镇14.1亿元。\n"
    )
    assert {found[raw].indicator for raw in ("8.4亿元", "1.3%", "14.1亿元")} == {"财政收入"}


@pytest.mark.parametrize(
    ("text", "role"),
    [("到2019年8月，全县累计培训2410人。", "actual"), ("到2029年8月，全县计划培训2410人。", "target")],
)
def test_what_was_added_up_by_a_day_is_no_aim(text: str, role: str) -> None:
    assert of_page(f"余干县办班\n\n本报讯（记者 王平）{text}\n")["2410人"].role == role
