"""Periods of whole paragraphs, quantity by quantity, as a reader gives them: periods.csv, grouped by family.

``page`` is the page's date: ``21`` the 21st of November 2024, which is printed; else a month of 2024 whose day is
not known. ``truth`` lists figures with their first and last day, an open side empty; other figures are not asked.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from transforms.extract import metrics_of, numbers_of
from transforms.layout import classify
from transforms.lists.share_row import told_at
from transforms.page import fold, read_page
from transforms.period import PageDate, Period, find_times
from transforms.quantity import find_quantities
from transforms.role import role_of
from transforms.story import cut_stories
from transforms.text.sentence import outline
from transforms.text.surroundings import surroundings
from transforms.times.carried import carried, handed_on
from transforms.times.carried_year import in_carried
from transforms.times.row import respective_times
from transforms.times.scope import governing, scope_of
from transforms.times.timeline import timeline
from transforms.times.told_period import OBSERVED, period_told, time_told

ROWS = list(csv.DictReader((Path(__file__).parent / "periods.csv").open(encoding="utf-8")))


def dated(page: str) -> PageDate:
    if page == "21":
        return PageDate(date(2024, 11, 21), date(2024, 11, 1), 2024, "报头")
    return PageDate(None, date(2024, int(page), 1), 2024, "最新的已过时间")


def told(text: str, page: PageDate) -> Iterator[tuple[str, Period]]:
    """Every metric figure of a text with its period, as :mod:`transforms.extract` puts the stages together."""
    folded = fold(text)
    times = find_times(folded)
    typed = [q for q in find_quantities(folded, times) if q.kind == "metric" and q.numeral is not None]
    scope = scope_of(folded, outline(folded), times)
    periods = dict(zip(scope.starts, timeline(folded, times, page), strict=True))
    about = surroundings(folded, scope.outline, typed)
    starts = told_at(about)
    in_row, taken_over = respective_times(scope, starts), carried(scope, 0, page)
    periods = in_carried(scope, periods, taken_over, page)
    near = None
    for i, (quantity, around) in enumerate(zip(typed, about, strict=True)):
        role = role_of(quantity, around, near)
        near = (quantity, role)
        mention = in_row.get(i) or governing(scope, starts[i], observed=role in OBSERVED)
        mention = mention or handed_on(scope, taken_over, starts[i])
        mention = time_told(role, mention, around)
        yield (
            folded[quantity.start : quantity.end],
            period_told(role, mention, periods, scope, around, page),
        )


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['family']}-{i}" for i, row in enumerate(ROWS)])
def test_each_figure_has_the_period_a_reader_gives_it(row: dict[str, str]) -> None:
    found = list(told(row["text"].replace("\\n", "\n"), dated(row["page"])))
    at = 0
    for truth in row["truth"].split("; "):
        figure, days = truth.split(" ")
        start, end = (date.fromisoformat(side) if side else None for side in days.split("/"))
        printed = [text for text, _ in found]
        assert fold(figure) in printed[at:], printed
        at = printed.index(fold(figure), at) + 1
        assert found[at - 1] == (fold(figure), Period(start, end))


def test_the_table_is_wide_enough() -> None:
    families = {row["family"] for row in ROWS}
    assert len(ROWS) >= 80
    assert len(families) >= 12
    assert sum(row["truth"].count("; ") + 1 for row in ROWS) >= 160


@pytest.mark.parametrize(
    "unit",
    [
        "今年，",
        "比2020年",
        "2019年、",
        "（1月，",
        "同比3%，",
        "截至10月底，12个；",
        "分别2021年、2022年为3件、4件，",
        "其中\n",
        "”’",
        "…",
        "——",
        "((",
        "全年5件",
    ],
)
def test_text_without_end_is_read_in_time(unit: str) -> None:
    """No stage may look further from a figure the longer the text is: this would not end if one did."""
    found = list(told(unit * 4000, dated("11")))
    assert all(p.start is None or p.end is None or p.start <= p.end for _, p in found)


REVIEW = """2024年11月21日 星期四

## {headline}

今年上半年，全市地区生产总值完成780亿元。

项目投资承压推进。全市亿元以上项目272个，开复工204个，各地正在抢抓晴好天气加快建设。"""


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("全市上半年经济运行稳中有进", (date(2024, 1, 1), date(2024, 6, 30))),
        ("重点工程上半年推进正常", (None, None)),
        ("全市经济运行稳中有进", (None, None)),
    ],
)
def test_the_stretch_that_a_headline_reviews_is_that_of_every_paragraph(
    headline: str, expected: tuple[date | None, date | None]
) -> None:
    page = read_page("made.txt", REVIEW.format(headline=headline).encode())
    numbers = [numbers_of(story) for story in cut_stories(page, classify(page))]
    told = metrics_of(page, numbers).metrics
    assert [(m.period_start, m.period_end) for m in told if m.unit == "个"] == [expected] * 2


LISTED = """2024年11月21日 星期四

{headline}

●家电换新补贴发到商户960家，兑付480万元。
●回收旧家电900台，去年同期1000台，下降10%。
●注册会员：截至2月底3万人。
"""


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("一季度以旧换新一览", ["2024-01-01/2024-03-31", "2023-01-01/2023-03-31", "2024-01-01/2024-03-31"]),
        ("以旧换新一览", ["/", "/", "/"]),
    ],
)
def test_the_items_under_a_title_with_a_time_are_of_it(headline: str, expected: list[str]) -> None:
    page = read_page("made.txt", LISTED.format(headline=headline).encode())
    told = metrics_of(page, [numbers_of(story) for story in cut_stories(page, classify(page))]).metrics
    found = {m.evidence.raw_text: f"{m.period_start or ''}/{m.period_end or ''}" for m in told}
    assert [found[figure] for figure in ("960家", "1000台", "10%")] == expected
    assert found["3万人"] == "/2024-02-29"


NOTICE = """2024年11月21日 星期四

甲县林业局
关于征集{time}护林志愿队的公告

现征集护林志愿队36支，其中林场16支、村组20支。油料补贴每支每月1900元。
"""


@pytest.mark.parametrize(
    ("time", "expected"), [("四季度", (date(2024, 10, 1), date(2024, 12, 31))), ("", (None, None))]
)
def test_a_notice_sets_what_is_of_the_time_in_its_name(
    time: str, expected: tuple[date | None, date | None]
) -> None:
    page = read_page("made.txt", NOTICE.format(time=time).encode())
    told = metrics_of(page, [numbers_of(story) for story in cut_stories(page, classify(page))]).metrics
    found = {m.evidence.raw_text: (m.period_start, m.period_end) for m in told}
    assert [found[figure] for figure in ("36支", "16支", "20支")] == [expected] * 3
    assert found["1900元"] == (None, None)
