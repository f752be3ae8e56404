"""The date of a page from its own words: the day only where printed, the month as a lower bound, the year by evidence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.page_date import date_page

# (texts of a page, day, month, year)
PRINTED_DAY = [
    (["2024年11月21日 星期四", "县里召开会议。"], "2024-11-21"),
    (["2024年11月21日　星期四　农历甲辰年十月廿一　今日8版　第12345期", "正文。"], "2024-11-21"),
    (["星期四 2024年11月21日", "正文。"], "2024-11-21"),
    (["2024.11.21 星期四\n要闻", "正文。"], "2024-11-21"),
    (["2024-11-21 周四", "正文。"], "2024-11-21"),
    (["二〇二四年十一月二十一日 星期四", "正文。"], "2024-11-21"),
    (["2024年11月21日", "去年全县产粮12万吨。"], "2024-11-21"),
    (["11月21日 星期四", "2024年以来，全市培训2万人次。2024年新增学位800个。"], "2024-11-21"),
]


@pytest.mark.parametrize(("texts", "day"), PRINTED_DAY)
def test_a_masthead_gives_the_day(texts: list[str], day: str) -> None:
    found = date_page(texts)
    assert found.day == date.fromisoformat(day)
    assert "报头" in found.basis


MONTH_AND_YEAR = [
    # The newest month that is over puts the page into the next one.
    (
        "今年前7个月，新增就业4万人。截至7月底，就业率达72%。今年以来，举办“2021年技能行动”启动大会。",
        "2021-08",
    ),
    ("2024年，全县实施项目80个，今年1-10月完成投资30亿元。", "2024-11"),
    ("今年上半年，2023年度项目全部开工，上半年完成投资30亿元。", "2023-07"),
    ("2022年全市“春风行动”启动。今年前三季度，2022年目标过半。", "2022-10"),
    # The newest day spoken of as past.
    (
        "11月14日，首宗地块摘牌。11月12日，专家组到访。截至2023年底，全县有企业119家。今年以来完成8项。",
        "2024-11",
    ),
    ("本报3月6日讯 今年以来，2024年重点项目开工12个。", "2024-03"),
    (
        "本报讯 10月8日，大桥通车。今年以来游客达300万人次，超过2023年全年。2024年国庆假期客流增长。",
        "2024-10",
    ),
    ("2024年9月3日，新学期开学。2024年新建学校3所。", "2024-09"),
    # What is still to come, recurs, or belongs to another year does not count.
    ("6月5日，河长巡河。7月20日，现场会将在市里举行。今年以来，按照2023年方案治河8条。", "2023-06"),
    ("5月8日，农技员下田。12月底前全部完工。今年以来，2024年高标准农田开建。", "2024-05"),
    ("4月2日，植树活动举行。去年11月补植500亩。今年以来，2024年任务过半。", "2024-04"),
    ("2023年，公司9月投产。3月6日，2024年首个订单签约。今年以来，2024年订单翻番。", "2024-03"),
    ("5月6日，抽检启动。每年6月集中宣传。今年以来，2024年抽检800批次。", "2024-05"),
    # In January a bare December is last year's.
    ("1月15日，慰问组进村。12月，全县普降大雪。2024年1月5日，2024年首场招聘会举行。", "2024-01"),
    ("截至2023年底，全县脱贫户就业2万人。截至2023年12月底，2023年任务完成。1月9日，干部返村。", "2024-01"),
    # A festival beside its date settles the year.
    ("2月3日是南方传统的小年，医生上门服务。2023年，签约8万人。", "2024-02"),
    ("2月3日是小年。这座桥2018年建成，2018年通车。", "2024-02"),
    ("9月17日，中秋节，文艺队进社区。2024年演出50场。", "2024-09"),
    ("6月14日恰逢端午，龙舟下水。2020年，龙舟队成立。", "2021-06"),
    # Plans run into years to come.
    ("8月12日，方案出台。今年以来，2024年改造小区20个，到2025年，改造完毕，展望2035年远景目标。", "2024-08"),
    ("8月12日，方案出台。2024年改造小区20个，今年以来，“十四五”期间目标过半，规划2026年完工。", "2024-08"),
]


@pytest.mark.parametrize(("text", "month"), MONTH_AND_YEAR)
def test_the_newest_past_statement_gives_the_month(text: str, month: str) -> None:
    found = date_page([text])
    assert found.day is None
    assert found.month == date.fromisoformat(f"{month}-01")
    assert found.basis


NO_YEAR = [
    "11月25日，公司招聘。12月4日，记者到访。这里是2018年投入150万元建成的。",
    "近日，县里召开会议。目前，建成驿站15家。",
    "11月25日，公司招聘。这里是2018年投入150万元建成的，2018年底开张。",
    "1月22日，大年初一，环卫工人照常上岗。",  # 2004, 2012, 2023
    "到2035年，基本实现现代化。",
    "培训2000余人，共2116名劳动者参加，发放贷款13540.9万元。",
    "",
]


@pytest.mark.parametrize("text", NO_YEAR)
def test_without_evidence_nothing_is_guessed(text: str) -> None:
    found = date_page([text])
    assert (found.day, found.month, found.year) == (None, None, None)
    assert found.basis


NO_DAY = [
    # The weekday belies the date.
    ["2024年11月21日 星期三", "2024年，全县……今年以来，2024年任务过半。"],
    # A date in running text is not the paper's own.
    [
        "2024年11月21日，县里召开乡村振兴现场会，全县干部职工三百多人冒雨来到现场观摩学习，现场签约项目十二个，总投资八亿元。"
    ],
    # Two mastheads that differ.
    ["2024年11月21日 星期四", "2024年11月22日 星期五", "2024年以来，任务过半。"],
    ["11月21日 星期三", "2024年以来，2024年任务过半。"],
]


@pytest.mark.parametrize("texts", NO_DAY)
def test_a_doubtful_day_is_no_day(texts: list[str]) -> None:
    assert date_page(texts).day is None


@given(
    st.permutations(
        ["11月14日，地块摘牌。", "截至2023年底，企业119家。", "今年以来完成8项。", "2024年大赛举行。"]
    )
)
def test_the_order_of_the_stories_does_not_matter(texts: list[str]) -> None:
    found = date_page(texts)
    assert (found.month, found.year) == (date(2024, 11, 1), 2024)


@given(st.dates(date(2000, 1, 1), date(2035, 12, 31)))
def test_any_right_masthead_is_believed(day: date) -> None:
    line = f"{day.year}年{day.month}月{day.day}日 星期{'一二三四五六日'[day.weekday()]}"
    assert date_page(["正文。", line]).day == day


@given(st.text(alphabet="今年去月日前至截底初一二三十0123年月日以来，。 \n", max_size=80))
def test_any_text_gives_a_date_that_agrees_with_itself(text: str) -> None:
    found = date_page([text])
    assert found.month is None or found.year == found.month.year
    assert found.day is None or found.month == found.day.replace(day=1)
