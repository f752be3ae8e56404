"""The screen's own server answers named questions and searches, and nothing else."""

from __future__ import annotations

import pytest

from tests.flows.live.asker import Asker, one
from warehouse.screen.folder import folder_of


def test_named_questions_figures_and_searches_are_answered(ask, built):
    state = ask("/api/state").said
    assert state["notes"] is False
    assert {q["name"] for q in state["questions"]} >= {"targets_behind", "findings_by_rule"}
    rows = ask("/api/ask", query={"name": "findings_by_rule"}).said
    assert rows["rows"][0][rows["columns"].index("rule")] == "part_whole"
    id_ = one(built, "SELECT metric_id FROM metrics WHERE raw_text = '1905人次'")
    assert any("完成数" in says for says, *_ in ask("/api/figure", query={"id": id_}).said["why"])
    found = ask("/api/search", query={"words": "零工市场"}).said
    assert [row[1] for row in found["rows"]] == ["临泽县稳就业见实效"]


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/api/ask", {"name": "no such"}, 404),
        ("/api/ask", {"name": "../queries/growth"}, 404),
        ("/api/ask", {"sql": "SELECT 1"}, 404),
        ("/api/sql", {"q": "SELECT 1"}, 404),
        ("/api/figure", {"id": "zzzzzzzzz"}, 404),
        ("/api/figure", {}, 404),
        ("/api/search", {"words": " "}, 400),
    ],
)
def test_nothing_else_can_be_asked(ask, path, query, status):
    assert ask(path, query=query).status == status


def test_words_of_a_search_are_no_sql(ask):
    assert ask("/api/search", query={"words": "'); DROP TABLE metrics; --"}).status == 200
    assert ask("/api/search", query={"words": "零工" * 5000}).status == 200


def test_without_the_data_file_it_says_so(built, tmp_path):
    ask = Asker(folder_of(built), tmp_path / "gone.duckdb")
    answer = ask("/api/ask", query={"name": "findings_by_rule"})
    assert answer.status == 503
    assert "打不开" in answer.text
