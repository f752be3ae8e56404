"""Whole loads through the command line on a real Prefect server, and what they leave behind."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

GOOD = """## 春耕备耕进展顺利

本报讯（记者 李建国）今年以来，临泽县投放春耕贷款5亿元，其中农户贷款4亿元、企业贷款2亿元。截至3月底，
全县完成春小麦播种3.2万亩，占计划的91.4%；检修农机具1860台（套）。

## 为村民办实事

本报讯（通讯员 王芳）3月12日，沙河镇组织医护人员18名，为村民义诊320人次。
"""
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
FINDINGS = {"press-findings-error", "press-findings-warn", "press-findings-info"}
PAGES = {
    "press-overview",
    "press-targets",
    "press-diff",
    "press-coverage",
    "press-quarantine",
    "press-contract",
}
ARTIFACTS = FINDINGS | PAGES | {"press-report"}
READING = ["读入解码", "版式分篇", "找数字", "读指标", "连关系", "契约检查"]
STEPS = [
    "读入比对",
    *READING,
    "转载归并",
    "算术核对",
    "发布",
    "上屏",
    "报告",
]
UNREAD = [step for step in STEPS if step not in READING]

PORT = str(20_000 + os.getpid() % 20_000)
"""The first port that a server of these tests asks for: two suites on one machine seldom ask for the same."""


@dataclass(frozen=True)
class Ended:
    """One call of the command line."""

    code: int
    out: str
    err: str


def shuzheng(home: Path, *arguments: str | Path, **environment: str) -> Ended:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "SHUZHENG_"))}
    call = [sys.executable, "-c", "from flows.cli import main; main()", *map(str, arguments)]
    made = {"SHUZHENG_HOME": str(home), "SHUZHENG_PORT": PORT, "NO_COLOR": "1"}
    done = subprocess.run(
        call, env=kept | made | environment, capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    return Ended(done.returncode, done.stdout, done.stderr)


@dataclass(frozen=True)
class Loads:
    """Three loads into one warehouse: bad files among good ones, good ones only, nothing readable."""

    home: Path
    warehouse: Path
    mixed: Ended
    mixed_report: str
    good: Ended
    good_report: str
    status: Ended
    unreadable: Ended
    stopped: Ended
    status_after: Ended


@pytest.fixture(scope="module")
def loads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loads]:
    base = tmp_path_factory.mktemp("press")
    home, warehouse, report = (
        base / "home",
        base / "made" / "press.duckdb",
        base / "made" / "report" / "press.md",
    )
    mixed, good, unreadable = base / "mixed", base / "good", base / "unreadable"
    for folder in (mixed, good, unreadable):
        folder.mkdir()
    for folder in (mixed, good):
        (folder / "三月 要闻.txt").write_text(GOOD, "utf-8")
        (folder / "b.txt").write_bytes(GOOD.replace("5亿元", "7亿元").replace("\n", "\r\n").encode("gb18030"))
    (mixed / "again.txt").write_text(GOOD, "utf-8")
    (mixed / "empty.txt").touch()
    (mixed / "large.txt").write_bytes(b"\n" * 30_000_000)
    (mixed / "out.txt").symlink_to(Path(__file__))
    (mixed / "bytes.txt").write_bytes(b"\xff\xff\xff\xfa\x81 \x81 \x80")
    for folder in (mixed, unreadable):
        (folder / "photo.png").write_bytes(PNG)
    try:
        first = shuzheng(home, "run", "--pages", mixed, "--warehouse", warehouse)
        assert first.code == 0, first
        first_report = report.read_text("utf-8")
        second = shuzheng(home, "run", "--pages", good, "--warehouse", warehouse, "--local-server")
        assert second.code == 0, second
        yield Loads(
            home=home,
            warehouse=warehouse,
            mixed=first,
            mixed_report=first_report,
            good=second,
            good_report=report.read_text("utf-8"),
            status=shuzheng(home, "status"),
            unreadable=shuzheng(home, "run", "--pages", unreadable, "--warehouse", warehouse, "--json"),
            stopped=shuzheng(home, "stop"),
            status_after=shuzheng(home, "status"),
        )
    finally:
        shuzheng(home, "stop", "--force")


def recorded(loads: Loads, sql: str) -> list[tuple[object, ...]]:
    """Rows of the Prefect server's own database, oldest load first."""
    with closing(sqlite3.connect(loads.home / "prefect.db")) as db:
        return db.execute(sql).fetchall()


def stored(loads: Loads, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(loads.warehouse), read_only=True) as db:
        return db.execute(sql).fetchall()


def test_bad_files_are_set_aside_and_the_others_go_through(loads: Loads) -> None:
    assert loads.mixed.code == 0, loads.mixed
    assert loads.mixed.err == ""
    assert "2 个版面已发布" in loads.mixed.out
    assert "6 个文件搁置" in loads.mixed.out


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("bytes.txt", "undecodable"),
        ("empty.txt", "empty_file"),
        ("large.txt", "too_large"),
        ("out.txt", "outside_link"),
        ("photo.png", "not_text"),
        ("三月 要闻.txt", "duplicate"),
    ],
)
def test_each_file_set_aside_is_told_in_terminal_report_and_quarantine(
    loads: Loads, name: str, rule: str
) -> None:
    assert f"搁置 {name}：" in loads.mixed.out
    assert f"| {name} | {rule.replace('_', chr(92) + '_')} |" in loads.mixed_report
    rows = stored(
        loads, f"SELECT DISTINCT rule FROM quarantine WHERE kind = 'page' AND item = '{name}' ORDER BY run_id"
    )
    assert (rule,) in rows


def test_encodings_are_told_in_the_report(loads: Loads) -> None:
    assert "| b.txt | gb18030 · CRLF |" in loads.good_report
    assert "| 三月 要闻.txt | utf-8 |" in loads.good_report


def test_every_stage_is_a_line_with_its_counts(loads: Loads) -> None:
    lines = [line for line in loads.mixed.out.splitlines() if line.startswith("[")]
    assert [line[8:].split("：")[0] for line in lines] == STEPS
    assert lines[1].startswith("[ 2/12] 读入解码：2 个版面")


def test_pages_that_are_stored_already_are_not_read_again(loads: Loads) -> None:
    lines = [line for line in loads.good.out.splitlines() if line.startswith("[")]
    assert [line[7:].split("：")[0] for line in lines] == UNREAD
    assert lines[0].startswith("[ 1/6] 读入比对：0 个版面要读，0 个已不在")
    assert "版面：新增 2、更新 0、移除 0、未变 0" in loads.mixed.out
    assert "版面：新增 0、更新 0、移除 0、未变 2" in loads.good.out


def test_every_stage_is_recorded_with_its_counts_even_when_the_server_ends_with_the_run(loads: Loads) -> None:
    runs = recorded(loads, "SELECT id FROM flow_run ORDER BY start_time")
    assert len(runs) == 3
    for (id_,), steps in zip(runs, (STEPS, UNREAD, STEPS), strict=True):
        tasks = recorded(
            loads,
            "SELECT t.name, s.message FROM task_run t JOIN task_run_state s ON s.id = t.state_id"
            f" WHERE t.flow_run_id = '{id_}' AND t.state_type = 'COMPLETED' ORDER BY t.start_time",
        )
        assert [name for name, _ in tasks] == steps
        assert all(message for _, message in tasks)


def test_the_runs_state_and_tag_say_what_became_of_it(loads: Loads) -> None:
    runs = recorded(
        loads,
        "SELECT r.name, r.state_name, r.tags, s.message FROM flow_run r JOIN flow_run_state s"
        " ON s.id = r.state_id ORDER BY r.start_time",
    )
    names = [str(name) for name, *_ in runs]
    assert names[1].endswith("/good · 2 pages")
    assert all(name.startswith("press ") for name in names)
    assert [state for _, state, *_ in runs] == ["Completed", "Completed", "Failed"]
    assert "2 个版面已发布" in str(runs[1][3])
    assert "没有发布" in str(runs[2][3])
    failing = stored(loads, "SELECT count(*) FROM check_results WHERE verdict = 'fails'")[0][0]
    expected = "quality:findings" if failing else "quality:ok"
    assert json.loads(str(runs[1][2])) == [expected]
    assert json.loads(str(runs[2][2])) == ["quality:contract"]


def test_every_load_posts_all_artifacts_under_their_keys(loads: Loads) -> None:
    for (id_,) in recorded(loads, "SELECT id FROM flow_run"):
        posted = recorded(
            loads, f"SELECT key, data FROM artifact WHERE flow_run_id = '{id_}' AND key IS NOT NULL"
        )
        assert {key for key, _ in posted} == ARTIFACTS
    latest = recorded(loads, "SELECT data FROM artifact WHERE key = 'press-report' ORDER BY created")
    assert json.loads(str(latest[1][0])) == loads.good_report


def test_the_closing_lines_name_what_can_be_opened(loads: Loads) -> None:
    out = loads.good.out
    assert re.search(r"http://127\.0\.0\.1:\d+/v2/runs/flow-run/[0-9a-f-]{36}\n", out)
    assert "临时服务已随运行结束" in loads.mixed.out
    assert str(loads.warehouse.parent / "report" / "press.md") in out
    command = next(line for line in out.splitlines() if line.startswith("打开数据")).split('"')[1]
    shown = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, encoding="utf-8", check=False
    )
    assert shown.returncode == 0, shown.stderr
    assert "metric_id" in shown.stdout


def test_the_second_load_says_what_changed(loads: Loads) -> None:
    assert "这是第一次装入" in loads.mixed_report
    failing = stored(loads, "SELECT count(DISTINCT fingerprint) FROM check_results WHERE verdict = 'fails'")
    assert f"新出现 0 条，已消失 0 条，依旧 {failing[0][0]} 条。" in loads.good_report


def test_the_local_server_stays_up_until_it_is_stopped(loads: Loads) -> None:
    assert loads.status.code == 0
    assert "运行正常" in loads.status.out
    assert loads.stopped.code == 0
    assert "已停掉 http://127.0.0.1:" in loads.stopped.out
    assert loads.status_after.code == 1


def test_a_load_without_a_page_keeps_the_last_good_file(loads: Loads) -> None:
    assert loads.unreadable.code == 1
    told = json.loads(loads.unreadable.out)
    assert told["headline"].startswith("没有发布")
    assert [aside["path"] for aside in told["set_aside"]] == ["photo.png"]
    assert "[ 1/" in loads.unreadable.err  # the steps, out of the way of what a program reads
    assert stored(loads, "SELECT count(*) FROM documents") == [(2,)]
    assert stored(loads, "SELECT status FROM runs ORDER BY started_at") == [
        ("published",),
        ("published",),
        ("stopped",),
    ]
