"""Five questions to somebody who has never seen the screen, answered by a scripted walk from its first page.

1. 哪些目标落后于时间进度？            Which targets are behind pace?
2. 哪个印出的数不可能，为什么？         Which printed figure is impossible, and why?
3. 嘉鱼县今年培训了多少？              What has 嘉鱼县 trained this year?
4. 这个数从哪里来？                    Where does that number come from?
5. 与上一版相比变了什么？              What has changed since the last release?

The pages are the seeds, and one made-up page in which a target is behind; the second release adds two of them. Every
step is a click on something that can be seen or words typed where the page asks for them; the times are printed
(``pytest -s``) and none is asserted. Nothing is asked of the data file but through the screen.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.watched import Watched, watched
from tests.flows.loads import load_shown as load
from warehouse.screen.folder import folder_of

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "pages"
BEHIND = """临泽县融媒 2024年10月12日 星期六 第2版

## 职业培训要加把劲

本报讯（记者 李建国）2024年前9个月，临泽县开展职业技能培训480人次，完成年度目标任务的40%。县里要求各镇把培训班
办到村口，农闲时节多开课，让想学手艺的群众随时能报上名。
"""


@pytest.fixture(scope="module")
def screen(tmp_path_factory) -> Path:
    """The screen of two releases."""
    base = tmp_path_factory.mktemp("walk")
    (base / "pages").mkdir()
    seeds = sorted(SEEDS.glob("*.txt"))
    for page in seeds[:-2]:
        shutil.copy(page, base / "pages")
    (base / "pages" / "临泽.txt").write_text(BEHIND, "utf-8")
    load(base / "pages", base / "press.duckdb", "r1")
    for page in seeds[-2:]:
        shutil.copy(page, base / "pages")
    load(base / "pages", base / "press.duckdb", "r2")
    return folder_of(base / "press.duckdb")


@pytest.fixture
def walk(browser, screen) -> Iterator[Any]:
    with watched(browser, viewport={"width": 1600, "height": 1000}) as seen:
        begun = time.perf_counter()
        tab = seen.open(screen / "index.html")
        tab.get_by_role("heading", name="目标与实际").wait_for()
        yield tab
        print(f" {time.perf_counter() - begun:.1f} s", end="")
        assert_clean(seen, screen)


def assert_clean(seen: Watched, screen: Path) -> None:
    assert seen.errors == []
    assert seen.asked_elsewhere(screen) == []


def words(element: Any) -> str:
    return re.sub(r"\s+", " ", element.inner_text())


def card(tab: Any, title: str) -> Any:
    return tab.locator("section.card", has=tab.get_by_role("heading", name=title))


def test_1_which_targets_are_behind_pace(walk):
    told = words(card(walk, "目标与实际").locator("li", has_text="落后").first)
    assert "临泽县" in told
    assert "40%" in told
    assert "落后时间进度 34.9 个点" in told


def test_2_which_printed_figure_is_impossible_and_why(walk):
    card(walk, "对不上的数").get_by_role("link", name=re.compile("比总数.*还大，必有一个印错")).first.click()
    walk.get_by_role("heading", name="这处数字对不上").wait_for()
    told = words(walk.locator("#panel"))
    assert "3500余次 > 2560次，分项比总数多 940" in told
    assert walk.locator(".mark.operand").all_inner_texts() == ["2560次", "3500余次"]


def test_3_what_jiayu_trained_this_year(walk):
    walk.get_by_role("link", name="各地档案").click()
    walk.get_by_role("combobox", name="找地方").fill("嘉鱼县")
    walk.keyboard.press("Enter")
    walk.get_by_role("heading", name=re.compile("嘉鱼县")).first.wait_for()
    told = words(walk.locator("main"))
    assert "5440人次" in told


def test_4_where_that_number_came_from(walk):
    walk.get_by_role("link", name="各地档案").click()
    walk.get_by_role("link", name="嘉鱼县").click()
    walk.get_by_role("link", name=re.compile("5440人次|各类免费培训")).first.click()
    walk.locator(".mark.chosen").wait_for()
    assert walk.locator(".mark.chosen").inner_text() == "5440人次"
    assert "全县开展各类免费培训" in words(walk.locator(".text p", has=walk.locator(".mark.chosen")))
    assert walk.locator("#lines .printed.chosen").inner_text() == "5440人次"
    assert "003_" in words(walk.locator("#story .bar"))


def test_5_what_changed_since_the_last_release(walk):
    told = words(card(walk, "与上一版相比"))
    assert "与第 1 版相比：问题新出现 1 处" in told
    assert "培训246余人" in told
