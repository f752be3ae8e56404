"""The reader on the screen's own server in a real Chromium: live questions, reasons, reviews at once; and who is kept out."""

from __future__ import annotations

import http.server
import re
import shutil
import signal
import subprocess
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from flows.sidecar import reviews
from tests.browser.reader_pages import made
from tests.browser.watched import watched
from tests.office import START, until
from warehouse.screen.folder import folder_of, write


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory) -> Path:
    found = made(tmp_path_factory.mktemp("served"))
    shutil.rmtree(folder_of(found))
    write(found)  # without reasons, as for very many pages: they are then asked for
    return found


@contextmanager
def serving(warehouse: Path, *more: str) -> Generator[str]:
    """The address with the token."""
    out = warehouse.with_name("out.txt")
    with out.open("wb") as file:
        process = subprocess.Popen(
            [*START, "screen", "--serve", "--port", "0", "--warehouse", str(warehouse), *more],
            stdout=file,
            stderr=file,
            cwd=warehouse.parent,
        )
    try:
        until(lambda: "token=" in out.read_text("utf-8") or process.poll() is not None, 120, "an address")
        yield re.findall(r"http://\S+", out.read_text("utf-8"))[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def base(address: str) -> str:
    return address.split("/?")[0]


def test_live_questions_and_searches_and_reasons(browser, warehouse):
    with serving(warehouse) as address, watched(browser, viewport={"width": 1600, "height": 1000}) as seen:
        tab = seen.tab
        tab.goto(address)
        assert "token" not in tab.url
        tab.goto(f"{base(address)}/reader.html")
        tab.get_by_label("现成的问题").select_option("findings_by_rule")
        tab.get_by_role("button", name="问", exact=True).press("Enter")
        dialog = tab.get_by_role("dialog")
        dialog.get_by_text("part_whole").wait_for()
        tab.keyboard.press("Escape")
        tab.get_by_role("searchbox").fill("农机手 服务窗口")
        tab.get_by_text(re.compile("正文里找到|都没有找到")).wait_for()
        tab.get_by_role("searchbox").fill("")
        tab.get_by_role("link", name=re.compile("高台县")).click()
        tab.get_by_role("heading", name="高台县培训进村入户").wait_for()
        tab.locator(".mark").first.click()
        tab.get_by_role("button", name="现在推算").click()
        tab.get_by_text("读作目标数").wait_for()
        form = tab.locator("form.note button[type=submit]")
        assert form.all_text_contents() == ["备好"]  # nobody is let write
        assert seen.errors == []
        assert [url for url in seen.asked if not url.startswith(base(address))] == []


def test_a_review_is_taken_at_once_when_that_was_asked_for(browser, warehouse):
    with serving(warehouse, "--take-notes") as address, watched(browser) as seen:
        tab = seen.tab
        tab.goto(address)
        tab.goto(f"{base(address)}/reader.html")
        tab.locator("#story .finding").first.click()
        tab.get_by_role("button", name="记下").first.wait_for()
        form = tab.locator("form.note", has_text="复核这处问题")
        form.get_by_label("属实").check()
        form.get_by_label("理由").fill("与原稿不符 <b>'\"")
        form.get_by_label("署名").fill("周敏")
        form.get_by_role("button", name="记下").click()
        tab.get_by_text("已记下，下次运行后显示在各处。").wait_for()
        assert [(r.verdict, r.reason) for r in reviews(warehouse)] == [("confirmed", "与原稿不符 <b>'\"")]
        assert seen.errors == []


class Stranger(http.server.BaseHTTPRequestHandler):
    """A page of another site (or of another port of this machine) that tries what it can."""

    target = listed = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.end_headers()
        page = """<script>window.took = []; const shuzheng = { take: (...row) => window.took.push(row) };</script>
        <script src="TARGET/LISTED"></script><iframe src="TARGET/index.html"></iframe>
        <script>window.got = Promise.allSettled([
          fetch("TARGET/api/state", {credentials: "include"}).then((r) => r.text()),
          fetch("TARGET/api/notes", {method: "POST", credentials: "include", headers: {"content-type": "application/json"}, body: "{}"}),
          fetch("TARGET/api/notes", {method: "POST", mode: "no-cors", credentials: "include", body: "{}"}),
        ]).then((all) => all.map((each) => each.status + " " + (each.value?.type || "")));</script>"""
        self.wfile.write(page.replace("TARGET", self.target).replace("LISTED", self.listed).encode())

    def log_message(self, format: str, *args: Any) -> None:
        del format, args


def test_a_page_of_another_port_reads_and_writes_nothing(browser, warehouse):
    stranger = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stranger)
    threading.Thread(target=stranger.serve_forever, daemon=True).start()
    before = len(reviews(warehouse))
    try:
        with serving(warehouse, "--take-notes") as address, watched(browser) as seen:
            Stranger.target = base(address)
            folder = folder_of(warehouse)
            Stranger.listed = min((folder / "data" / "listed").iterdir()).relative_to(folder).as_posix()
            tab = seen.tab
            failed: set[str] = set()
            tab.on("requestfailed", lambda r: failed.add(f"{r.method} {r.url.removeprefix(base(address))}"))
            tab.goto(address)  # this browser has the cookie
            tab.goto(f"http://127.0.0.1:{stranger.server_port}/")
            assert tab.evaluate("window.got") == ["rejected "] * 3
            assert tab.evaluate("window.took") == []
            assert failed >= {f"GET /{Stranger.listed}", "GET /api/state", "POST /api/notes"}
            assert "大屏" not in tab.frames[1].content()
    finally:
        stranger.shutdown()
    assert len(reviews(warehouse)) == before
