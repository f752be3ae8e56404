"""Made-up pages that have everything the evidence reader shows: findings, links, copies, cut stories, hostile text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb

from flows.screen_reasons import reasons_in
from tests.browser.watched import Watched
from tests.flows.loads import load_shown as load
from tests.flows.small_pages import STORY
from warehouse.screen.folder import write

MARKUP = "<script>window.broken=1</script><img src=x onerror=window.broken=1>"
WRONG = STORY.format(jobs=39989, part=1905)
PAGES = {
    "甲": WRONG,
    "乙": WRONG.replace("见实效", "有新招").replace("1286", "1268"),
    "丙": """## 高台县培训进村入户

本报讯（记者 王小军）今年全县计划开展技能培训1000人次。截至10月底，高台县已开展技能培训900人次，完成目标任务的90%，
全县12个乡镇都设了培训点。“六个一”服务送到家门口，第3期培训班已经开班。

## 合作社里忙分红

本报讯 甘州区一家合作社的社员领到分红，户均增收4600元，较上年增长8.5%。入冬以后，社里组织社员把
""",
    "丁": f"""## {MARKUP}就业见实效

本报讯（记者 {MARKUP}）今年前7个月，临泽县{MARKUP}城镇新增就业39989人；开展技能培训1286人次，其中农民工{MARKUP}培训1905人次。
""",
}


def made(base: Path) -> Path:
    """A data file of the pages with its screen beside it; the file."""
    (base / "pages").mkdir(parents=True)
    for name, text in PAGES.items():
        (base / "pages" / f"{name}.txt").write_text(text, "utf-8")
    warehouse = base / "press.duckdb"
    load(base / "pages", warehouse, "r1")
    write(warehouse, reasons=reasons_in(Path.cwd()))
    return warehouse


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
