"""Which time a figure belongs to: its clause's, its sentence's topic, its paragraph's; none where none is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.extract import metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import fold, read_page
from transforms.period import find_times
from transforms.story import cut_stories
from transforms.text.sentence import outline
from transforms.times.scope import governing, scope_of


def ruled(text: str, figures: list[str]) -> list[str]:
    """The time that rules each figure, in the order of the figures; empty where none does."""
    folded = fold(text)
    times, outlined = find_times(folded), outline(folded)
    scope = scope_of(folded, outlined, times)
    found: list[str] = []
    at = 0
    for figure in figures:
        at = folded.index(figure, at)
        mention = governing(scope, at)
        found.append(mention.text if mention else "")
        at += len(figure)
    return found


# (text, "figure time" pairs; a lone figure has no time)
NEAREST = [
    ("去年，全县接待游客210万人次，今年1至9月已接待260万人次，同比增长18%。", "210万人次 去年 260万人次 今年1至9月 18% 今年1至9月"),
    ("近三年，医院培养骨干医师46名，今年新引进硕士12名。", "46名 近三年 12名 今年"),
    ("“十四五”以来，全市改造棚户区1.2万套，其中今年改造1800套。", "1.2万套 “十四五”以来 1800套 今年"),
    ("全市今年以来签约项目32个，计划总投资186亿元。", "32个 今年以来 186亿元 今年以来"),
    ("截至11月20日，供热企业储煤45万吨；入户测温3200户。", "45万吨 截至11月20日 3200户 截至11月20日"),
    ("记者10月12日从市农业农村局获悉，截至10月10日，秋粮已收获420万亩。", "420万亩 截至10月10日"),
    ("自10月20日正式供热以来，热线受理诉求1860件，办结率99%。", "1860件 自10月20日正式供热以来 99% 自10月20日正式供热以来"),
    ("到2025年底，全县工坊力争达到260家，带动就业1.5万人。", "260家 2025年底 1.5万人 2025年底"),
]  # fmt: skip
TOPICS = [
    ("前三季度，外贸进出口318.6亿元。其中，出口206亿元；进口112.6亿元。", "318.6亿元 前三季度 206亿元 前三季度 112.6亿元 前三季度"),
    ("数据显示，2024年，全省造林35万亩。森林覆盖率达52.6%。", "35万亩 2024年 52.6% 2024年"),
    # A time that is no sentence's topic ends with its sentence.
    ("村里的老路坑坑洼洼，大家盼了很久，好在去年投入60万元修好了。如今村里有农户320户。", "60万元 去年 320户 如今"),
    ("全县建成养老驿站86个，村干部说起当年的情形，2019年只有3个。全县有助餐点120个。", "3个 2019年 120个 "),
    # So does a paragraph.
    ("今年，全县新建厂房12万平方米。\n全县有企业860家。", "12万平方米 今年 860家 "),
]  # fmt: skip
NAMES_AND_THINGS = [
    ("今年以来，该市实施“2023年温暖工程”，资助学生3600人。", "3600人 今年以来"),
    ("该市实施“2023年温暖工程”，资助学生3600人。", "3600人 2023年"),
    ("今年以来，全区对2021年建成的36座公厕实施改造，投入资金480万元。", "36座 2021年 480万元 今年以来"),
    ("全区对2021年建成的36座公厕实施改造，投入资金480万元。", "480万元 2021年"),
    ("今年，农技站将2022年推广的8个品种重新试种，亩产提高60公斤。", "8个 2022年 60公斤 今年"),
]
COMPARISONS = [
    (
        "截至6月底，公交线路由去年底的86条增至98条，增长13.95%。",
        "86条 去年底 98条 截至6月底 13.95% 截至6月底",
    ),
    ("一季度，新登记企业1204户，去年同期为547户，增长1.2倍。", "1204户 一季度 547户 去年同期 1.2倍 一季度"),
    (
        "2023年，人均纯收入16800元，比2020年的11200元增加5600元。",
        "16800元 2023年 11200元 2020年 5600元 2023年",
    ),
    ("2024年，覆盖率由上年的83.6%提高到96.2%。", "83.6% 上年 96.2% 2024年"),
    ("今年1至8月，出口额24亿元，较去年同期多3.1亿元。", "24亿元 今年1至8月 3.1亿元 今年1至8月"),
    ("上半年，住院人次比2019年增长12%。", "12% 上半年"),
    ("与2022年相比，亩均增收300元。", "300元 "),
    ("床位由2020年的120张增加到2024年的360张。", "120张 2020年 360张 2024年"),
]
HELD_AND_TOLD = [
    ("3月12日，县里举办2016年春季招聘会，86家企业提供岗位3200个。", "86家 3月12日 3200个 3月12日"),
    ("今年以来，全县实施2016年“暖冬行动”，救助860人。", "860人 今年以来"),
    ("县里举办2016年春季招聘会，86家企业参加。", "86家 2016年春季"),
    ("记者从2011年全县茶叶年会上获悉，茶园扩大到10万亩。2010年，产茶2600吨。", "10万亩  2600吨 2010年"),
    (
        "截至3月底，参保率达97%，比市里下达的2011年95%的任务高2个百分点。",
        "97% 截至3月底 95% 2011年 2个百分点 截至3月底",
    ),
    ("目前，已利用20万吨。按照利用率30%的目标，今年计划利用39万吨。", "20万吨 目前 30% 今年 39万吨 今年"),
    ("按照每亩30元的标准，镇里发放补贴。今年共12万元。", "30元  12万元 今年"),
    ("经市统计局核定，临江县2015年秋粮总产31万吨。单产增加8公斤。", "31万吨 2015年 8公斤 2015年"),
]
FOUNDING = [
    ("这所学校始建于1958年，占地60亩，今年投入380万元改造操场。", "60亩  380万元 今年"),
    ("合作社成立于2012年，入社农户180户。", "180户 "),
    ("2021年，镇里建起冷库，现有库容3000吨。", "3000吨 "),
    ("截至9月底，全市现有充电桩4200个。", "4200个 截至9月底"),
]
BEHIND = [
    ("新增学位800个的目标今年实现。", "800个 今年"),
    ("建成大棚200座，力争到年底全部投用。", "200座 "),
    ("每年投入50万元，每周开展3次巡查。", "50万元  3次 "),
]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [*NEAREST, *TOPICS, *NAMES_AND_THINGS, *COMPARISONS, *HELD_AND_TOLD, *FOUNDING, *BEHIND],
)
def test_a_figure_belongs_to_the_time_a_reader_gives_it(text: str, pairs: str) -> None:
    cells = pairs.split(" ")
    assert ruled(text, cells[::2]) == cells[1::2]


MASTHEAD = "2024年11月21日 星期四\n\n"
WHOLE_YEAR = (date(2024, 1, 1), date(2024, 12, 31))
TARGETS = [
    ("今年，全市计划改造供水管网40公里，截至10月底已改造36公里。", "40公里", WHOLE_YEAR),
    ("今年，区里计划为320户家庭改造厨卫，每户补助4000元。", "4000元", WHOLE_YEAR),
    ("今年全县计划完成造林15万亩，截至9月底造林12万亩，完成年度任务的80%。", "15万亩", WHOLE_YEAR),
    ("今年，全市已改造供水管网36公里。", "36公里", (date(2024, 1, 1), date(2024, 11, 21))),
    ("今年，全市继续发放取暖补贴，每户补助600元。", "600元", (date(2024, 1, 1), date(2024, 11, 21))),
    ("到2025年底，全市力争建成充电桩2000个。", "2000个", (None, date(2025, 12, 31))),
    ("明年，全县计划改造危桥36座。", "36座", (date(2025, 1, 1), date(2025, 12, 31))),
    ("去年，全县计划改造危桥36座，实际改造30座。", "36座", (date(2023, 1, 1), date(2023, 12, 31))),
]


@pytest.mark.parametrize(("sentence", "figure", "expected"), TARGETS)
def test_a_target_of_the_year_is_of_all_its_months(
    sentence: str, figure: str, expected: tuple[date | None, date | None]
) -> None:
    page = read_page("page.txt", f"{MASTHEAD}## 民生实事加快推进\n\n本报讯 {sentence}\n".encode())
    numbers = [numbers_of(story) for story in cut_stories(page, classify(page))]
    found = [m for m in metrics_of(page, numbers).metrics if m.evidence.raw_text == figure]
    assert [(m.period_start, m.period_end) for m in found] == [expected]


@given(
    st.lists(
        st.sampled_from(
            ["今年", "去年底", "截至6月底", "2023年", "由", "的", "比", "为", "86条", "增至", "，", "；", "。", "\n", "“"]
        ),
        max_size=30,
    ).map("".join)
)  # fmt: skip
def test_a_ruling_time_stands_in_the_figures_paragraph(text: str) -> None:
    folded = fold(text) + "36个"
    times, outlined = find_times(folded), outline(folded)
    at = len(folded) - 3
    mention = governing(scope_of(folded, outlined, times), at)
    if mention is not None:
        assert mention.start >= outlined.paragraph(at)[0]
        assert mention.kind not in ("clock", "recurring")
