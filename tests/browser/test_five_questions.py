"""Five questions of somebody who has never seen the screen, answered by a script that only looks and clicks.

The five pages in ``seeds/pages``, loaded twice: one page came with the second release. How long each answer takes is
printed (``pytest -s``) and not asserted.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.browser.watched import watched
from tests.flows.loads import load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    base = tmp_path_factory.mktemp("office")
    pages = base / "pages"
    shutil.copytree(ROOT / "seeds" / "pages", pages)
    late = sorted(pages.iterdir())[1]
    content = late.read_bytes()
    late.unlink()
    load(pages, base / "press.duckdb", "r1")
    late.write_bytes(content)
    load(pages, base / "press.duckdb", "r2")
    return base / "press.screen"


def test_five_questions(browser, folder):
    took: dict[str, float] = {}
    with watched(browser, viewport={"width": 1920, "height": 1080}) as seen:
        began = time.perf_counter()

        def answered(question: str) -> None:
            nonlocal began
            took[question] = time.perf_counter() - began
            began = time.perf_counter()

        tab = seen.open(folder / "index.html")
        behind = tab.locator("#keys .key", has_text="落后的目标").inner_text()
        assert "0项" in "".join(behind.split())
        assert "快于时间进度 14.6 个点" in tab.locator("#tasks .task").first.inner_text()
        answered("哪些目标落后于时间进度")

        impossible = tab.locator("#found .finding.error").first.inner_text()
        assert "3500余次" in impossible
        assert "必有一个印错" in impossible
        answered("哪个数不可能对，为什么")

        tab.get_by_role("link", name="各地档案").click()
        tab.get_by_role("combobox", name="找地方").fill("嘉鱼县")
        tab.get_by_role("button", name="打开档案").click()
        tab.get_by_label("查找").fill("完成培训")
        fact = tab.locator(".fact", has=tab.get_by_text("246余人", exact=True))
        fact.wait_for()
        answered("嘉鱼县今年培训了多少人")

        fact.get_by_role("link").first.click()
        tab.wait_for_url(lambda url: "reader.html#" in url)
        assert "22956b8f5274d419" in unquote(tab.url)
        answered("这个数是从哪里来的")

        tab.get_by_role("link", name="大屏").click()
        changed = tab.locator("#changed")
        changed.get_by_text("问题新出现 4 处").wait_for()
        assert changed.locator(".finding").count() == 4
        answered("比上一版变了什么")

        assert seen.errors == []
        assert seen.asked_elsewhere(folder) == []
    for question, seconds in took.items():
        print(f"{question}：{seconds:.1f} 秒")
