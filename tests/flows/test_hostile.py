"""Pages and file names that try to be Markdown, HTML, SQL, a spreadsheet formula, a log line: they stay text everywhere."""

from __future__ import annotations

import csv
import gc
import io
import json
import logging
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows import app, closing, console, reading_room
from flows.event_log import FACTS, line_of
from flows.evidence_page import figure_page, finding_page, list_page
from flows.report import render
from tests.flows.loads import attempt, load
from warehouse import evidence
from warehouse.export import export
from warehouse.registry import TABLES

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>[点我](javascript:alert(3))![图](http://198.51.100.7/p.png)|a|`b`"
FORMULA = '=HYPERLINK("http://198.51.100.7","点")'
SQL = "'; DROP TABLE metrics; --"
STEER = '\x7f\u202e\u2066\u2028{"level": "error"}'
PAGE = f"""## {MARKUP}{STEER}就业见实效

本报讯（记者 {MARKUP}）今年前7个月，临泽县{MARKUP}{SQL}城镇新增就业39989人，完成年度目标任务的72.71%；
{FORMULA}{STEER}开展技能培训1286人次，其中农民工{MARKUP}{SQL}培训1905人次。

## {FORMULA}

{FORMULA}培训1286人次，其中+cmd|' /C calc'!A0培训1905人次；@SUM(1+1)培训100人，其中-2+3培训900人。
"""
NAMES = (
    "=cmd.txt",
    "a|`b`.txt",
    "<img src=x onerror=alert(1)>.txt",
    f"{SQL}.txt",
    "x\n# 假标题\x1b[2J\x07\u202e.txt",
)


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Path:
    base = tmp_path_factory.mktemp("hostile")
    (base / "pages").mkdir()
    for number, name in enumerate(NAMES):
        (base / "pages" / name).write_text(PAGE.replace("1286", f"128{number}"), "utf-8")
    (base / "pages" / "+bad\n|.txt").write_bytes(b"\xff\xff\xff\xfa\x81 \x81 \x80")
    return base


@pytest.fixture(scope="module")
def summary(base):
    made = load(base / "pages", base / "press.duckdb", "r1")
    assert made.n_problems >= len(NAMES)
    assert made.set_aside
    return made


def test_every_table_is_still_there(base, summary):
    with duckdb.connect(str(base / "press.duckdb"), read_only=True) as con:
        here = {row[0] for row in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        assert here >= TABLES.keys()
        assert con.execute("SELECT count(*) FROM documents").fetchall() == [(len(NAMES),)]
        for word in (SQL, FORMULA, "就业'"):
            con.execute("SELECT * FROM story_search(?)", [word]).fetchall()


def _markdown_is_text(text: str) -> None:
    assert "<script" not in text
    assert "<img" not in text
    assert not re.search(r"(?<!\\)\]\((javascript|http://198)", text)
    assert not re.search(r"(?<!\\)!\[", text)
    assert "\n# 假标题" not in text
    for steering in ("\x1b", "\x07", "\u202e", "\u2028"):
        assert steering not in text
    for table in re.findall(r"(?:^\|.*\n)+", text, re.M):
        rows = table.splitlines()
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1, rows


def test_report_and_reading_room_are_text(summary):
    _markdown_is_text(render(summary))
    for text in reading_room.pages(summary).values():
        _markdown_is_text(text)


def test_what_stands_above_an_artifact_is_text(summary):
    for key in reading_room.TITLES:
        _markdown_is_text(reading_room.described(summary, key))


def test_the_terminal_is_not_steered(summary, capsys):
    closing.close(console.console(), summary, Path("report.md"), "http://127.0.0.1")
    out = capsys.readouterr().out
    assert not set("\x1b\x07\u202e\u2028") & set(out)
    assert "\n# 假标题" not in out


def test_evidence_is_no_markup(base, summary):
    warehouse = base / "press.duckdb"
    listed = evidence.findings(warehouse)
    pages = [list_page(listed, 500)]
    for row in listed:
        found = evidence.finding(warehouse, row["fingerprint"])
        assert found is not None
        pages.append(finding_page(*found, lambda r: app.page_text(r, base)))
        for figure in found[1]:
            shown = evidence.figure(warehouse, figure["metric_id"])
            assert shown is not None
            pages.append(figure_page(*shown, lambda r: app.page_text(r, base)))
    assert any("<mark>" in page for page in pages)
    for page in pages:
        body = page[page.index("<body>") :]
        assert set(re.findall(r"<(\w+)", body)) <= {
            *("body", "h1", "h2", "span", "table", "tr", "th", "td", "p", "div", "mark", "a")
        }
        assert not re.search(r'href="(?!finding/|\.\./finding/)', body)
        assert not set("\x1b\x07\u202e\u2028") & set(page)


def test_a_spreadsheet_runs_nothing(base, summary, tmp_path):
    export(base / "press.duckdb", tmp_path / "out")
    cells = 0
    for path in (tmp_path / "out").rglob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")):
            for cell in row:
                cells += 1
                assert not re.match(r"[=@\t\r]|[+-](?![0-9.]+$)", cell), (path.name, cell)
    assert cells > 100


def test_a_log_line_is_one_line(summary):
    said = [problem.message for problem in summary.problems] + [a.path for a in summary.set_aside]
    for text in [*said, PAGE]:
        record = logging.LogRecord("prefect.flow_runs", logging.INFO, "x", 1, "%s", (text,), None)
        record.__dict__[FACTS] = {"step": text}
        line = line_of(record, "r1")
        assert len(line.splitlines()) == 1
        told: dict[str, Any] = json.loads(line)
        assert told["level"] == "info"


LONG = 120_000
SLOW = {
    "han": "一" * LONG,
    "digits": "9" * LONG,
    "commas": "9," * (LONG // 2),
    "brackets": "（" * LONG,
    "quotes": "“" * LONG,
    "of which": "其中" * (LONG // 2),
    "list": "分别为" + "1人、" * (LONG // 30),
    "marks": "## " * (LONG // 3),
    "lines": "\n" * LONG,
    "percent": "百分之" * (LONG // 3),
}


@pytest.fixture
def nobody_watches_the_garbage():
    """A time limit that is told inside Hypothesis's watch over the garbage is told again, and warned of."""
    watching = gc.callbacks[:]
    gc.callbacks.clear()
    yield
    gc.callbacks[:] = watching


def test_pages_made_to_be_slow_are_read_or_set_aside(tmp_path, monkeypatch, nobody_watches_the_garbage):
    """Ten times as long as a usual page; whatever they are, the run ends and says which."""
    monkeypatch.setattr("flows.each_page.PAGE_SECONDS", 1.5)
    (tmp_path / "pages").mkdir()
    for name, text in SLOW.items():
        (tmp_path / "pages" / f"{name}.txt").write_text(text, "utf-8")
    (tmp_path / "pages" / "good.txt").write_text("## 春耕\n\n本报讯 全县播种3.2万亩。\n", "utf-8")
    summary = attempt(tmp_path / "pages", tmp_path / "press.duckdb", "r1")
    assert not summary.stopped, summary.stopped
    with duckdb.connect(str(tmp_path / "press.duckdb"), read_only=True) as con:
        read = [path for (path,) in con.execute("SELECT path FROM documents").fetchall()]
    aside = [each.path for each in summary.set_aside]
    assert sorted(read + aside) == sorted(f"{name}.txt" for name in (*SLOW, "good"))
    assert "good.txt" in read
