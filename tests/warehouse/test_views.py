"""The analysts' views answer what their heads promise."""

from __future__ import annotations

from decimal import Decimal

import duckdb
import pytest

from tests.warehouse_rows import (
    metric,
    percent,
    quantity,
    result,
    review,
    rows,
    run,
    story,
)
from warehouse.publish import publish
from warehouse.registry import frame
from warehouse.views import VIEWS, ViewError, in_order, read_view

COPY = "abababababababab:s500"


@pytest.fixture(scope="module")
def con(tmp_path_factory):
    target = tmp_path_factory.mktemp("views") / "press.duckdb"
    first = rows(check_results=[result("c1"), result("c2"), result("c3", verdict="holds")])
    publish(first, target, run("r1", first))
    frames = rows(
        stories=[story(), story(story_id=COPY, seq=1, is_canonical=False)],
        metrics=[
            metric(target_metric_id="t1"),
            percent(),
            metric("t1", role="target", value=Decimal(55000), printed_low=None, printed_high=None),
            metric("again", same_as_metric_id="m1"),
            metric("copied", story_id=COPY),
            metric("aged", role="context"),
        ],
        quantities=[quantity(), quantity("q2", **{"class": "date", "metric_id": None, "unit": None})],
        check_results=[
            result("c1", run_id="r2", severity="warn"),
            result("c2", run_id="r2"),
            result("c4", run_id="r2", severity="error"),
            result("c5", run_id="r2", verdict="undecided", metric_ids=["aged"]),
        ],
    ) | {
        "reviews": frame(
            "reviews",
            [review("f-c1", "dismissed", 1), review("f-c1", "confirmed", 2), review("f-c2", "dismissed", 1)],
        )
    }
    publish(frames, target, run("r2", frames, day=1))
    connection = duckdb.connect(target, read_only=True)
    yield connection
    connection.close()


@pytest.mark.parametrize("view", VIEWS, ids=lambda v: v.name)
def test_the_head_describes_exactly_the_columns(con, view):
    asked = view.example if view.arguments else f"FROM {view.name}"
    assert con.sql(asked).columns == list(view.columns)


@pytest.mark.parametrize("view", VIEWS, ids=lambda v: v.name)
def test_the_example_runs(con, view):
    assert view.name in view.example
    con.execute(view.example).fetchall()


def test_views_and_their_columns_are_commented(con):
    views = dict(con.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall())
    macros = dict(
        con.execute("SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal").fetchall()
    )
    assert {**views, **macros} == {view.name: view.comment for view in VIEWS}
    bare = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL"
    assert con.execute(bare).fetchall() == []


def test_a_view_stands_behind_those_it_reads():
    head = "-- about\n-- Grain: one row.\n-- Example: FROM a\n-- x: one\n"
    first, second = read_view("a", head + "SELECT x FROM b"), read_view("b", head + "SELECT 1 AS x")
    assert [view.name for view in in_order([first, second])] == ["b", "a"]
    with pytest.raises(ViewError):
        in_order([first, read_view("b", head + "SELECT x FROM a")])


def test_facts_leave_out_copies_repetitions_and_context(con):
    assert con.execute("SELECT metric_id FROM metric_facts ORDER BY 1").fetchall() == [
        ("m1",),
        ("m2",),
        ("t1",),
    ]


def test_open_findings_are_those_that_fail_and_were_not_dismissed_last(con):
    found = con.execute("SELECT fingerprint, severity, is_new, review FROM findings_open").fetchall()
    assert found == [("f-c4", "error", True, None), ("f-c1", "warn", False, "confirmed")]


def test_coverage_counts_seen_typed_checkable_checked(con):
    counts = "n_seen, n_typed, n_checkable, n_checked, n_failing, checked_percent"
    assert con.execute(f"SELECT {counts} FROM coverage").fetchall() == [(2, 6, 5, 2, 2, 33.3)]


def test_coverage_and_ledger_count_alike(con):
    ledger = "SELECT n_quantities, n_metrics, n_checkable, n_checked FROM runs WHERE run_id = 'r2'"
    pages = "SELECT sum(n_seen), sum(n_typed), sum(n_checkable), sum(n_checked) FROM coverage"
    assert con.execute(pages).fetchone() == con.execute(ledger).fetchone()


def test_progress_against_a_printed_target(con):
    columns = "metric_id, achieved, target, percent_printed, percent_computed, is_ceiling"
    (row, *_) = con.execute(f"SELECT {columns} FROM target_progress ORDER BY metric_id DESC").fetchall()
    assert row == ("m1", Decimal(39989), Decimal(55000), Decimal("72.71"), 72.71, False)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1",
        "-- about\nSELECT 1",
        "-- about\n-- no colon\nSELECT 1",
        "-- about\n-- Example: FROM some\n-- x: one\nSELECT 1",
        "-- about\n-- Grain: one row.\n-- x: one\nSELECT 1",
        "-- about\n-- Grain: one row.\n-- Example: FROM some\nSELECT 1",
    ],
)
def test_a_view_without_a_head_is_refused(sql):
    with pytest.raises(ViewError):
        read_view("some", sql)
