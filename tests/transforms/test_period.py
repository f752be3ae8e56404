"""Times as Chinese papers print them: what is found, of which kind, and which days it means."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.page import fold
from transforms.period import PageDate, Period, TimeMention, find_times, resolve
from transforms.times.pattern import AHEAD, pattern
from transforms.times.timeline import timeline

DAY = PageDate(date(2024, 11, 21), date(2024, 11, 1), 2024, "报头")
MONTH = PageDate(None, date(2024, 11, 1), 2024, "最新的已过时间")
NEVER = PageDate(None, None, None, "")


def period(text: str) -> Period:
    """``2024-01-01/2024-07-31``; a side may be empty."""
    start, end = (date.fromisoformat(side) if side else None for side in text.split("/"))
    return Period(start, end)


def only(text: str) -> TimeMention:
    found = find_times(fold(text))
    assert len(found) == 1, found
    return found[0]


TIMES = list(csv.DictReader(Path(__file__).with_name("times.csv").read_text("utf-8").splitlines()))
"""Sentences with one time each: the phrase found, its kind, its period on a page of 2024-11-21; by family."""


@pytest.mark.parametrize("row", TIMES, ids=lambda row: f"{row['family']}-{row['phrase']}")
def test_a_sentence_names_one_time(row: dict[str, str]) -> None:
    mention = only(row["sentence"])
    assert (mention.text, mention.kind) == (fold(row["phrase"]), row["kind"])
    assert resolve(mention, DAY) == period(row["period"])


# The same words on a page whose day is not known: what rested on the day is open.
@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("今年以来", "2024-01-01/"),
        ("今年", "2024-01-01/"),
        ("今年前7个月", "2024-01-01/2024-07-31"),
        ("2023年以来", "2023-01-01/"),
        ("2024年", "2024-01-01/2024-12-31"),
        ("目前", "/"),
        ("截至目前", "/"),
        ("昨日", "/"),
        ("本周", "/"),
        ("上周五", "/"),
        ("本月", "2024-11-01/2024-11-30"),
        ("截至11月18日", "/2024-11-18"),
        ("近三年", "2022-01-01/"),
        ("12月5日", "2024-12-05/2024-12-05"),
    ],
)
def test_an_unknown_day_leaves_the_side_open(phrase: str, expected: str) -> None:
    assert resolve(only(phrase), MONTH) == period(expected)


@pytest.mark.parametrize(
    "phrase", ["今年以来", "去年", "11月14日", "1-11月", "上半年", "截至7月底", "春节期间", "本月", "全年"]
)
def test_without_any_page_date_only_printed_years_count(phrase: str) -> None:
    assert resolve(only(phrase), NEVER) == Period(None, None)
    assert resolve(only("2023年上半年"), NEVER) == period("2023-01-01/2023-06-30")


@pytest.mark.parametrize(
    ("page_month", "phrase", "expected"),
    [
        (1, "11月14日", "2023-11-14/2023-11-14"),
        (1, "1-11月", "2024-01-01/2024-11-30"),
        (2, "12月", "2023-12-01/2023-12-31"),
        (1, "春节期间", "2024-02-10/2024-02-17"),
        (12, "元旦", "2025-01-01/2025-01-01"),
        (3, "12月底前", "/2024-12-31"),
    ],
)
def test_a_month_still_to_come_is_last_years_unless_it_is_a_deadline(
    page_month: int, phrase: str, expected: str
) -> None:
    page = PageDate(None, date(2024, page_month, 1), 2024, "")
    assert resolve(only(phrase), page) == period(expected)


def test_an_anchor_year_and_the_day_last_spoken_of_are_used() -> None:
    assert resolve(only("9月"), DAY, anchor_year=2020) == period("2020-09-01/2020-09-30")
    assert resolve(only("当天"), DAY, last_day=date(2024, 10, 31)) == period("2024-10-31/2024-10-31")
    assert resolve(only("次日"), DAY, last_day=date(2024, 10, 31)) == period("2024-11-01/2024-11-01")
    assert resolve(only("当天"), DAY) == Period(None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022年3月开工，11月完工。11月14日，记者到访。", ["2022-03-01/2022-03-31", "2022-11-01/2022-11-30", "2024-11-14/2024-11-14"]),
        ("11月18日，医疗队进村。当天接诊80人，次日返程。", ["2024-11-18/2024-11-18", "2024-11-18/2024-11-18", "2024-11-19/2024-11-19"]),
        ("今年1-2月完成投资5亿元，比去年同期增长8%。", ["2024-01-01/2024-02-29", "2023-01-01/2023-02-28"]),
        ("去年，9月投产的厂子盈利。9月又添新线。", ["2023-01-01/2023-12-31", "2023-09-01/2023-09-30", "2024-09-01/2024-09-30"]),
        ("上半年，登记企业1204户；注销86户，去年同期为120户。", ["2024-01-01/2024-06-30", "2023-01-01/2023-06-30"]),
        ("2023年，新增学位800个；覆盖率由上年的83%提高到96%。", ["2023-01-01/2023-12-31", "2022-01-01/2022-12-31"]),
        ("2022年，床位由上年末的80张增至96张，9月又添10张。", ["2022-01-01/2022-12-31", "/2021-12-31", "2022-09-01/2022-09-30"]),
        ("2022年，新增学位800个。上年度下达的资金已拨付。", ["2022-01-01/2022-12-31", "2023-01-01/2023-12-31"]),
        ("比2022年增长5%，9月最快。", ["2022-01-01/2022-12-31", "2024-09-01/2024-09-30"]),
    ],
)  # fmt: skip
def test_times_are_read_in_the_light_of_those_before(text: str, expected: list[str]) -> None:
    folded = fold(text)
    assert list(timeline(folded, find_times(folded), DAY)) == [period(p) for p in expected]


@pytest.mark.parametrize(
    ("text", "month", "expected"),
    [
        ("截至年底,全县林地面积96万亩", 4, "/2023-12-31"),
        ("年末户籍人口21万人", 4, "/2023-12-31"),
        ("年末户籍人口21万人", 12, "/2024-12-31"),
        ("力争到年底建成36公里", 4, "/2024-12-31"),
    ],
)
def test_a_years_end_that_was_counted_had_come_when_the_page_was_printed(
    text: str, month: int, expected: str
) -> None:
    page = PageDate(date(2024, month, 9), date(2024, month, 1), 2024, "报头")
    assert timeline(text, find_times(text), page) == (period(expected),)


def test_what_begins_later_in_the_year_does_not_begin_with_it() -> None:
    assert [m.text for m in find_times("今年入汛以来,降雨偏多")] == ["今年", "入汛以来"]


NO_TIMES = """
    培训2000余人 共2116名劳动者 贷款13540.9万元 收集信息1935条 3天时间里，考察团走访了5家企业 历经三年时间
    用时两个月 连续3个多月 从业十余年 年近七旬 为期八天的培训 8小时工作制 距今2000年历史 有2000多年历史 2000年前的古城
    住在14号楼 第35期培训班 15分钟就业圈 每亩产量达2000斤 热线12345678 3月龄猪仔 7日游线路 三年行动计划 五年规划
    一年一度的庙会 百日攻坚行动 10日内办结 3个月内完成 一月两次 十一个月 一日三餐 35岁以下 一年内完成 高三年级 2021级学生
    二十届三中全会 二十四节气 五一路改造 清明上河图 李国庆说 全国五一劳动奖章 十一届全国人大 一季稻亩产 春天的故事
    春季学期 周围群众 一周三次 前往长沙 建设周期2年 提高1.5个百分点 总分10点 60日龄出栏 最近的医院 将近三年 贴近日常
    六月六 农历八月十五 全年就业目标 全年目标任务 年度目标任务 “十四五”规划纲要 五六年 20多年来 三十年如一日 10年间
    占地12173.27平方米 转化金额2453万元 每人1000元 1+1+9+8+12+82 十百千万 月饼 月均收入3000元 如今年产值达2亿元
"""


@pytest.mark.parametrize("sentence", NO_TIMES.split())
def test_numbers_names_and_durations_are_no_times(sentence: str) -> None:
    assert [m.text for m in find_times(fold(sentence)) if m.text != "如今"] == []


def test_all_times_of_a_paragraph_in_order() -> None:
    text = fold(
        "据统计，2023年全县接待游客320万人次；今年以来已接待410万人次，其中国庆假期62万人次。截至10月底，3家景区免票。"
    )
    assert [m.text for m in find_times(text)] == ["2023年", "今年以来", "国庆假期", "截至10月底"]


@given(
    st.lists(
        st.sampled_from(
            [
                *"今年去月日前后至到截年底初一二十3012-—~“”近三每上半季度春节周",
                "2024年",
                "11月",
                "以来",
                "截至",
                "。",
            ]
        ),
        max_size=60,
    ).map("".join)
)
def test_spans_are_ordered_apart_and_hold_their_text(text: str) -> None:
    end = 0
    mentions = find_times(text)
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
        for page in (DAY, MONTH, NEVER):
            found = resolve(mention, page)
            assert found.start is None or found.end is None or found.start <= found.end
    assert len(timeline(text, mentions, MONTH)) == len(mentions)


@given(st.dates(date(2000, 1, 1), date(2035, 12, 31)))
def test_a_full_date_is_itself_on_any_page(day: date) -> None:
    printed = f"{day.year}年{day.month}月{day.day}日"
    for page in (DAY, MONTH, NEVER):
        assert resolve(only(printed), page) == Period(day, day)


@given(st.integers(1, 12), st.integers(1, 12))
def test_the_first_n_months_end_with_the_nth(last: int, page_month: int) -> None:
    page = PageDate(None, date(2023, page_month, 1), 2023, "")
    found = resolve(only(f"今年前{last}个月"), page)
    assert found == resolve(only(f"今年1-{last}月" if last > 1 else "今年1月"), page)


@pytest.mark.parametrize(
    "unit", ["今", "1", "十", "1-", "二〇", "“", "近", "截至", "今年的", "每年", "11月", "年初", "1 ", "2024"]
)
def test_pathological_repetition_gives_only_short_times(unit: str) -> None:
    assert all(m.end - m.start <= 60 for m in find_times(unit * 50_000))


@given(
    st.lists(
        st.sampled_from(
            ["今年", "去年", "2024", "年", "10", "月", "1-", "日", "前", "三", "个月", "一", "至", "二", "季度", "“", "五一", "”", "假期",
             "截至", "目前", "当", "底", "以来", "十四五", "期间", "9", "时", ":30", "、", "和", "全年", "近", "自", "每", "周", "末", "，", "。", " "]
        ),
        max_size=24,
    ).map("".join)
)  # fmt: skip
def test_the_places_tried_lose_no_time_that_the_whole_pattern_finds(text: str) -> None:
    folded = fold(text)
    whole = [
        (m.start() + len(m.group()) - len(m.group().lstrip()), m.end()) for m in pattern().finditer(folded)
    ]
    found = find_times(folded)
    assert len(found) == len(whole)
    for mention, (start, end) in zip(found, whole, strict=True):
        assert start <= mention.start
        assert mention.end <= end


def test_the_pattern_repeats_nothing_without_bound() -> None:
    """Every branch has a bounded length: reading is linear in the text whatever the text."""
    for source in (pattern().pattern, AHEAD.pattern):
        bare = re.sub(r"\\.|\[[^\]]*\]", "x", source)
        assert re.findall(r"\*|(?<![?}])\+|\{[0-9]*,\}", bare) == []


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        (date(2024, 11, 21), None, 2024),
        (date(2024, 11, 21), date(2024, 10, 1), 2024),
        (None, date(2024, 11, 2), 2024),
    ],
)
def test_a_page_date_that_contradicts_itself_is_refused(
    day: date | None, month: date | None, year: int
) -> None:
    with pytest.raises(ValueError, match="不一致"):
        PageDate(day, month, year, "")
