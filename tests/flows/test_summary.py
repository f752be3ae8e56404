from typing import Any

import pytest

from flows.summary import problems_of, rejections_of
from tests.flows.records import problem, seen, set_aside, summary

Row = dict[str, Any]


def metric(id_: str, doc: str = "d1", **links: str) -> Row:
    none: Row = {"of_metric_id": None, "target_metric_id": None, "same_as_metric_id": None}
    return {"metric_id": id_, "doc_id": doc, "quote": f"{id_}的原句。"} | none | links


def result(verdict: str, *ids: str, **changed: Any) -> Row:
    row = {
        "rule": "sum",
        "severity": "warn",
        "verdict": verdict,
        "by_rounding_only": False,
        "metric_ids": list(ids),
        "doc_id": "d1",
        "story_id": "s1",
        "expected": "3",
        "observed": "4",
        "message": "分项相加不等于总数。",
        "quote": "规则给的原句。",
        "repair": None,
        "fingerprint": "f1",
    }
    return row | changed


def tables(metrics: list[Row], results: list[Row]) -> dict[str, list[Row]]:
    return {
        "documents": [{"doc_id": "d2", "path": "b.txt"}, {"doc_id": "d1", "path": "a.txt"}],
        "stories": [{"story_id": "s1", "headline": "甲"}, {"story_id": "s2", "headline": None}],
        "metrics": metrics,
        "check_results": results,
    }


def test_only_failing_results_are_problems_and_the_gravest_come_first() -> None:
    results = [
        result("fails", "m1", "m2", fingerprint="f1", severity="info"),
        result("fails", "m1", fingerprint="f2", severity="error"),
        result("holds", "m1", fingerprint="f3"),
        result("undecided", "m1", fingerprint="f4"),
    ]
    first, second = problems_of(tables([metric("m1"), metric("m2")], results))
    assert (first.fingerprint, second.fingerprint) == ("f2", "f1")
    assert second.quotes == ("m1的原句。", "m2的原句。")
    assert (second.path, second.headline) == ("a.txt", "甲")


def test_a_problem_across_pages_is_quoted_by_its_rule() -> None:
    (found,) = problems_of(tables([], [result("fails", "gone", doc_id=None, story_id=None)]))
    assert (found.path, found.headline, found.quotes) == ("", "", ("规则给的原句。",))


def test_rows_turned_away_are_counted_by_rule_and_files_are_not_among_them() -> None:
    row = {
        "kind": "row",
        "table_name": "metrics",
        "item": "m1",
        "rule": "r",
        "severity": "error",
        "reason": "不对。",
        "evidence": None,
    }
    found = rejections_of([row, row | {"item": "m2"}, row | {"rule": "q"}, row | {"kind": "page"}])
    assert [(r.rule, r.rows, r.evidence) for r in found] == [("q", 1, "m1"), ("r", 2, "m1")]


@pytest.mark.parametrize(
    ("changed", "quality", "headline"),
    [
        ({}, "ok", "2 个版面已发布，没有发现数字问题"),
        ({"problems": (problem(),)}, "findings", "2 个版面已发布，1 处数字要看"),
        ({"set_aside": (set_aside(),)}, "ok", "2 个版面已发布，没有发现数字问题，1 个文件搁置"),
        ({"stopped": "没有版面。", "problems": (problem(),)}, "contract", "没有发布：没有版面。"),
    ],
)
def test_the_outcome_in_words(changed: Row, quality: str, headline: str) -> None:
    assert summary(**changed).quality == quality
    assert summary(**changed).headline == headline


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "新增 1、更新 0、移除 0、未变 1"),
        ({"reread": 1}, "新增 1、更新 0、移除 0、未变 1（其中 1 个因程序或词表有改动而重读）"),
        ({"rejudged": 2}, "新增 1、更新 0、移除 0、未变 1（核对规则有改动，2 个版面重新核对）"),
    ],
)
def test_the_pages_in_words(changed: Row, words: str) -> None:
    assert seen(**changed).pages_in_words == words
