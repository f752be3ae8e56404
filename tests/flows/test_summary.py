from typing import Any

import pytest

from flows.summary import Changes, changes_between, coverage_of, problems_of, rejections_of
from tests.flows.records import problem, set_aside, summary

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
        "documents": [
            {"doc_id": "d2", "path": "b.txt", "encoding": "gb18030"},
            {"doc_id": "d1", "path": "a.txt", "encoding": "utf-8"},
        ],
        "stories": [
            {"story_id": "s1", "doc_id": "d1", "kind": "story", "is_canonical": True, "headline": "甲"},
            {"story_id": "s2", "doc_id": "d2", "kind": "story", "is_canonical": False, "headline": None},
            {"story_id": "s3", "doc_id": "d2", "kind": "furniture", "is_canonical": True, "headline": None},
        ],
        "quantities": [{"doc_id": "d1"}] * 9 + [{"doc_id": "d2"}] * 4,
        "metrics": metrics,
        "check_results": results,
    }


def test_numbers_are_counted_from_seen_to_checked_page_by_page() -> None:
    made = [metric("m1"), metric("m2", of_metric_id="m1"), metric("m3"), metric("m4"), metric("m5", "d2")]
    a, b = coverage_of(
        tables(made, [result("holds", "m3"), result("undecided", "m4")]), {"d1": "utf-8 · BOM"}
    )
    assert (a.path, a.written, a.stories, a.copies) == ("a.txt", "utf-8 · BOM", 1, 0)
    assert (a.seen, a.typed, a.checkable, a.checked) == (9, 4, 4, 1)
    assert (b.path, b.written, b.stories, b.copies) == ("b.txt", "gb18030", 1, 1)
    assert (b.seen, b.typed, b.checkable, b.checked) == (4, 1, 0, 0)


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


def test_changes_since_the_last_load() -> None:
    now = [problem(fingerprint="f1", message="甲"), problem(fingerprint="f2", message="乙")]
    assert changes_between({"f2": "乙", "f3": "丙"}, now) == Changes(("甲",), ("丙",), 1)
    assert changes_between({}, now) == Changes(("甲", "乙"), (), 0)
    assert changes_between(None, now) is None


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


def test_the_total_adds_up() -> None:
    total = summary().total
    assert (total.stories, total.copies, total.seen, total.typed, total.checkable, total.checked) == (
        *(5, 1, 50, 25, 8, 6),
    )
