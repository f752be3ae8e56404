"""Counts held against the items named beside them, as a page prints them: in notices, over two lines (列举与所说的数)."""

from pathlib import Path

import duckdb
import pytest

from tests.test_whole_job import load

NOTICE = "石桥镇秋令营活动预告\n\n秋令营设采茶、编竹、喂蚕、划船4项活动，村里的孩子都可以报名。\n"


def told(tmp_path: Path, page: str) -> tuple[list[tuple[str]], list[tuple[str]]]:
    """The kinds of the page's stories, and the verdicts of the rule ``slogan``."""
    folder, warehouse = tmp_path / "pages", tmp_path / "press.duckdb"
    folder.mkdir()
    (folder / "page.txt").write_text(page, "utf-8")
    load(folder, warehouse, "lists")
    with duckdb.connect(warehouse, read_only=True) as con:
        kinds = con.sql("SELECT kind FROM stories").fetchall()
        return kinds, con.sql("SELECT verdict FROM check_results WHERE rule = 'slogan'").fetchall()


def test_the_items_of_a_notice_are_counted(tmp_path: Path) -> None:
    assert told(tmp_path, NOTICE) == ([("notice",)], [("holds",)])


@pytest.mark.parametrize(("count", "verdict"), [("四件", "holds"), ("五件", "fails")])
def test_items_that_the_page_breaks_over_two_lines_are_whole(
    tmp_path: Path, count: str, verdict: str
) -> None:
    page = f"""清溪县报  2024年5月17日  星期五
山湾村的新年打算
本报讯 开春以后，山湾村商定{count}大事：整修水
渠、硬化晒场、添置路灯、翻新祠堂。
"""
    assert told(tmp_path, page)[1] == [(verdict,)]
