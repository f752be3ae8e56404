"""The contract takes out the rows that break it, and only those."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
from decimal import Decimal

import polars as pl
import pytest
from pandera.config import config_context

from checks.contract.models import NOT_NULL, broken, kept
from checks.tables import validate
from tests.warehouse_broken_rows import BROKEN
from tests.warehouse_rows import (
    DOC,
    INDICATOR,
    NOON,
    PLACE,
    STORY,
    document,
    implied,
    listing,
    listing_item,
    metric,
    percent,
    quantity,
    result,
    rows,
    run,
    story,
)
from warehouse.registry import TABLES, Column, ForeignKey, Table, frame

SAMPLES = {
    "documents": document(),
    "stories": story(),
    "metrics": metric(),
    "quantities": quantity(),
    "implied_targets": implied(),
    "check_results": result(),
    "listings": listing(),
    "listing_items": listing_item(1, "电焊工", "occupation:电焊工"),
    "finding_history": {
        "fingerprint": "f",
        "rule": "sum",
        "message": "相加不等。",
        "first_run_id": "r1",
        "first_seen_at": NOON,
        "last_run_id": "r2",
        "last_seen_at": NOON + dt.timedelta(days=1),
    },
    "runs": dataclasses.asdict(run("r1", {})),
}


def with_row(table, **fields):
    """Frames in which one row of a table is changed."""
    sample = SAMPLES[table] | fields
    extra = [percent(of=None)] if table == "metrics" else []
    lists = {"listings": [listing()]} if table == "listing_items" else {}
    return rows(**lists, **{table: [sample, *extra]})


def broken_rules(report, table):
    return {r.rule for r in report.rejected if r.table == table}


def test_good_rows_pass_untouched():
    frames = rows()
    report = validate(frames)
    assert report.rejected == ()
    assert report.failures == ()
    assert all(report.frames[name].equals(frames[name]) for name in frames)
    assert report.n_seen["metrics"] == 2


def test_every_row_rule_has_a_row_that_breaks_it():
    assert set(BROKEN) == {(t.name, r.name) for t in TABLES.values() for r in t.rules}


@pytest.mark.parametrize(("table", "rule"), BROKEN)
def test_a_row_rule_fires_on_its_row_and_no_other_rule_does(table, rule):
    report = validate(with_row(table, **BROKEN[table, rule]))
    assert broken_rules(report, table) == {rule}
    (rejection,) = [r for r in report.rejected if r.table == table and r.rule == rule]
    described = next(r for r in TABLES[table].rules if r.name == rule)
    assert rejection.severity == described.severity
    assert rejection.reason == described.says
    kept = report.frames[table].height
    assert kept == report.n_seen[table] - (described.severity == "error")


@pytest.mark.parametrize(
    ("table", "fields", "rule"),
    [
        ("documents", {"doc_id": "AB" * 32}, "doc_id.pattern"),
        ("documents", {"doc_id": "ab" * 32 + "\n"}, "doc_id.pattern"),
        ("documents", {"n_chars": 0}, "n_chars.low"),
        ("documents", {"encoding": None}, "encoding.null"),
        ("stories", {"story_id": f"{DOC[:16]}:s１２"}, "story_id.pattern"),
        ("stories", {"kind": "poem"}, "kind.allowed"),
        ("metrics", {"role": "goal"}, "role.allowed"),
        ("metrics", {"raw_text": None}, "raw_text.null"),
        ("check_results", {"message": ""}, "message.pattern"),
        ("check_results", {"verdict": "maybe"}, "verdict.allowed"),
    ],
)
def test_a_column_rule_fires(table, fields, rule):
    report = validate(with_row(table, **fields))
    assert broken_rules(report, table) == {rule}
    assert report.frames[table].height == report.n_seen[table] - 1


def test_supplementary_characters_count_as_one():
    report = validate(rows(metrics=[metric(raw_text="3998𠮷人", char_end=24), percent()]))
    assert report.rejected == ()


def test_evidence_names_the_values_and_the_row():
    report = validate(with_row("metrics", period_start=dt.date(2021, 8, 1)))
    first = next(r for r in report.rejected if r.rule == "period_order")
    assert first.key == "m1"
    assert "period_start=datetime.date(2021, 8, 1)" in first.evidence
    assert "period_end=datetime.date(2021, 7, 31)" in first.evidence


def test_long_evidence_is_cut():
    report = validate(with_row("metrics", raw_text="人" * 5000))
    assert max(len(r.evidence) for r in report.rejected) <= 400


def test_a_row_without_key_is_named_by_its_position():
    report = validate(rows(metrics=[metric(), percent(), metric(None)]))
    assert [r.key for r in report.rejected if r.rule == "metric_id.null"] == ["#2"]


class TestCascade:
    def test_rows_of_a_rejected_page_go_with_it(self):
        report = validate(rows(documents=[document(n_chars=0), document(doc_id="cd" * 32)]))
        assert report.frames["documents"]["doc_id"].to_list() == ["cd" * 32]
        for table in ("stories", "metrics", "quantities", "implied_targets", "check_results"):
            assert report.frames[table].is_empty(), table
            reasons = {r.reason for r in report.rejected if r.table == table}
            assert any("已被隔离，本行随之隔离" in reason for reason in reasons), table
        assert report.failures == ()

    def test_a_finding_goes_with_one_of_its_operands(self):
        report = validate(rows(metrics=[metric(), percent(role="share")]))
        assert report.frames["metrics"]["metric_id"].to_list() == ["m1"]
        assert report.frames["check_results"].is_empty()
        assert broken_rules(report, "check_results") == {"metric_ids.lost"}

    def test_an_optional_link_is_cleared_and_its_row_stays(self):
        report = validate(rows(metrics=[metric(role="share"), percent()]))
        assert report.frames["metrics"].select("metric_id", "of_metric_id").rows() == [("m2", None)]
        assert report.frames["quantities"]["metric_id"].to_list() == [None]
        (cleared,) = [r for r in report.rejected if r.rule == "of_metric_id.cleared"]
        assert (cleared.key, cleared.severity, cleared.evidence) == ("m2", "warn", "of_metric_id='m1'")

    def test_a_parent_that_never_was_is_told_from_one_that_was_rejected(self):
        report = validate(rows(check_results=[result(metric_ids=["m1", "m7"])]))
        (lost,) = [r for r in report.rejected if r.table == "check_results"]
        assert lost.reason == "它引用的 metrics 行不存在，本行随之隔离。"

    def test_a_finding_without_operands_stands(self):
        report = validate(rows(check_results=[result(metric_ids=[])]))
        assert report.rejected == ()

    def test_a_link_into_a_table_that_was_not_given_stops(self):
        frames = rows()
        del frames["places"]
        report = validate(frames)
        assert [(f.table, f.rule) for f in report.failures] == [
            ("metrics", "place_code.no_table"),
            ("stories", "place_code.no_table"),
        ]

    def test_it_goes_on_until_no_link_is_lost_in_whatever_order_the_tables_stand(self):
        name, up = Column("name", "VARCHAR", "A name."), Column("up", "VARCHAR", "A parent.")
        tables = {
            "leaf": Table("leaf", "Leaves.", ("name",), (name, up), (ForeignKey("up", "twig"),)),
            "twig": Table("twig", "Twigs.", ("name",), (name, up), (ForeignKey("up", "bough"),)),
            "bough": Table("bough", "Boughs.", ("name",), (name,)),
        }
        given = {
            "leaf": pl.DataFrame({"name": ["l1", "l2"], "up": ["t1", "t2"]}),
            "twig": pl.DataFrame({"name": ["t1", "t2"], "up": ["b1", "b2"]}),
            "bough": pl.DataFrame({"name": ["b1"]}),
        }
        report = validate(given, tables)
        assert report.frames["leaf"]["name"].to_list() == ["l1"]
        assert [(r.table, r.key) for r in report.rejected] == [("leaf", "l2"), ("twig", "t2")]


class TestWholeTables:
    def test_a_missing_column(self):
        report = validate(rows() | {"metrics": rows()["metrics"].drop("unit")})
        assert ("metrics", "unit.missing") in [(f.table, f.rule) for f in report.failures]
        assert report.frames["metrics"].is_empty()
        assert broken_rules(report, "check_results") == set(), "children of an unusable table are not blamed"

    def test_a_surplus_column(self):
        report = validate(rows() | {"metrics": rows()["metrics"].with_columns(mood=pl.lit("gut"))})
        assert [(f.table, f.rule) for f in report.failures] == [("metrics", "mood.surplus")]

    def test_a_wrong_type(self):
        wrong = rows()["metrics"].with_columns(pl.col("value").cast(pl.Float64))
        report = validate(rows() | {"metrics": wrong})
        assert [(f.table, f.rule) for f in report.failures] == [("metrics", "value.type")]

    def test_a_repeated_key_stops_and_both_rows_go(self):
        report = validate(
            rows(metrics=[metric(), percent(), metric(value=None, value_low=Decimal(1), approx="over")])
        )
        assert ("metrics", "key.unique") in [(f.table, f.rule) for f in report.failures]
        assert report.frames["metrics"]["metric_id"].to_list() == ["m2"]
        assert [r.key for r in report.rejected if r.rule == "key.unique"] == ["m1"]

    def test_no_page_at_all_stops(self):
        report = validate({"documents": frame("documents", [])})
        assert [(f.table, f.rule) for f in report.failures] == [("documents", "empty_table")]

    def test_an_unknown_table_stops(self):
        report = validate(rows() | {"metrix": pl.DataFrame()})
        assert [(f.table, f.rule) for f in report.failures] == [("metrix", "unknown_table")]


def test_what_is_left_is_clean():
    frames = rows(
        documents=[document(), document(doc_id="cd" * 32, n_chars=0)],
        stories=[story(), story(story_id=f"{'cd' * 8}:s0", doc_id="cd" * 32)],
        metrics=[metric(), percent(), metric("m3", role="share"), percent("m4", of="m3")],
        check_results=[result(), result("c2", metric_ids=["m3", "m4"])],
    )
    again = validate(validate(frames).frames)
    assert again.rejected == ()
    assert again.failures == ()


def test_what_is_left_unclean_stops(monkeypatch):
    def spoil(_, frames, __):
        frames["metrics"] = frames["metrics"].with_columns(unit=pl.lit(None, dtype=pl.String))
        return ()

    monkeypatch.setattr("checks.tables.follow", spoil)
    assert [(f.table, f.rule) for f in validate(rows()).failures] == [("metrics", "not_clean")]


def test_a_number_that_is_not_finite_is_rejected():
    table = Table("things", "Things.", ("a",), (Column("a", "INTEGER", "A."), Column("x", "DOUBLE", "An x.")))
    given = pl.DataFrame({"a": [1, 2, 3], "x": [1.0, math.inf, math.nan]}, schema_overrides={"a": pl.Int32})
    report = validate({"things": given}, {"things": table})
    assert [r.key for r in report.rejected if r.rule == "x.finite"] == ["2", "3"]
    assert report.frames["things"]["a"].to_list() == [1]


def test_the_contract_cannot_be_switched_off():
    with config_context(validation_enabled=False):
        report = validate(with_row("metrics", role="share"))
    assert broken_rules(report, "metrics") == {"role.allowed"}


def test_the_verdict_does_not_depend_on_the_order_of_rows():
    given = [metric(), percent(), metric("m3", role="share"), percent("m4", of="m3")]
    one, other = validate(rows(metrics=given)), validate(rows(metrics=given[::-1]))
    assert one.rejected == other.rejected
    assert one.frames["metrics"].sort("metric_id").equals(other.frames["metrics"].sort("metric_id"))


def test_samples_are_of_their_tables():
    assert STORY.startswith(DOC[:16])
    assert (
        validate(
            {"places": frame("places", [PLACE]), "indicators": frame("indicators", [INDICATOR])}
        ).rejected
        == ()
    )


def test_a_frame_that_is_kept_is_one_in_which_pandera_finds_nothing(monkeypatch):
    frames = rows()
    monkeypatch.setattr("checks.contract.models.kept", lambda *_: False)
    report = validate(frames)
    assert (report.rejected, report.failures) == ((), ())


def promises():
    """(table, column, a value that breaks a promise of the column, the name of the promise)."""
    for name in SAMPLES:
        for column in TABLES[name].columns:
            number = float if column.type == "DOUBLE" else int
            if not column.nullable:
                yield name, column.name, None, NOT_NULL
            if column.allowed is not None:
                yield name, column.name, "别的", "allowed"
            if column.pattern is not None:
                yield name, column.name, "", "pattern"
            if column.low is not None:
                yield name, column.name, number(column.low - 1), "low"
            if column.high is not None:
                yield name, column.name, number(column.high + 1), "high"


@pytest.mark.parametrize(("table", "column", "value", "promise"), [*promises()])
def test_every_promise_of_a_column_is_asked(table, column, value, promise):
    described = TABLES[table]
    good, spoilt = frame(table, [SAMPLES[table]]), frame(table, [SAMPLES[table] | {column: value}])
    assert kept(described, "error", good)
    assert not kept(described, "error", spoilt)
    assert (column, promise) in {(b.column, b.check) for b in broken(described, "error", spoilt)}
