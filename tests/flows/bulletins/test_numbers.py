"""Nothing stands in a bulletin that the warehouse does not hold: every number of it is asked for again, one by one.

The bulletins are those of loaded pages: a city's and its counties' by month, stories that contradict each other, made-up
stories with plans, floors and ceilings. Numbers that a page prints are compared with the figure that is cited and with the
page itself; computed ones are worked out anew from the rows of `metrics`; counts are counted by SQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from flows.bulletins.document import Document, Num, lines_of
from flows.bulletins.make import composed
from flows.bulletins.period import Period, period_of
from tests.flows import dispatch_pages
from tests.flows.bulletins.again import Again, right
from tests.flows.loads import load
from tests.flows.small_pages import CITY
from tests.planted.told_page import told_page
from tests.thorough import cases
from warehouse.bulletin import rows_in

PERIODS = (
    *(period_of("monthly", 2024, month) for month in cases((4, 7), (1, 3, 4, 6, 7, 8))),
    *(period_of("quarterly", 2024, quarter) for quarter in cases((3,), (1, 2, 3))),
    period_of("quarterly", 2023, 4),
)
MORE = {
    "rival.txt": """## 临泽县部署全年就业

本报讯（记者 何山）2024年，临泽县计划全年城镇新增就业5600人。县里说，零工市场要建到乡镇，求职者在家门口就能报名。
""",
    "implied.txt": """## 民勤县就业半年报

本报讯（记者 何山）2024年1至7月，民勤县城镇新增就业1164人，完成年度目标任务的72.75%；新建高标准农田1.5万亩，完成年度任务的50%。
防沙治沙的工地上，护林员骑着摩托车巡护，当地农户也有了新的收入。
""",
    "tourism23.txt": """## 山丹县旅游升温

本报讯（记者 何山）2023年1至7月，山丹县接待游客81.2万人次。马场的草原上，牧民赶着马群转场，观景台边停满了自驾游的车。
""",
    "tourism24.txt": """## 山丹县暑期客流再创新高

本报讯（通讯员 周青）2024年1至7月，山丹县接待游客96.3万人次，同比增长18.6%。民宿一房难求，老街夜市开到凌晨，摊主说比往年忙得多。
""",
    "tourism24b.txt": """## 一座县城的夏天

本报讯（记者 郑云）文旅部门发布的消息说，2024年1至7月，山丹县接待游客96.3万人次。长城脚下的研学营地里，孩子们学着夯土和刻瓦当。
""",
}
"""Pages that fill what the others leave empty: a plan told in two ways, targets that are only implied, a year before, two that agree."""
FILLED = {
    *(
        f"count:progress_shown.{v}"
        for v in ("ahead", "behind", "missed", "within", "broken", "places", "fresh")
    ),
    *("count:findings_of_period.error", "count:targets_disputed.disputes", "count:targets_waiting"),
    *("progress_shown.target", "progress_shown.target_low", "progress_shown.advance", "progress_shown.pace"),
    *("figures_of_period.growth_text", "figures_of_period.growth_computed", "figures_of_period.n_stories"),
    *("targets_disputed.raw_text", "rankings.rank", "rankings.gap", "series_points.difference"),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    dispatch_pages.write(folder, 2023, range(9, 13))
    dispatch_pages.write(folder, 2024, range(1, 10))
    (folder / "a.txt").write_text(CITY.format(city=8120, county=1030), "utf-8")
    (folder / "b.txt").write_text(
        CITY.format(city=812, county=1031).replace("成绩单出炉", "就业形势稳定"), "utf-8"
    )
    for name, text in MORE.items():
        (folder / name).write_text(text, "utf-8")
    for seed in range(16):
        (folder / f"told{seed:02}.txt").write_text(told_page(f"bulletin{seed}").text, "utf-8", newline="")
    return folder


@pytest.fixture(scope="module")
def con(pages: Path, tmp_path_factory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("numbers") / "press.duckdb"
    load(pages, path, "r1")
    with duckdb.connect(str(path), read_only=True) as con:
        yield con


def composed_for(con: duckdb.DuckDBPyConnection, period: Period) -> Document:
    return composed(rows_in(con, period.first, period.last), period, None)


def numbers(document: Document) -> Iterator[Num]:
    for line in lines_of(document):
        yield from (piece for piece in line if isinstance(piece, Num))


def test_every_number_is_in_the_warehouse(con):
    """One test, because the issues are dear to make; together they have every kind of number."""
    found: set[str] = set()
    for period in PERIODS:
        again = Again(con, period)
        for number in numbers(composed_for(con, period)):
            assert right(number, again), (period.stem, number)
            found.add(number.source)
    assert found >= FILLED, sorted(FILLED - found)
