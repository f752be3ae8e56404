"""A notice that says how many items it names is counted like a story (公告里的列举)."""

from pathlib import Path

import duckdb

from tests.test_whole_job import load

NOTICE = "石桥镇秋令营活动预告\n\n秋令营设采茶、编竹、喂蚕、划船4项活动，村里的孩子都可以报名。\n"


def test_the_items_of_a_notice_are_counted(tmp_path: Path) -> None:
    folder, warehouse = tmp_path / "pages", tmp_path / "press.duckdb"
    folder.mkdir()
    (folder / "camp.txt").write_text(NOTICE, "utf-8")
    load(folder, warehouse, "notice")
    with duckdb.connect(warehouse, read_only=True) as con:
        kinds = con.sql("SELECT kind FROM stories").fetchall()
        told = con.sql("SELECT verdict FROM check_results WHERE rule = 'slogan'").fetchall()
    assert (kinds, told) == ([("notice",)], [("holds",)])
