"""The ledger's row is counted from the frames; findings are compared by fingerprint."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from tests.warehouse_rows import metric, percent, quarantined, result, rows, run, story
from warehouse.registry import TABLES, empty, frame
from warehouse.runs import RunRow, diff, failing, updated_history


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
    assert set(counts) == {0}


def test_only_failing_findings_are_compared():
    before = frame("check_results", [result("c1"), result("c2", verdict="holds"), result("c3")])
    now = frame("check_results", [result("c1"), result("c2"), result("c3", verdict="undecided")])
    changes = diff(before, now)
    assert (changes.new, changes.resolved, changes.unchanged) == (("f-c2",), ("f-c3",), ("f-c1",))


def test_a_fingerprint_that_stands_twice_counts_once():
    now = frame("check_results", [result("c2", fingerprint="f"), result("c1", fingerprint="f")])
    assert failing(now)["result_id"].to_list() == ["c1"]
    assert diff(empty("check_results"), now).new == ("f",)


names = st.sets(st.sampled_from("abcdefgh"))


@given(names, names)
def test_every_finding_is_new_resolved_or_unchanged(before, now):
    made = [frame("check_results", [result(n) for n in sorted(side)]) for side in (before, now)]
    changes = diff(*made)
    parts = [set(changes.new), set(changes.resolved), set(changes.unchanged)]
    assert set().union(*parts) == {f"f-{n}" for n in before | now}
    assert sum(map(len, parts)) == len(before | now)


@given(st.lists(names, min_size=1, max_size=5))
def test_history_never_forgets(loads):
    history = empty("finding_history")
    for day, load in enumerate(loads):
        frames = {"check_results": frame("check_results", [result(n) for n in sorted(load)])}
        history = updated_history(history, frames["check_results"], run(f"r{day}", frames, day=day))
    seen = {row["fingerprint"]: (row["first_run_id"], row["last_run_id"]) for row in history.to_dicts()}
    days = {n: [day for day, load in enumerate(loads) if n in load] for n in set().union(*loads)}
    assert seen == {f"f-{n}": (f"r{at[0]}", f"r{at[-1]}") for n, at in days.items()}
