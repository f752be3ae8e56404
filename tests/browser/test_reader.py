"""The evidence reader in a real Chromium: every way through it by mouse and by keyboard, from the disk, and nothing else."""

from __future__ import annotations

import re

import duckdb
import pytest

from tests.browser.reader_pages import MARKUP, finding, mark, metric, opened, panel
from tests.browser.watched import until_true


def test_the_list_puts_what_needs_an_editor_first_and_opens_it(seen, folder):
    tab = opened(seen, folder)
    first = tab.locator("#list li").first
    assert "✗" in first.inner_text()
    assert first.locator("a").get_attribute("aria-current") == "true"
    assert tab.locator("#list li").count() == 5
    tab.get_by_role("link", name=re.compile("合作社里忙分红")).click()
    tab.get_by_role("heading", name="合作社里忙分红").wait_for()
    assert "2 个统计数字，0 处对不上" in panel(tab)
    assert "结尾不在这个版面上" in tab.locator("#story").inner_text()


def test_a_search_leaves_what_fits_and_says_when_nothing_does(seen, folder):
    tab = opened(seen, folder)
    tab.get_by_role("searchbox").fill("高台 培训")
    tab.get_by_text("找到 1 篇").wait_for()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.get_by_role("heading", name="高台县培训进村入户").wait_for()
    tab.get_by_role("searchbox").fill("哪里也没有")
    tab.get_by_text("没有找到").wait_for()


def test_hovering_a_figure_shows_its_row_and_clicking_keeps_it(seen, folder, warehouse):
    count = metric(warehouse, "900人次", "进村入户")
    tab = opened(seen, folder, "story", count.split(":")[0] + ":s3")
    assert "本篇概况" in panel(tab)
    mark(tab, count).hover()
    told = panel(tab)
    for words in (
        "900人次",
        "完成数",
        "核验成立",
        "技能培训",
        "900 人次",
        "确数",
        "甘肃省张掖市高台县",
        "截至10月底",
        count,
    ):
        assert words in told, words
    tab.locator("#list-title").hover()
    assert "本篇概况" in panel(tab)
    mark(tab, count).click()
    tab.locator("#list-title").hover()
    assert "900人次" in panel(tab)
    assert tab.evaluate("decodeURIComponent(location.hash)") == f"#metric={count}"


def test_all_of_it_by_keyboard(seen, folder, warehouse):
    count = metric(warehouse, "900人次", "进村入户")
    tab = opened(seen, folder, "story", count.split(":")[0] + ":s3")
    focused = "document.activeElement.dataset.id || document.activeElement.id"
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate(focused) == count:
            break
    assert tab.evaluate(focused) == count
    assert "900人次" in panel(tab)  # focus shows it
    tab.keyboard.press("Enter")
    until_true(tab, "location.hash.startsWith('#metric')")
    tab.keyboard.press("Enter")  # chosen already: on to what is said of it
    assert tab.evaluate(focused) == "panel-title"
    tab.keyboard.press("Escape")
    assert tab.evaluate(focused) == count
    tab.keyboard.press("Escape")
    until_true(tab, "location.hash.startsWith('#story')")
    assert "本篇概况" in panel(tab)


def test_the_links_are_drawn_from_percent_to_count_to_target(seen, folder, warehouse):
    percent = metric(warehouse, "90%", "进村入户")
    tab = opened(seen, folder, "metric", percent)
    drawn = tab.locator("#links path.link.strong")
    kinds = {each.get_attribute("class").split()[2] for each in drawn.all()}
    assert kinds == {"of_metric_id", "target_metric_id"}
    assert drawn.count() == 3  # the percent to its count, and both to the target
    assert {each.text_content() for each in tab.locator("#links text").all()} == {"基数、总数", "目标"}
    assert "900人次 ÷ 1000人次 = 90%" in panel(tab)
    tab.locator("#panel").get_by_role("link", name=re.compile("1000人次")).first.click()
    until_true(tab, "document.querySelector('#panel .big')?.textContent === '1000人次'")


def test_the_reasons_point_at_their_words(seen, folder, warehouse):
    tab = opened(seen, folder, "metric", metric(warehouse, "1000人次", "进村入户"))
    reason = tab.locator(".why .points", has_text="时间依据")
    reason.hover()
    told = "[...CSS.highlights.get('told') ?? []].map((r) => r.toString()).join()"
    assert "今年" in tab.evaluate(told)
    tab.locator("#list-title").hover()
    assert tab.evaluate(told) == ""
    reason.focus()
    assert "今年" in tab.evaluate(told)


def test_a_finding_is_explained_as_arithmetic(seen, folder, warehouse):
    tab = opened(seen, folder, "finding", finding(warehouse, "1268人次”还大"))
    told = panel(tab)
    assert "1905人次 > 1268人次，分项比总数多 637" in told
    assert "不高于1268人次" in told
    operands = [each.get_attribute("data-id") for each in tab.locator(".mark.operand").all()]
    assert operands == [metric(warehouse, "1268人次", "新招"), metric(warehouse, "1905人次", "新招")]
    assert tab.locator("#links path.fails.link").count() == 1
    tab.get_by_role("link", name="← 本篇概况").click()
    tab.get_by_role("heading", name="本篇概况").wait_for()


def test_a_finding_of_two_printings_leads_to_the_other_and_suggests_a_repair(seen, folder, warehouse):
    tab = opened(seen, folder, "finding", finding(warehouse, "登了两次"))
    told = panel(tab)
    assert "1286人次 > 1268人次，高出 18" in told
    assert "疑似笔误" in told
    elsewhere = tab.locator("#panel figure a")
    elsewhere.click()
    until_true(tab, "location.hash.startsWith('#metric')")
    tab.locator(".mark.chosen").wait_for()


def test_each_figure_is_marked_by_role_and_verdict_with_a_sign(seen, folder, warehouse):
    tab = opened(seen, folder, "story", metric(warehouse, "1905人次").split(":")[0] + ":s3")
    wrong = mark(tab, metric(warehouse, "1905人次"))
    assert wrong.get_attribute("data-sign") == "✗"
    assert wrong.get_attribute("aria-label") == "1905人次，完成数，不成立，结论会变"
    percent = mark(tab, metric(warehouse, "72.71%"))
    assert (percent.get_attribute("data-role"), percent.get_attribute("data-sign")) == ("率", "✓")


def test_the_printed_lines_stand_beside_and_light_up(seen, folder, warehouse):
    count = metric(warehouse, "900人次", "进村入户")
    tab = opened(seen, folder, "metric", count)
    lines = tab.locator("#lines-list")
    page = (warehouse.parent / "pages" / "丙.txt").read_text("utf-8")
    printed = [re.sub(r"^#+\s*", "", line.strip()) for line in page.split("\n") if line.strip()]
    assert [each.text_content() for each in lines.locator("li").all()] == printed
    assert lines.locator(".printed.chosen").text_content() == "900人次"
    tab.locator(".piece").nth(2).hover()
    assert lines.locator("li.lit").get_attribute("value") == tab.locator(".piece").nth(2).get_attribute(
        "data-line"
    )
    lines.get_by_text("1000人次").click()
    until_true(tab, "document.querySelector('#panel .big')?.textContent === '1000人次'")
    lines.get_by_text("合作社里忙分红").click()
    tab.get_by_role("heading", name="合作社里忙分红").wait_for()
    shown = tab.locator("#lines")
    tab.get_by_role("button", name="版面原行").click()
    assert not shown.is_visible()
    tab.get_by_role("button", name="版面原行").press("Enter")
    assert shown.is_visible()


def test_other_numerals_and_all_links_are_shown_on_demand(seen, folder, warehouse):
    tab = opened(seen, folder, "story", metric(warehouse, "900人次", "进村入户").split(":")[0] + ":s3")
    tab.get_by_role("button", name="全部连线").click()
    assert tab.locator("#links path.link.faint").count() == 3
    tab.get_by_role("button", name="日期、口号等").press("Space")
    assert "with-others" in tab.locator("#reader").get_attribute("class")
    assert (
        "六个一" in "".join(tab.locator(".other").all_inner_texts()) or tab.locator(".k-slogan").count() > 0
    )


def test_two_printings_side_by_side_show_what_differs(seen, folder, warehouse):
    tab = opened(seen, folder, "story", metric(warehouse, "1286人次").split(":")[0] + ":s3")
    button = tab.get_by_role("button", name="并排比较")
    button.press("Enter")
    dialog = tab.get_by_role("dialog")
    assert "有 2 处不同" in dialog.inner_text()
    assert dialog.locator("del").all_inner_texts() == ["见实效", "1286"]
    assert dialog.locator("ins").all_inner_texts() == ["有新招", "1268"]
    tab.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert button.evaluate("each => each === document.activeElement")
    tab.get_by_role("link", name=re.compile(r"乙\.txt")).click()
    tab.get_by_role("heading", name="临泽县稳就业有新招").wait_for()


@pytest.mark.parametrize(
    "fragment",
    ["#metric=0000000000000000:1-2", "#finding=00", "#story=no", "#metric=%E0%A4%A", "#metric=" + "9" * 500],
)
def test_an_address_of_nothing_says_so(seen, folder, fragment):
    tab = seen.open(folder / "reader.html", fragment)
    tab.get_by_role("heading", name="没有找到").wait_for()


def test_hostile_text_of_a_page_stays_text(seen, folder, warehouse):
    with duckdb.connect(str(warehouse), read_only=True) as con:
        ((id_,),) = con.execute("SELECT story_id FROM stories WHERE contains(text, 'onerror')").fetchall()
    tab = opened(seen, folder, "story", id_)
    assert MARKUP in tab.locator("#text").evaluate(
        "each => [...each.querySelectorAll('.piece')].map((p) => { const c = p.cloneNode(true); c.querySelectorAll('.ln').forEach((l) => l.remove()); return c.textContent; }).join('')"
    )
    for each in tab.locator("#story .mark").all():
        each.hover()
    tab.locator("#story .finding").first.click()
    until_true(tab, "location.hash.startsWith('#finding')")
    assert tab.locator("#reader img, #reader script").count() == 0
    assert tab.evaluate("window.broken") is None
