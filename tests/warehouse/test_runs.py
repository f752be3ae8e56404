"""The ledger's row is counted from the frames; findings are compared by fingerprint."""

from __future__ import annotations

import dataclasses
import datetime as dt

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse_rows import metric, percent, quarantined, result, rows, run, story
from warehouse.ddl import script
from warehouse.registry import TABLES, frame
from warehouse.runs import RunRow, finding_changes, remember_findings


def test_the_record_has_the_fields_of_the_table():
    assert tuple(f.name for f in dataclasses.fields(RunRow)) == TABLES["runs"].column_names


def test_counts():
    frames = rows(
        stories=[
            story(),
            story(story_id="abababababababab:s500", seq=1, is_canonical=False),
            story(story_id="abababababababab:s900", seq=2, kind="furniture", headline=None),
        ],
        metrics=[metric(), percent(), metric("m3"), metric("m4", same_as_metric_id="m3"), metric("m5")],
        check_results=[
            result(severity="error"),
            result("c2", verdict="undecided", metric_ids=["m3"]),
            result("c3", verdict="holds"),
            result("c4"),
            result("c5"),
        ],
    ) | {
        "quarantine": frame(
            "quarantine",
            [
                quarantined("r1"),
                quarantined("r1", "m8"),
                quarantined("r1", "m8") | {"rule": "unit.null"},
                quarantined("r1", "m7") | {"severity": "warn"},
                quarantined("r0", "m6"),
            ],
        )
    }
    row = run("r1", frames)
    assert (row.n_pages, row.n_stories, row.n_copies, row.n_quantities, row.n_metrics) == (1, 2, 1, 1, 5)
    assert row.n_checkable == 4, "m1 and m2 are operands, m3 and m4 are linked, m5 is neither"
    assert row.n_checked == 2, "an undecided verdict checks nothing"
    assert (row.n_errors, row.n_warnings, row.n_quarantined) == (1, 2, 2)


def test_a_run_without_rows_counts_nothing():
    row = run("r1", {})
    counts = [getattr(row, f.name) for f in dataclasses.fields(row) if f.name.startswith("n_")]
    assert set(counts) == {0, None}, "what a run took is not counted but measured"
    assert (row.n_read, row.n_found) == (None, None)


@pytest.fixture
def con():
    with duckdb.connect() as made:
        made.execute(script([TABLES["finding_history"]]))
        yield made


def put(con, before, now):
    """The findings of the file before, by name, and rows of check results now."""
    con.execute("CREATE OR REPLACE TEMP TABLE before_failing (fingerprint VARCHAR, message VARCHAR)")
    for name in sorted(before):
        con.execute("INSERT INTO before_failing VALUES (?, '旧')", [name])
    con.register("check_results", frame("check_results", now))


def test_only_failing_findings_are_compared(con):
    put(con, ["f-c1", "f-c3"], [result("c1"), result("c2"), result("c3", verdict="undecided")])
    changes = finding_changes(con)
    assert (changes.n_new, changes.n_resolved, changes.n_same) == (1, 1, 1)
    assert (changes.new, changes.resolved) == ((("f-c2", result()["message"]),), (("f-c3", "旧"),))


def test_a_fingerprint_that_stands_twice_counts_once(con):
    twice = [result("c2", fingerprint="f", message="乙。"), result("c1", fingerprint="f", message="甲。")]
    put(con, [], twice)
    assert finding_changes(con).new == (("f", "甲。"),)


names = st.sets(st.sampled_from("abcdefgh"))


@given(names, names)
@settings(deadline=None, max_examples=30)
def test_every_finding_is_new_resolved_or_unchanged(before, now):
    with duckdb.connect() as con:
        put(con, {f"f-{n}" for n in before}, [result(n) for n in sorted(now)])
        changes = finding_changes(con)
    assert {print_ for print_, _ in changes.new} == {f"f-{n}" for n in now - before}
    assert {print_ for print_, _ in changes.resolved} == {f"f-{n}" for n in before - now}
    assert (changes.n_new, changes.n_resolved, changes.n_same) == (
        *(len(now - before), len(before - now), len(before & now)),
    )


@given(st.lists(names, min_size=1, max_size=5))
@settings(deadline=None, max_examples=30)
def test_history_never_forgets(loads):
    first = run("r0", {})
    with duckdb.connect() as con:
        con.execute(script([TABLES["finding_history"]]))
        for day, load in enumerate(loads):
            rows_now = [result(n) for n in sorted(load)]
            con.register("check_results", frame("check_results", rows_now))
            began, ended = (at + dt.timedelta(days=day) for at in (first.started_at, first.finished_at))
            now = dataclasses.replace(first, run_id=f"r{day}", started_at=began, finished_at=ended)
            remember_findings(con, now)
        seen = con.execute("SELECT fingerprint, first_run_id, last_run_id FROM finding_history").fetchall()
    days = {n: [day for day, load in enumerate(loads) if n in load] for n in set().union(*loads)}
    assert {row[0]: row[1:] for row in seen} == {
        f"f-{n}": (f"r{at[0]}", f"r{at[-1]}") for n, at in days.items()
    }


def test_a_run_that_waited_for_a_later_one_does_not_turn_time_back(con):
    early, late = run("early", {}), run("late", {}, day=1)
    con.register("check_results", frame("check_results", [result("c1")]))
    remember_findings(con, late)
    remember_findings(con, early)
    seen = con.execute("SELECT first_run_id, last_run_id FROM finding_history").fetchall()
    assert seen == [("early", "late")]
