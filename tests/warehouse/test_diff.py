"""What differs between two releases, as values and as a report."""

from __future__ import annotations

import dataclasses
import json
import shutil

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse_rows import DOC, document, hashed, metric, percent, result, review, rows, run
from warehouse import diff
from warehouse.diff import (
    COMPARED,
    SHOWN,
    Difference,
    FindingChange,
    TableChange,
    compare,
    report,
    table_changes,
)
from warehouse.errors import NotOurFile, PublishError
from warehouse.publish import publish
from warehouse.registry import TABLES, frame

OTHER = "cd" * 32


@pytest.fixture(scope="module")
def difference(tmp_path_factory):
    folder = tmp_path_factory.mktemp("diff")
    old, new = folder / "old.duckdb", folder / "new.duckdb"
    before = rows(
        documents=[
            document(),
            document(doc_id="ef" * 32, path="某县报.txt"),
            document(doc_id="aa" * 32, path="没了.txt"),
        ],
        metrics=[metric(), percent(), metric("m3")],
        check_results=[
            result("c1"),
            result("c2", verdict="holds"),
            result("c3"),
            result("c4", message="旧的说法。"),
        ],
    )
    publish(before, old, run("r1", before))
    after = rows(
        documents=[
            document(run_id="r2"),
            document(doc_id=OTHER, path="某县报.txt"),
            document(doc_id="bb" * 32, path="新.txt"),
        ],
        metrics=[metric(), percent(indicator="城镇新增就业人数"), metric("m4"), metric("m5")],
        check_results=[
            result("c1", run_id="r2"),
            result("c2", run_id="r2", severity="error", message="[红](x)|<b>"),
            result("c4", run_id="r2", message="新的说法。"),
            result("c5", doc_id=None, story_id=None),
        ],
    ) | {"reviews": frame("reviews", [review("f-c1", "dismissed", 1)])}
    publish(after, new, run("r2", after, day=1))
    return compare(old, new)


@pytest.fixture(scope="module")
def difference_in_shares(tmp_path_factory, difference):
    """The same, every row of a table in a share of its own."""
    folder = next(iter(tmp_path_factory.getbasetemp().glob("diff*")))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(diff, "AT_ONCE", 1)
        return compare(folder / "old.duckdb", folder / "new.duckdb")


def changed(difference):
    return {t.name: (t.added, t.gone, t.changed) for t in difference.tables}


def test_rows_that_came_went_and_changed_by_table(difference):
    found = changed(difference)
    assert found["metrics"] == (2, 1, 1)
    assert found["reviews"] == (1, 0, 0)
    assert found["check_results"] == (1, 1, 2), "a run_id alone is no change"
    assert found["stories"] == found["places"] == (0, 0, 0)
    assert list(found) == list(COMPARED)


def test_a_large_table_is_compared_in_shares(difference, difference_in_shares):
    assert difference_in_shares.tables == difference.tables


def test_a_page_with_other_words_under_its_old_name_has_changed(difference):
    assert changed(difference)["documents"] == (1, 1, 1)


def test_findings_are_told_by_their_fingerprint(difference):
    assert [(f.fingerprint, f.severity, f.path) for f in difference.new_findings] == [
        ("f-c2", "error", "某市日报/要闻.txt"),
        ("f-c5", "warn", ""),
    ]
    assert [f.fingerprint for f in difference.resolved_findings] == ["f-c3"]
    assert difference.n_same_findings == 2, "another message is the same finding"


def test_the_report_is_chinese_and_escapes_what_pages_say(difference):
    text = report(difference)
    assert text.startswith("# 两版之间的差别\n\n从 old.duckdb 到 new.duckdb。\n")
    assert "| 指标 | `metrics` | 2 | 1 | 1 |" in text
    assert "stories" not in text, "what did not change is left out"
    assert "新出现 2 条，已消失 1 条，依旧 2 条。" in text
    assert "- 严重：\\[红\\](x)&#124;&lt;b&gt;（某市日报/要闻.txt）" in text
    assert "### 已消失：1 条" in text


def test_it_can_be_written_as_json(difference):
    assert json.loads(json.dumps(dataclasses.asdict(difference)))["tables"][0]["name"] == "documents"


def test_a_long_list_is_cut_and_says_so():
    found = tuple(FindingChange(f"f{n}", "info", "sum", f"第{n}条。", "") for n in range(SHOWN + 3))
    text = report(Difference("a", "b", (), found, (), 0))
    assert text.count("- 提示：") == SHOWN
    assert "另有 3 条没有列出" in text
    assert "各表没有差别。" in text


def test_the_same_file_and_a_copy_of_it_do_not_differ(published, tmp_path):
    shutil.copy(published, tmp_path / "copy.duckdb")
    for other in (published, tmp_path / "copy.duckdb"):
        found = compare(published, other)
        assert {(t.added, t.gone, t.changed) for t in found.tables} == {(0, 0, 0)}
        assert (found.new_findings, found.resolved_findings, found.n_same_findings) == ((), (), 1)


def test_both_files_stay_as_they_are(published, tmp_path):
    other = tmp_path / "other.duckdb"
    publish(rows(metrics=[metric()], implied_targets=[], check_results=[]), other, run("r1", rows()))
    before = hashed(published), hashed(other)
    with duckdb.connect(published, read_only=True):
        compare(published, other)
    assert (hashed(published), hashed(other)) == before


def test_files_that_cannot_be_compared(published, tmp_path):
    with pytest.raises(PublishError, match=r"没有 .*nowhere\.duckdb 这个文件"):
        compare(published, tmp_path / "nowhere.duckdb")
    with duckdb.connect(tmp_path / "theirs.duckdb") as con:
        con.execute("CREATE TABLE t (a INTEGER)")
    with pytest.raises(NotOurFile):
        compare(tmp_path / "theirs.duckdb", published)


def test_a_table_or_column_that_one_side_lacks(published, tmp_path):
    older = tmp_path / "older.duckdb"
    shutil.copy(published, older)
    with duckdb.connect(older) as con:
        con.execute("DROP TABLE corrections")
        con.execute("DROP TABLE implied_targets")
        con.execute("CREATE OR REPLACE TABLE metrics AS SELECT * EXCLUDE (subject) FROM metrics")
    found = changed(compare(older, published))
    assert found["implied_targets"] == (1, 0, 0)
    assert found["metrics"] == found["corrections"] == (0, 0, 0)


VALUES = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 2), max_size=6)


@given(VALUES, VALUES)
@settings(deadline=None, max_examples=25)
def test_every_row_is_the_same_new_gone_or_changed(before, now):
    with duckdb.connect() as con:
        for schema, given_rows in (("old", before), ("new", now)):
            con.execute(f"CREATE SCHEMA {schema}")
            for name in COMPARED:
                con.register("incoming", frame(name, []))
                con.execute(f"CREATE TABLE {schema}.{name} AS FROM incoming")
            con.register(
                "incoming",
                frame(
                    "documents", [document(doc_id=k * 64, path=k, n_chars=v) for k, v in given_rows.items()]
                ),
            )
            con.execute(f"INSERT INTO {schema}.documents FROM incoming")
        (documents, *others) = table_changes(con, "old.", "new.")
    both = before.keys() & now.keys()
    assert documents == TableChange(
        "documents",
        added=len(now.keys() - both),
        gone=len(before.keys() - both),
        changed=sum(before[k] != now[k] for k in both),
    )
    assert {(t.added, t.gone, t.changed) for t in others} == {(0, 0, 0)}


def test_every_compared_table_is_one_of_ours_and_keeps_its_key():
    for name in COMPARED:
        assert "run_id" not in TABLES[name].key
    assert DOC != OTHER
