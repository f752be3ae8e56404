"""The documents of a warehouse as files: their truth, their bytes, the command that makes them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from flows.bulletins.make import make_bulletin
from flows.cli import app
from tests.flows import dispatch_pages
from tests.flows.loads import load


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """A warehouse of two releases: half a year, then two months more."""
    base = tmp_path_factory.mktemp("bulletins")
    dispatch_pages.write(base / "pages", 2024, range(1, 7))
    load(base / "pages", base / "press.duckdb", "r1")
    dispatch_pages.write(base / "pages", 2024, range(1, 9))
    load(base / "pages", base / "press.duckdb", "r2")
    return base


def made(base: Path, out: Path, month: int = 6, **given: Any) -> tuple[bytes, bytes]:
    issue = make_bulletin("monthly", base / "press.duckdb", out, 2024, month, **given)
    return issue.html.read_bytes(), issue.markdown.read_bytes()


class TestFromAWarehouse:
    def test_the_truth_of_the_pages(self, project, tmp_path):
        _, text = made(project, tmp_path, 8)
        for county in dispatch_pages.COUNTIES:
            done, of = dispatch_pages.jobs(county, 2024, 8), dispatch_pages.plan(county, 2024)
            (row,) = re.findall(rf"^\| {county} \| 城镇新增就业 \| 1—8月 \| .*$", text.decode(), re.M)
            assert f"| {done}人" in row
            assert f"| {of}人" in row
            assert f"| {float(f'{100 * done / of:.2f}'):g}%" in row

    def test_the_same_again_gives_the_same_bytes(self, project, tmp_path):
        assert made(project, tmp_path / "a") == made(project, tmp_path / "b")

    def test_an_earlier_release_gives_its_bytes_after_later_loads(self, project, tmp_path):
        first = tmp_path / "first.duckdb"
        shutil.copy(next((project / "press.releases").glob("000001.*")), first)
        before = make_bulletin("monthly", first, tmp_path / "x", 2024, 6)
        after = made(project, tmp_path / "y", release=1)
        assert (before.html.read_bytes(), before.markdown.read_bytes()) == after
        assert made(project, tmp_path / "z") != after

    def test_one_place_has_files_of_its_own(self, project, tmp_path):
        issue = make_bulletin("monthly", project / "press.duckdb", tmp_path, 2024, 6, "临泽县")
        assert (issue.html.name, issue.n_progress) == ("monthly-2024-06-620723.html", 1)
        assert "山丹县 |" not in issue.markdown.read_text("utf-8").partition("## 附")[0]

    def test_the_command(self, project, tmp_path, capsys):
        call = [
            "bulletin",
            "quarterly",
            "--year",
            "2024",
            "--quarter",
            "2",
            "--warehouse",
            str(project / "press.duckdb"),
        ]
        assert (
            app([*call, "--out", str(tmp_path), "--json"], result_action="return_value", exit_on_error=False)
            == 0
        )
        told_ = json.loads(capsys.readouterr().out)
        assert Path(told_["html"]).read_text("utf-8").startswith("<!DOCTYPE html>")
        assert (told_["release"], told_["n_rankings"] > 0) == (2, True)

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["monthly", "--month", "13"], "月份应在1至12之间"),
            (["monthly", "--quarter", "1"], "月调度要写 --month"),
            (["quarterly"], "季通报要写 --quarter"),
            (["monthly", "--month", "6", "--place", "天上县"], "没有叫“天上县”的地方"),
            (["monthly", "--month", "6", "--release", "9"], "没有留着第 9 版；留着的版：1、2"),
            (["monthly", "--month", "6", "--warehouse", "none.duckdb"], "没有数据文件"),
        ],
    )
    def test_what_cannot_be_made_is_said_in_one_line(self, project, tmp_path, capsys, arguments, says):
        call = ["bulletin", "--year", "2024", "--out", str(tmp_path / "out"), *arguments]
        if "--warehouse" not in call:
            call += ["--warehouse", str(project / "press.duckdb")]
        assert app(call, result_action="return_value", exit_on_error=False) == 2
        told_ = capsys.readouterr()
        assert says in told_.err
        assert told_.err.count("\n") == 1
        assert not (tmp_path / "out").exists()
