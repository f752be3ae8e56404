"""A headline's figure is of the time that the story tells it with; of none where the story does not tell it."""

from __future__ import annotations

from datetime import date

import pytest

from transforms.extract import metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.story import cut_stories

# (headline, lead, figure of the headline, first and last day)
TAKEN_OVER = [
    (
        "半年进账超8亿元 财政收入过半",
        "2013年上半年，全县实现财政收入81260万元。",
        "8亿元",
        "2013-01-01/2013-06-30",
    ),
    ("全县城镇化率突破60%", "截至2017年底，城镇化率突破60%，达到60.32%。", "60%", "/2017-12-31"),
    ("全县小麦增产3.4%", "2015年1至7月，小麦总产41万吨，增长3.4%。", "3.4%", "2015-01-01/2015-07-31"),
    ("新增就业近5万人", "2015年前三季度，全市新增就业4.92万人。", "5万人", "2015-01-01/2015-09-30"),
    # Cut to its last digit, or the next above.
    ("引进企业超50家", "2019年1至5月，全市引进企业57家。", "50家", "2019-01-01/2019-05-31"),
    ("引进企业近60家", "2019年1至5月，全市引进企业53家。", "60家", "2019-01-01/2019-05-31"),
    ("新建校舍31万平方米", "2019年1至5月，全市新建校舍318260平方米。", "31万平方米", "2019-01-01/2019-05-31"),
    # The second line of a headline is of the time of its first.
    (
        "市场监管部门上半年\n\n办结举报860件",
        "2019年1至6月，全市受理举报910件。",
        "860件",
        "2019-01-01/2019-06-30",
    ),
    ("今年新增就业3.2万人", "2019年1至5月，全市新增就业3.21万人。", "3.2万人", "2019-01-01/2019-05-31"),
    # A second line without a name of its own: the first line has that of the figure below.
    (
        "全县稻谷库存\n突破70万吨",
        "截至2019年6月末，各粮库稻谷库存68.2万吨，出库9万吨。",
        "70万吨",
        "/2019-06-30",
    ),
    # With a slip: digits that changed places, or a figure near the one that is named alike.
    ("走访企业7148家", "2019年1至5月，走访企业7184家。", "7148家", "2019-01-01/2019-05-31"),
    ("园区产值超52亿元", "2019年1至5月，园区产值50.3亿元。", "52亿元", "2019-01-01/2019-05-31"),
]
KEPT = [
    # Its own time stays.
    (
        "前5月新增就业3.2万人",
        "截至2019年6月10日，新增就业3.2万人。今年前5月，新设企业860家。",
        "3.2万人",
        "2019-01-01/2019-05-31",
    ),
    # Another figure, another measure, a figure too far off.
    ("新建校舍31万平方米", "2019年1至5月，全市改造棚户区318260平方米。", "31万平方米", "/"),
    ("新增就业3.2万人", "2019年1至5月，全市新增就业4.1万人。", "3.2万人", "/"),
    ("新增就业3.2万人", "2019年1至5月，全市新设企业3.2万家。", "3.2万人", "/"),
    ("新增就业超3万人", "2019年1至5月，全市新增就业4.1万人。", "3万人", "/"),
    ("全县稻谷库存\n突破70万吨", "截至2019年6月末，各粮库收购玉米68.2万吨。", "70万吨", "/"),
    # The same figure without a time.
    ("茶园扩大到10万亩", "茶园面积已有10万亩。2019年1至5月，产茶860吨。", "10万亩", "/"),
]


OF_THE_HEAD = [
    (
        "国庆假期迎客46万人次 综合收入2.1亿元",
        "2024年10月1日至7日，全县接待游客46万人次。",
        "2.1亿元",
        "2024-10-01/2024-10-07",
    ),
    # Two times in the head: nothing says whose the third figure is.
    ("上半年迎客46万人次 五一迎客9万人次 带动就业3100人", "2024年7月，记者获悉。", "3100人", "/"),
]


@pytest.mark.parametrize(("headline", "lead", "figure", "expected"), [*TAKEN_OVER, *KEPT, *OF_THE_HEAD])
def test_a_headline_figure_has_the_period_of_the_same_figure_in_the_text(
    headline: str, lead: str, figure: str, expected: str
) -> None:
    page = read_page("page.txt", f"## {headline}\n\n本报讯 {lead}各地抓紧落实，群众得到实惠。\n".encode())
    found = metrics_of(page, [numbers_of(story) for story in cut_stories(page, classify(page))]).metrics
    head = next(m for m in found if figure in m.evidence.raw_text)
    start, end = (date.fromisoformat(side) if side else None for side in expected.split("/"))
    assert head.evidence.char_start < page.text.index("本报讯")
    assert (head.period_start, head.period_end) == (start, end)


@pytest.mark.parametrize(
    ("headline", "lead", "expected"),
    [
        (
            "前8个月我州边贸进出口\n同比增长7.3%",
            "2024年前8个月，全州边贸进出口82亿元，增长7.3%。",
            "边贸进出口",
        ),
        (
            "前10个月我县到位内资\n46.8亿元",
            "2024年1至10月，全县到位内资48.6亿元，合同引资78亿元。",
            "到位内资",
        ),
        # Nothing in the text has the first line's name.
        ("前8个月茶叶出口\n同比增长7.3%", "2024年前8个月，全州边贸进出口82亿元，增长7.5%。", ""),
    ],
)
def test_a_headline_s_second_line_is_named_after_its_first(headline, lead, expected):
    page = read_page("p.txt", f"{headline}\n\n本报讯（记者 王强）{lead}\n".encode())
    (story,) = cut_stories(page, classify(page))
    first = metrics_of(page, [numbers_of(story)]).metrics[0]
    assert (first.evidence.raw_text in headline, first.indicator) == (True, expected)
