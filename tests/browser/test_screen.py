"""As an official would: look at the screen, filter it, open a place, search a directory, by mouse and by keyboard.

The figures are made by hand, some with texts that would break a page that trusted them. ``SHUZHENG_SHOTS=DIR`` keeps the
screenshots, which are for looking at.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser.watched import axe, until_true, watched
from tests.dispatch_rows import CODES, DAY, JOBLESS, database, fails, plan, told
from tests.screen.reading import drawn
from warehouse.screen import reader
from warehouse.screen.building import Building, Edition

HOSTILE = "</script><img src=x onerror='window.broken=1'><b>甲</b>"
WIDTHS = (390, 768, 1360, 1920)
PAGES = ("index.html", f"place.html#{CODES['郴州市']}", "place.html", "directory.html#standards")


def figures() -> list[Any]:
    year: dict[str, Any] = {"period_start": DAY(2024, 1, 1), "period_end": DAY(2024, 6, 30)}
    jobless: dict[str, Any] = {"unit": "%", "indicator_code": JOBLESS["code"], "place": "永州市"}
    made = [
        told("0a:1", 2900, target_metric_id="0a:2"),
        plan("0a:2", 5000),
        told("0b:1", 31391, 2, place="宜章县", target_metric_id="0b:2"),
        plan("0b:2", 10000, 2, place="宜章县"),
        told("0c:1", "2.25", 3, role="rate", target_metric_id="0c:2", **jobless),
        plan("0c:2", "4.5", 3, **jobless),
        told("0d:1", 900, 4, **year),
        told("0d:2", 7, 4, indicator=HOSTILE, indicator_code=None, quote=HOSTILE, raw_text="7<人>"),
        told(
            "0e:1",
            12,
            5,
            indicator="就业服务中心",
            indicator_code=None,
            unit="个",
            raw_text="12个",
            subject=HOSTILE,
        ),
        told(
            "0e:3",
            1000,
            5,
            role="standard",
            unit="元",
            indicator="培训补贴",
            indicator_code=None,
            subject=HOSTILE,
        ),
        told("0e:2", "-8.5", 5, role="change", unit="%", raw_text="8.5%", place="永州市"),
    ]
    # many tasks, so that lists end
    for n in range(20):
        page = 6 + n
        made += [
            told(
                f"1{n:x}:1",
                5000,
                page,
                place="永兴县",
                indicator=f"任务{n}",
                indicator_code=None,
                target_metric_id=f"1{n:x}:2",
            ),
            plan(f"1{n:x}:2", 5000, page, place="永兴县", indicator=f"任务{n}", indicator_code=None),
        ]
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("press.screen")
    failing = [
        fails("r1", ["0a:1", "0b:1"], message=f"两处对不上：{HOSTILE}", quote=HOSTILE, fingerprint="f" * 20),
        fails("r2", ["0d:1"], page=4, severity="warn", message="只差一位。", fingerprint="e" * 20),
    ]
    days: dict[int, Any] = {page: DAY(2024, 8, 1 + page % 28) for page in range(1, 30)}
    with database(figures(), failing=failing, days=days) as con:
        reader.make(
            con, Building(made, made / "none", made / "p.duckdb", Edition(3, "r3", "2024-08-20 20:00"))
        )
        drawn(con, made)
    return made


@pytest.fixture
def seen(browser, folder):
    """A tab; at its end it has put nothing on the console, asked nobody else, and run no text of a page."""
    with watched(browser, viewport={"width": 1366, "height": 900}) as tab:
        yield tab
        assert tab.tab.evaluate("window.broken") is None
        assert tab.errors == []
        assert tab.asked_elsewhere(folder) == []


def texts(tab: Any, selector: str) -> list[str]:
    return [" ".join(each.split()) for each in tab.locator(selector).all_inner_texts()]


def test_what_is_behind_stands_on_top_with_the_pace(seen, folder):
    tab = seen.open(folder / "index.html")
    first = tab.locator("#tasks .task").first
    assert "落后时间进度 0.2 个点" in first.inner_text()
    assert "完成 2900人，目标 5000人，时间过了 58.2%" in first.inner_text()
    assert tab.locator("#tasks .task.behind .pace").count() == 1
    assert "1" in texts(tab, "#keys .key")[3]


def test_a_ceiling_is_drawn_as_one_and_a_long_bar_is_cut(seen, folder):
    tab = seen.open(folder / "index.html")
    within = tab.locator("#tasks .task.within")
    assert within.locator(".over").count() == 1
    assert within.locator(".pace").count() == 0
    assert "用了上限的 50%" in within.inner_text()
    tab.locator("#tasks .more").click()
    long = tab.locator("#tasks .task", has_text="313.91%")
    assert long.locator(".cut").count() == 1
    track, fill = (long.locator(part).bounding_box() for part in (".bar", ".fill"))
    assert abs(track["width"] - fill["width"]) < 1


def test_findings_come_by_consequence_and_lead_to_the_reader(seen, folder):
    tab = seen.open(folder / "index.html")
    groups = texts(tab, "#found .group")
    assert [each[:2] for each in groups] == ["严重", "注意"]
    link = tab.locator("#found .finding.error a")
    assert link.inner_text() == f"两处对不上：{HOSTILE}"
    link.click()
    tab.wait_for_url(lambda url: url.endswith(f"reader.html#f={'f' * 20}"))


def test_filters_by_place_topic_and_time_and_back(seen, folder):
    tab = seen.open(folder / "index.html")
    every = tab.locator("#tasks .task").count()
    tab.get_by_label("地方", exact=True).fill("宜章县")
    tab.get_by_label("地方", exact=True).press("Enter")
    tab.locator("#scope", has_text="现在看的是：宜章县").wait_for()
    assert texts(tab, "#tasks .task .number") == ["313.91%"]
    assert f"p={CODES['宜章县']}" in tab.url
    tab.go_back()
    until_true(tab, f"document.querySelectorAll('#tasks .task').length === {every}")
    tab.get_by_label("时间").select_option("2024-06")
    tab.locator("#scope", has_text="2024年6月").wait_for()
    assert tab.locator("#tasks .task").count() == 0
    tab.get_by_label("领域").select_option("employment")
    tab.locator("#scope", has_text="就业").wait_for()
    tab.get_by_role("button", name="清除筛选").click()
    until_true(tab, f"document.querySelectorAll('#tasks .task').length === {every}")
    tab.get_by_label("地方", exact=True).fill("没有的县")
    tab.get_by_label("地方", exact=True).press("Enter")
    tab.locator("#scope", has_text="没有叫“没有的县”的").wait_for()


def test_a_place_and_a_time_at_once_count_what_is_there(seen, folder):
    tab = seen.open(folder / "index.html", f"#p={CODES['桂阳县']}&t=2024-06")
    tab.locator("#scope", has_text="桂阳县、2024年6月").wait_for()
    assert "1条" in texts(tab, "#keys .key")[0]
    assert tab.locator("#tasks .task").count() == 0
    assert tab.locator("#found .finding").count() == 1


def test_every_part_follows_all_filters_or_says_that_it_does_not(seen, folder):
    tab = seen.open(folder / "index.html", f"#p={CODES['郴州市']}")
    tab.locator("#scope", has_text="郴州市").wait_for()
    assert set(texts(tab, "#map .tile span")) >= {"桂阳县", "宜章县"}
    whole = int(tab.get_by_role("button", name="桂阳县，统计数字").locator("b").inner_text())
    tab.get_by_label("时间").select_option("2024-06")
    tab.locator("#scope", has_text="2024年6月").wait_for()
    assert texts(tab, "#map .tile span") == ["桂阳县"]
    assert texts(tab, "#map .tile b") == ["1"]
    assert whole > 1
    tab.get_by_role("button", name="对不上的数", exact=True).click()
    assert texts(tab, "#map .tile b") == ["1"]
    assert "（" not in texts(tab, "#topic option")[1]
    for part, said in (("#fresh-whole", "不随筛选变"), ("#changed-whole", "不随筛选变")):
        assert said in tab.locator(part).inner_text()
    tab.get_by_role("button", name="清除筛选").click()
    tab.locator("#keys .key", has_text="报纸版面").wait_for()
    assert not tab.locator("#fresh-whole").is_visible()
    assert "（" in texts(tab, "#topic option")[1]


def test_the_map_chooses_a_place_and_lets_it_go(seen, folder):
    tab = seen.open(folder / "index.html")
    assert tab.locator("#map .country .none").count() == 33  # only Hunan is told of
    tab.get_by_role("button", name="郴州市，统计数字").click()
    tab.locator("#scope", has_text="郴州市").wait_for()
    tab.get_by_role("button", name="落后的目标", exact=True).click()
    assert tab.get_by_role("button", name="桂阳县，落后的目标 1").count() == 1
    tab.get_by_role("link", name="打开郴州市的档案").click()
    tab.get_by_role("heading", name="郴州市", exact=True).wait_for()


def test_long_lists_go_on_and_tables_stand_behind(seen, folder):
    tab = seen.open(folder / "index.html")
    shown = tab.locator("#tasks .task").count()
    tab.locator("#tasks .more").click()
    assert tab.locator("#tasks .task").count() == 23
    assert shown < 23
    assert tab.evaluate("document.activeElement.closest('#tasks') !== null")
    tab.locator("#tasks summary").click()
    assert tab.locator("#tasks tbody tr").count() == 23


def test_a_series_is_drawn_with_its_numbers_behind(seen, folder):
    tab = seen.open(folder / "index.html")
    tab.locator("#series canvas").first.wait_for()
    tab.locator("#series summary").first.click()
    assert texts(tab, "#series tbody th") == ["2024年1—6月", "2024年1—7月"]
    assert "下降 8.5%" in texts(tab, "#growth li")[0]


def test_a_dossier_from_the_province_down_and_up_again(seen, folder):
    tab = seen.open(folder / "place.html")
    tab.get_by_role("link", name="湖南省").click()
    tab.get_by_role("heading", name="湖南省", exact=True).wait_for()
    tab.locator(".children a", has_text="郴州市").click()
    tab.get_by_role("heading", name="郴州市", exact=True).wait_for()
    tab.locator(".children a", has_text="桂阳县").click()
    tab.get_by_role("heading", name="桂阳县", exact=True).wait_for()
    assert HOSTILE in tab.locator(".fact blockquote").all_text_contents()
    tab.get_by_label("查找").fill("就业服务中心")
    until_true(tab, "document.querySelectorAll('.fact').length === 1")
    tab.locator("#chain a", has_text="湖南省").click()
    tab.get_by_role("heading", name="湖南省", exact=True).wait_for()
    tab.get_by_role("combobox", name="找地方").fill("宜章县")
    tab.get_by_role("button", name="打开档案").click()
    tab.get_by_role("heading", name="宜章县", exact=True).wait_for()
    tab.get_by_role("link", name="在大屏上看").click()
    tab.locator("#scope", has_text="宜章县").wait_for()


@pytest.mark.parametrize("asked", ["999999", "%E0%A4%A", "%3Cimg%20src%3Dx%20onerror%3Dwindow.broken%3D1%3E"])
def test_a_place_that_is_not_there_is_said(seen, folder, asked):
    tab = seen.open(folder / "place.html", f"#{asked}")
    tab.locator("#about", has_text="档案").wait_for()
    assert tab.get_by_role("link", name="湖南省").count() + tab.locator("#about").count() > 0


def test_directories_are_searched_as_one_types(seen, folder):
    tab = seen.open(folder / "directory.html")
    tab.get_by_role("tab", name="政策标准").click()
    tab.locator("tbody tr").first.wait_for()
    assert texts(tab, "tbody th") == ["培训补贴"]
    tab.get_by_label("查找").fill("没有这个")
    tab.get_by_text("没有找到。").wait_for()
    tab.get_by_label("查找").fill("补贴 桂阳")
    tab.locator("tbody tr").first.wait_for()
    tab.get_by_role("tab", name="政策标准").focus()
    tab.keyboard.press("ArrowRight")
    tab.get_by_role("tab", name="行动与口号", selected=True).wait_for()
    tab.go_back()
    tab.locator("tbody a", has_text="桂阳县").click()
    tab.get_by_role("heading", name="桂阳县", exact=True).wait_for()


def test_the_keyboard_reaches_everything_and_skips_the_head(seen, folder):
    tab = seen.open(folder / "index.html")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "跳到正文"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "place"
    found = set()
    for _ in range(120):
        tab.keyboard.press("Tab")
        found.add(tab.evaluate("document.activeElement.closest('[id]')?.id || ''"))
    assert {"time", "topic", "clear", "tasks", "found", "map", "fresh"} <= found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_serious(browser, folder, page, scheme):
    name, _, fragment = page.partition("#")
    with watched(browser, viewport={"width": 1366, "height": 900}, color_scheme=scheme) as seen:
        tab = seen.open(folder / name, f"#{fragment}")
        tab.wait_for_timeout(400)
        tab.evaluate("() => { for (const each of document.querySelectorAll('details')) each.open = true; }")
        tab.wait_for_timeout(100)  # tables are made when they are opened
        assert axe(tab) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_wider_than_the_window(browser, folder, shots, page, width):
    name, _, fragment = page.partition("#")
    with watched(browser, viewport={"width": width, "height": 900}) as seen:
        tab = seen.open(folder / name, f"#{fragment}")
        tab.wait_for_timeout(400)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        tab.screenshot(path=shots / f"screen-{name}-{fragment or 'all'}-{width}.png", full_page=True)
        assert seen.errors == []


def boxes(text: str) -> list[str]:
    return re.findall(r"/MediaBox \[([0-9. ]+)\]", text)


@pytest.mark.parametrize("page", PAGES)
def test_it_prints_on_a3_whole_and_in_black_on_white(browser, folder, page):
    name, _, fragment = page.partition("#")
    with watched(browser, viewport={"width": 1600, "height": 1000}, color_scheme="dark") as seen:
        tab = seen.open(folder / name, f"#{fragment}")
        tab.wait_for_timeout(300)
        printed = tab.pdf(format="A3", landscape=True, print_background=True).decode("latin-1")
        sheets = {tuple(round(float(side) / 72 * 25.4) for side in box.split()[2:]) for box in boxes(printed)}
        ((across, down),) = sheets  # millimetres; dossiers are long lists and stand upright
        assert sorted((across, down)) == [297, 420]
        tab.evaluate("dispatchEvent(new Event('beforeprint'))")  # as the printing above had it
        tab.emulate_media(media="print")
        inside = round((across - 20) / 25.4 * 96)  # the sheet without its margins
        tab.set_viewport_size({"width": inside, "height": 1048})
        assert tab.evaluate("document.documentElement.scrollWidth") <= inside
        ink, paper = tab.evaluate(
            "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
        )
        assert brightness(ink) < 60
        assert brightness(paper) > 240
        assert seen.errors == []


def test_a_chart_is_drawn_for_the_sheet_and_then_for_the_window_again(browser, folder):
    with watched(browser, viewport={"width": 1900, "height": 1000}, color_scheme="dark") as seen:
        tab = seen.open(folder / "place.html", f"#{CODES['桂阳县']}")
        tab.locator(".chart canvas").first.wait_for()
        tab.evaluate("dispatchEvent(new Event('beforeprint'))")
        tab.emulate_media(media="print")
        for width in (1032, 600):  # an upright sheet of A3 without its margins, and a narrow one
            tab.set_viewport_size({"width": width, "height": 1400})
            chart, column = (
                tab.locator(each).first.bounding_box() for each in (".chart svg", ".charts > div")
            )
            assert chart["width"] == pytest.approx(column["width"], abs=1)
            assert chart["height"] == pytest.approx(chart["width"] * 180 / 420, abs=1)
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert (
            brightness(tab.evaluate("getComputedStyle(document.querySelector('.chart svg text')).fill")) < 110
        )
        tab.emulate_media(media="screen")
        tab.set_viewport_size({"width": 1900, "height": 1000})
        tab.evaluate("dispatchEvent(new Event('afterprint'))")
        assert tab.locator(".chart canvas").count() == tab.locator(".chart").count()
        assert tab.locator(".chart svg").count() == 0
        assert seen.errors == []


def brightness(colour: str) -> float:
    """From 0 to 255; what is transparent is the paper's white."""
    red, green, blue, *alpha = (float(each) for each in re.findall(r"[0-9.]+", colour))
    return 255.0 if alpha == [0] else (red + green + blue) / 3


def test_a_chart_library_is_read_only_when_a_chart_is_seen(seen, folder):
    tab = seen.open(folder / "place.html")
    tab.get_by_role("link", name="湖南省").wait_for()
    assert tab.evaluate("typeof echarts") == "undefined"
    tab.goto((folder / "index.html").resolve().as_uri())
    tab.locator("#series canvas").first.wait_for()
    assert tab.evaluate("typeof echarts") == "object"
