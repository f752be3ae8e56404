"""Reviews and corrections prepared in the reader, in a real Chromium, and taken by the command line."""

from __future__ import annotations

import datetime as dt
import json
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest

from flows.cli import app
from flows.sidecar import corrections, reviews
from tests.browser.reader_pages import finding, metric, opened


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
