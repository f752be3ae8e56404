"""Directories: every view's rows as text, with what leads on."""

from __future__ import annotations

from pathlib import Path

from tests.dispatch_rows import database, told
from tests.screen.reading import data_of, drawn, shard


def test_a_policy_amount_is_a_row_with_its_sentence(tmp_path: Path):
    sentence = "对参加培训的，每人补贴1000元。"
    metric = told("s", 1000, role="standard", unit="元", raw_text="1000元", indicator="补贴", quote=sentence)
    with database([metric]) as con:
        drawn(con, tmp_path)
    (leaf,) = (tmp_path / "data" / "standards").iterdir()
    _, _, (row,) = shard(leaf.read_text("utf-8"))
    assert (row["cells"][1], row["quote"], row["metric"], row["place"]) == ("1000元", sentence, "s", "431021")
    told_of = {each["kind"]: each["rows"] for each in data_of(tmp_path, "directory.html")["directories"]}
    assert told_of["standards"] == 1
    assert told_of["labour_brands"] == 0
