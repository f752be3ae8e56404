"""What the frame of the screen's pages lets a page do: its own scripts, its own data files, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.watched import until_true, watched
from warehouse.screen.building import Building, Edition
from warehouse.screen.shards import Width

HOSTILE = (
    "</script><script>window.broken = 1</script><!--<img src=x onerror='window.broken=1'> & \u2028 ${x} `"
)
SHOWS = """
window.seen = {};
for (const id of shuzheng.data.ids) shuzheng.row("thing", id).then((row) => { window.seen[id] = row ?? null; });
document.getElementById("here").append(shuzheng.h("b", {"--w": "3px"}, shuzheng.data.text));
"""
ROWS = {f"{n:016x}:{n}": {"n": n % 1000, "text": HOSTILE} for n in (0, 7, 1 << 60, (1 << 60) + 5, 15 << 60)}


@pytest.fixture(params=[Width(1), Width(1, 4)])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    made = Building(tmp_path, tmp_path / "none", tmp_path / "p.duckdb", Edition(3, "r3", "2026-01-02 03:04"))
    made.rows(
        "thing", "prefix", request.param, {"0": "0", "1": "0", "f": "0"}, lambda _: sorted(ROWS.items())
    )
    ids = [*ROWS, "0000000000000009:9", "9999", "no id", ""]
    made.page(
        "index.html", "试", '<p id="here"></p>', {"ids": ids, "text": HOSTILE}, ["thing"], scripts=[SHOWS]
    )
    return tmp_path


def test_rows_are_loaded_from_the_disk_and_hostile_text_stays_text(browser, folder):
    with watched(browser) as seen:
        tab = seen.open(folder / "index.html")
        until_true(tab, "Object.keys(window.seen).length === 9")
        got = tab.evaluate("window.seen")
        assert {k: v for k, v in got.items() if v} == ROWS
        assert {k for k, v in got.items() if not v} == {"0000000000000009:9", "9999", "no id", ""}
        assert tab.locator("#here b").text_content() == HOSTILE
        assert tab.evaluate("window.broken") is None
        assert seen.errors == []
        files = list((folder / "data" / "thing").iterdir())
        assert len(seen.asked) == 1 + len(files)  # the page, and each data file, for all have one of the ids


@pytest.mark.parametrize(
    "attempt",
    [
        "document.body.innerHTML = '<img src=x onerror=\"window.broken=1\">'",
        "const s = document.createElement('script'); s.textContent = 'window.broken=1'; document.body.append(s)",
        "const s = document.createElement('script'); s.src = 'http://127.0.0.1:9/x.js'; document.body.append(s)",
        "document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/x.png'}))",
        "fetch('http://127.0.0.1:9/').catch(() => 0)",
        "document.body.setAttribute('style', 'color: red')",
        "document.body.append(Object.assign(document.createElement('iframe'), {src: 'http://127.0.0.1:9/'}))",
    ],
)
def test_the_policy_forbids_the_rest(browser, folder, attempt):
    with watched(browser) as seen:
        tab = seen.open(folder / "index.html")
        tab.evaluate(f"() => {{ {attempt} }}")
        tab.wait_for_timeout(300)
        assert tab.evaluate("window.broken") is None
        assert any("Content Security Policy" in error for error in seen.errors)


def test_a_data_file_that_is_gone_is_an_error_that_a_script_can_say(browser, folder):
    (folder / "data" / "thing" / "0.js").unlink()
    with watched(browser) as seen:
        tab = seen.open(folder / "index.html")
        said = tab.evaluate("shuzheng.row('thing', '0000000000000000:0').catch((e) => e.message)")
        assert said == "打不开数据文件 data/thing/0.js"
