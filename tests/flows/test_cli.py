"""Calls that end before a server is needed."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from flows.cli import app
from tests.flows.test_press import GOOD, Ended, shuzheng


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    made = tmp_path / "pages"
    made.mkdir()
    (made / "a.txt").write_text(GOOD, "utf-8")
    return made


def one_line(ended: Ended) -> str:
    assert ended.err.count("\n") == 1, ended.err
    assert "Traceback" not in ended.err
    return ended.err


def test_no_such_folder(tmp_path: Path) -> None:
    ended = shuzheng(tmp_path, "run", "--pages", tmp_path / "无", "--warehouse", tmp_path / "w.duckdb")
    assert ended.code == 2
    assert "没有这个文件夹" in one_line(ended)


def test_a_file_is_no_folder(tmp_path: Path, pages: Path) -> None:
    ended = shuzheng(tmp_path, "run", "--pages", pages / "a.txt", "--warehouse", tmp_path / "w.duckdb")
    assert ended.code == 2
    assert "不是文件夹" in one_line(ended)


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = shuzheng(tmp_path, "run", "--pages", tmp_path / "empty", "--warehouse", tmp_path / "w.duckdb")
    assert ended.code == 1
    assert "没有文件" in one_line(ended)
    assert not (tmp_path / "w.duckdb").exists()


def test_somebody_elses_file_is_no_warehouse(tmp_path: Path, pages: Path) -> None:
    theirs = tmp_path / "letters.txt"
    theirs.write_text("亲爱的读者：这不是数据库。", "utf-8")
    ended = shuzheng(tmp_path, "run", "--pages", pages, "--warehouse", theirs)
    assert ended.code == 2
    assert "letters.txt" in one_line(ended)
    assert theirs.read_text("utf-8").startswith("亲爱的读者")


def test_a_named_server_that_does_not_answer(tmp_path: Path, pages: Path) -> None:
    ended = shuzheng(
        *(tmp_path, "run", "--pages", pages, "--warehouse", tmp_path / "w.duckdb"),
        PREFECT_API_URL="http://127.0.0.1:9/api",
        PREFECT_HOME=str(tmp_path / "prefect"),
    )
    assert ended.code == 1
    assert "连不上 Prefect 服务 http://127.0.0.1:9" in one_line(ended)


@pytest.mark.parametrize(
    "arguments", [("runn",), ("run",), ("run", "--pages", "x"), ("run", "--no-such"), ("stop", "--nope")]
)
def test_a_wrong_call_ends_with_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ended = shuzheng(tmp_path, *arguments)
    assert ended.code == 2
    assert "Traceback" not in ended.err


def test_stopping_and_asking_when_nothing_runs(tmp_path: Path) -> None:
    assert shuzheng(tmp_path / "home", "stop") == Ended(0, "本地 Prefect 服务没有在运行。\n", "")
    status = shuzheng(tmp_path / "home", "status")
    said = "本地 Prefect 服务没有在运行。\n没有人值守：收件夹和定时任务要靠 shuzheng serve。\n"
    assert status == Ended(1, said, "")


def test_it_says_which_version_it_is(capsys) -> None:
    declared = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]["version"]
    app(["--version"], result_action="return_value")
    assert capsys.readouterr().out == f"{declared}\n"


def test_help_is_quick_because_it_imports_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from flows.cli import main\n"
        "sys.argv = ['shuzheng', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'prefect', 'pandera', 'polars', 'duckdb', 'jieba', 'pydantic', 'altair', 'vl_convert'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert "run" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"
