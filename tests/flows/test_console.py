import io
from pathlib import Path

import pytest
from rich.console import Console

from flows.closing import close
from flows.console import complain, progress
from flows.watch import StepEvent, tell, watched_by
from tests.flows.records import problem, set_aside, summary


def run_two_steps(out: Console) -> None:
    with progress(out, 2) as listener, watched_by(listener):
        for title, counts in (("读入解码", "2 个版面"), ("版式分篇", "9 篇")):
            tell(StepEvent(title, None, 0))
            tell(StepEvent(title, counts, 0.25))


def printed(terminal: bool) -> str:
    file = io.StringIO()
    run_two_steps(Console(file=file, force_terminal=terminal, width=100, soft_wrap=True))
    return file.getvalue()


def test_plain_lines_when_nobody_watches() -> None:
    assert printed(terminal=False) == "[ 1/2] 读入解码：2 个版面（0.2 秒）\n[ 2/2] 版式分篇：9 篇（0.2 秒）\n"


def test_a_bar_on_a_terminal_and_the_same_lines() -> None:
    text = printed(terminal=True)
    assert "\x1b[" in text
    assert "1/2" in text
    assert "读入解码：2 个版面" in text


def test_nobody_need_be_watching() -> None:
    tell(StepEvent("读入解码", None, 0))


def closing(tmp_path: Path, **changed: object) -> str:
    file = io.StringIO()
    out = Console(file=file, width=100, soft_wrap=True)
    close(
        out, summary(**changed), tmp_path / "report" / "press.md", "http://127.0.0.1:4200/v2/runs/flow-run/x"
    )
    return file.getvalue()


def test_the_end_shows_counts_problems_files_and_where_to_look(tmp_path: Path) -> None:
    text = closing(tmp_path, problems=(problem(),), set_aside=(set_aside("坏\x1b[31m名.png"),))
    for name, count in (("版面", 2), ("文章", 5), ("数字 · 见到", 50), ("问题 · 注意", 1), ("搁置的文件", 1)):
        assert any(name in line and str(count) in line.split() for line in text.splitlines())
    assert "搁置 坏 [31m名.png：文件里有零字节，不是文字。" in text
    assert "\x1b" not in text
    assert "注意 a.txt：“发放贷款”的2个分项相加超过了总数。" in text
    assert "duckdb.connect('press.duckdb', read_only=True)" in text
    assert str(tmp_path / "report" / "press.md") in text


def test_a_stopped_load_offers_no_data_to_open(tmp_path: Path) -> None:
    text = closing(tmp_path, stopped="没有一个可以读的版面。")
    assert "没有发布：没有一个可以读的版面。" in text
    assert "打开数据" not in text


def test_a_long_list_of_files_is_cut_with_its_count(tmp_path: Path) -> None:
    text = closing(tmp_path, set_aside=tuple(set_aside(f"{i}.png") for i in range(33)))
    assert text.count("搁置 ") == 20
    assert "另有 13 个搁置的文件" in text


def test_markup_in_a_name_is_text(tmp_path: Path) -> None:
    assert "[bold]x[/bold].txt" in closing(tmp_path, set_aside=(set_aside("[bold]x[/bold].txt"),))


def test_a_complaint_is_free_of_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    complain("没有这个文件夹：坏\x1b]0;名\x07")
    assert capsys.readouterr().err == "没有这个文件夹：坏 ]0;名\n"
