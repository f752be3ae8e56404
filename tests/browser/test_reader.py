"""The evidence reader in a real Chromium: every way through it by mouse and by keyboard, from the disk, and nothing else.

``SHUZHENG_SHOTS=DIR`` keeps the screenshots.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shlex
import subprocess
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb
import pytest

from flows.cli import app
from flows.sidecar import corrections, reviews
from tests.browser.reader_pages import MARKUP, made
from tests.browser.watched import Watched, watched
from warehouse.screen.folder import folder_of

WIDTHS = ((390, 844), (768, 1024), (1366, 800), (1920, 1080))


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory) -> Path:
    return made(tmp_path_factory.mktemp("reader"))


@pytest.fixture(scope="module")
def folder(warehouse) -> Path:
    return folder_of(warehouse)


@pytest.fixture
def seen(browser, folder) -> Iterator[Watched]:
    """A tab; whatever a test does in it, it makes no error and asks for nothing outside."""
    with watched(browser, viewport={"width": 1600, "height": 1000}) as tab:
        yield tab
        assert tab.errors == []
        assert tab.asked_elsewhere(folder) == []


def ids(warehouse: Path, raw_text: str, headline: str) -> list[str]:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        sql = "SELECT metric_id FROM metrics JOIN stories USING (story_id) WHERE raw_text = ? AND headline LIKE ? ORDER BY 1"
        return [row[0] for row in con.execute(sql, [raw_text, f"%{headline}%"]).fetchall()]


def metric(warehouse: Path, raw_text: str, headline: str = "见实效") -> str:
    (found,) = ids(warehouse, raw_text, headline)
    return found


def finding(warehouse: Path, words: str) -> str:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        sql = (
            "SELECT DISTINCT fingerprint FROM check_results WHERE verdict = 'fails' AND contains(message, ?)"
        )
        ((found,),) = con.execute(sql, [words]).fetchall()
    return found


def opened(seen: Watched, folder: Path, kind: str = "", id_: str = "") -> Any:
    tab = seen.open(folder / "reader.html", f"#{kind}={quote(id_, safe='')}" if kind else "")
    tab.locator("#panel-title").wait_for()
    return tab


def panel(tab: Any) -> str:
    return re.sub(r"\s+", " ", tab.locator("#panel").inner_text())


def mark(tab: Any, id_: str) -> Any:
    return tab.locator(f'.mark[data-id="{id_}"]')


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
    tab.wait_for_function("location.hash.startsWith('#metric')")
    tab.keyboard.press("Enter")  # chosen already: on to what is said of it
    assert tab.evaluate(focused) == "panel-title"
    tab.keyboard.press("Escape")
    assert tab.evaluate(focused) == count
    tab.keyboard.press("Escape")
    tab.wait_for_function("location.hash.startsWith('#story')")
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
    tab.wait_for_function("document.querySelector('#panel .big')?.textContent === '1000人次'")


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
    tab.wait_for_function("location.hash.startsWith('#metric')")
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
    tab.wait_for_function("document.querySelector('#panel .big')?.textContent === '1000人次'")
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
    tab.wait_for_function("location.hash.startsWith('#finding')")
    assert tab.locator("#reader img, #reader script").count() == 0
    assert tab.evaluate("window.broken") is None


def handed(tab: Any) -> list[str]:
    return tab.locator("pre.command").first.inner_text().split("\n")


@pytest.fixture
def copy(warehouse, tmp_path) -> Path:
    """The same data file, of which nobody has said anything yet."""
    made = tmp_path / warehouse.name
    made.write_bytes(warehouse.read_bytes())
    return made


NASTY = "查过'原稿'; rm -rf ~ $(id) `id` \"x\" \\ \u202e-- 没有错"


def test_a_review_is_prepared_and_applied_by_the_command_line(seen, folder, warehouse, copy):
    fingerprint = finding(warehouse, "1268人次”还大")
    tab = opened(seen, folder, "finding", fingerprint)
    tab.get_by_label("误报").check()
    tab.get_by_label("理由").fill("  ")
    tab.get_by_label("署名").fill("周敏")
    tab.get_by_role("button", name="备好").click()
    tab.get_by_text("请写明理由并署名").wait_for()
    tab.get_by_label("理由").fill(NASTY)
    tab.get_by_role("button", name="备好").press("Enter")
    (command,) = handed(tab)
    words = shlex.split(command)
    assert words[:3] == ["shuzheng", "review", f"--warehouse={warehouse}"]
    written = [f"--warehouse={copy}" if word.startswith("--warehouse=") else word for word in words[1:]]
    assert app(written, exit_on_error=False, result_action="return_value") == 0
    (review,) = reviews(copy)
    assert (review.fingerprint, review.verdict, review.reviewer) == (fingerprint, "dismissed", "周敏")
    assert review.reason == NASTY.replace("\u202e", " ")


def test_the_command_means_the_same_to_a_real_shell(seen, folder, warehouse):
    tab = opened(seen, folder, "finding", finding(warehouse, "登了两次"))
    tab.get_by_label("属实").check()
    form = tab.locator("form.note", has_text="复核这处问题")
    form.get_by_label("理由").fill(NASTY)
    form.get_by_label("署名").fill("o'neil")
    form.get_by_role("button", name="备好").click()
    (command,) = handed(tab)
    shell = f'shuzheng() {{ printf "%s\\n" "$@"; }}; {command}'
    told = subprocess.run(
        ["sh", "-c", shell], capture_output=True, encoding="utf-8", check=True
    ).stdout.splitlines()
    assert told == shlex.split(command)[1:]
    assert f"--reason={NASTY}".replace("\u202e", " ") in told


def test_notes_are_downloaded_kept_and_applied_from_the_file(seen, folder, warehouse, copy, tmp_path, capsys):
    tab = opened(seen, folder, "finding", finding(warehouse, "登了两次"))
    tab.get_by_text("按建议更正：1268人次 → 1286人次").click()
    form = tab.locator("form.note", has_text="更正 1268人次")
    assert form.get_by_label("应作").input_value() == "1286人次"
    form.get_by_label("理由").fill("与原稿不符")
    form.get_by_label("署名").fill("周敏")
    form.get_by_role("button", name="备好").click()
    tab.get_by_label("存疑").check()
    review = tab.locator("form.note", has_text="复核这处问题")
    review.get_by_label("理由").fill("等原稿")
    review.get_by_label("署名").fill("周敏")
    review.get_by_role("button", name="备好").click()
    tab.get_by_role("link", name="← 本篇概况").click()
    tab.reload()
    tab.get_by_text("备好待交的 2 条").wait_for()
    with tab.expect_download() as saving:
        tab.get_by_role("button", name=re.compile("下载文件")).click()
    file = tmp_path / "notes.json"
    saving.value.save_as(file)
    for command in ("review", "correct"):
        for n in (1, 0):  # the second time all of it is there already
            asked = [command, "--from", str(file), "--warehouse", str(copy), "--json"]
            assert app(asked, exit_on_error=False, result_action="return_value") == 0
            told = json.loads(capsys.readouterr().out)
            assert len(told["reviews" if command == "review" else "corrections"]) == n
    assert [r.verdict for r in reviews(copy)] == ["unclear"]
    (correction,) = corrections(copy)
    assert (correction.expect, correction.value, correction.locator) == (
        "1268人次",
        "1286人次",
        metric(warehouse, "1268人次", "新招"),
    )
    assert correction.made_at <= dt.datetime.now(dt.UTC).replace(tzinfo=None)
    tab.get_by_role("button", name="删去").first.click()
    tab.get_by_text("备好待交的 1 条").wait_for()
    tab.get_by_role("button", name="删去").click()
    assert tab.get_by_text("备好待交").count() == 0


def test_a_correction_of_every_printing_is_found_by_its_sentence(seen, folder, warehouse, copy):
    tab = opened(seen, folder, "metric", metric(warehouse, "1905人次"))
    tab.get_by_text("写一条更正").click()
    tab.get_by_label("应作").fill("905人次")
    tab.get_by_label("各处转载一并更正").check()
    tab.get_by_label("理由").fill("多印了一个1")
    tab.get_by_label("署名").fill("周敏")
    tab.get_by_role("button", name="备好").click()
    (command,) = handed(tab)
    words = [
        f"--warehouse={copy}" if word.startswith("--warehouse=") else word
        for word in shlex.split(command)[1:]
    ]
    assert app(words, exit_on_error=False, result_action="return_value") == 0
    (correction,) = corrections(copy)
    assert "其中农民工培训1905人次" in re.sub(r"\s+", "", correction.locator)


def axe(tab: Any) -> list[str]:
    tab.evaluate((resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{each['id']} ({each['impact']}): {each['nodes'][0]['html']}"
        for each in found
        if each["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), WIDTHS)
@pytest.mark.parametrize("what", ["story", "metric", "finding"])
def test_nobody_is_shut_out_and_nothing_overflows(
    browser, folder, warehouse, shots, what, width, height, scheme
):
    pytest.importorskip("axe_playwright_python", reason="axe is not installed: make test-browser")
    addresses = {
        "story": metric(warehouse, "1286人次").split(":")[0] + ":s3",
        "metric": metric(warehouse, "90%", "进村入户"),
        "finding": finding(warehouse, "登了两次"),
    }
    with watched(browser, viewport={"width": width, "height": height}, color_scheme=scheme) as seen:
        tab = opened(seen, folder, what, addresses[what])
        tab.wait_for_timeout(400)  # the scrolling to what is chosen
        tab.screenshot(path=shots / f"reader-{what}-{scheme}-{width}.png")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert axe(tab) == []
        assert seen.errors == []


def test_what_is_chosen_is_in_view_on_a_phone(browser, folder, warehouse):
    with watched(browser, viewport={"width": 390, "height": 844}, has_touch=True) as seen:
        tab = opened(seen, folder, "finding", finding(warehouse, "1268人次”还大"))
        tab.wait_for_timeout(900)
        first = tab.locator(".mark.operand").first.bounding_box()
        sheet = tab.locator("#panel").bounding_box()
        assert first["y"] >= 0
        assert first["y"] + first["height"] <= sheet["y"] < 844
        tab.locator(".mark.operand").last.tap()
        tab.wait_for_function("document.querySelector('#panel .big')?.textContent === '1905人次'")
