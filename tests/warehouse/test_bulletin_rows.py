"""The other rows of a bulletin, of figures made by hand: growth, findings, what came and went, places, and the steps themselves."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from tests.dispatch_rows import (
    DAY,
    Row,
    asked,
    database,
    fails,
    only,
    run_row,
    told,
)
from tests.warehouse_rows import review
from warehouse.bulletin import NoSuchPlace, StepError, read_step, rows_in, steps


class TestFigures:
    def test_with_what_they_were_a_year_before(self):
        last = told("b", 2000, 1, period_start=DAY(2023, 1, 1), period_end=DAY(2023, 7, 31))
        row = only(asked([last, told("a", 2500, 2)]).of("figures_of_period"))
        assert (row["year_before_id"], row["growth_computed"], row["in_progress"]) == ("b", 25.0, False)

    def test_february_of_a_leap_year(self):
        last = told("b", 2000, 1, period_start=DAY(2023, 1, 1), period_end=DAY(2023, 2, 28))
        now = told("a", 1000, 2, period_end=DAY(2024, 2, 29))
        assert only(asked([last, now], 2).of("figures_of_period"))["growth_computed"] == -50.0

    def test_what_stories_say_differently_is_said_by_each(self):
        metrics = [told("a", 3000, 1), told("b", 3200, 2)]
        row = only(asked(metrics).of("figures_of_period"))
        assert (row["status"], [s["metric_id"] for s in row["statements"]]) == ("revised", ["a", "b"])

    def test_other_months_are_not_there(self):
        assert asked([told("a", 3000)], 6).of("figures_of_period") == ()


class TestFindings:
    METRICS = (
        told("a", 3000, 1),
        told("b", 3200, 2),
        told("old", 9, 1, period_end=DAY(2024, 6, 30), char_start=90),
    )

    def test_about_a_figure_of_the_month(self):
        found = asked(self.METRICS, failing=[fails("c", ["a"])])
        row = only(found.of("findings_of_period"))
        assert (row["n"], row["facts"], found.of("left_out")[0]["findings_elsewhere"]) == (1, ["a"], 0)

    def test_about_another_month(self):
        found = asked(self.METRICS, failing=[fails("c", ["old"])])
        assert (found.of("findings_of_period"), found.of("left_out")[0]["findings_elsewhere"]) == ((), 1)

    def test_a_copy_gives_the_same_one(self):
        metrics = [told("a", 3000, 1), told("b", 3000, 2)]
        found = asked(metrics, copies={2: 1}, failing=[fails("c", ["a"]), fails("d", ["b"], 2)])
        assert only(found.of("findings_of_period"))["n_printings"] == 2

    def test_what_a_person_dismissed_is_gone(self):
        found = asked(self.METRICS, failing=[fails("c", ["a"])], reviews=[review("f-c", "dismissed", 1)])
        assert found.of("findings_of_period") == ()

    def test_the_gravest_come_first(self):
        failing = [fails("c", ["a"], severity="warn"), fails("d", ["b"], 2)]
        assert [r["severity"] for r in asked(self.METRICS, failing=failing).of("findings_of_period")] == [
            "error",
            "warn",
        ]


class TestLedger:
    HISTORY: ClassVar[Row] = {
        "fingerprint": "f-c", "rule": "sum", "message": "分项相加不符。", "first_run_id": "r1",
        "first_seen_at": run_row("r1", DAY(2024, 6, 10))["started_at"], "last_run_id": "r1",
        "last_seen_at": run_row("r1", DAY(2024, 6, 10))["started_at"],
    }  # fmt: skip
    RUNS = (run_row("r1", DAY(2024, 6, 10)), run_row("r2", DAY(2024, 7, 9), 2))

    def flags(self, month: int, **tables: Any) -> list[tuple[bool, bool, bool]]:
        found = asked(
            [told("a", 3000)], month, runs=list(self.RUNS), finding_history=[self.HISTORY], **tables
        )
        return [(r["is_opened"], r["is_resolved"], r["is_judged"]) for r in found.of("ledger_of_period")]

    def test_it_is_opened_in_one_month_and_gone_in_the_next(self):
        assert (self.flags(6), self.flags(7), self.flags(8)) == (
            [(True, False, False)],
            [(False, True, False)],
            [],
        )

    def test_it_is_not_gone_while_it_stands(self):
        assert self.flags(7, failing=[fails("c", ["a"])]) == []

    def test_a_stopped_run_resolves_nothing(self):
        stopped = [self.RUNS[0], self.RUNS[1] | {"status": "stopped", "release": None}]
        found = asked([told("a", 3000)], runs=stopped, finding_history=[self.HISTORY])
        assert found.of("ledger_of_period") == ()

    def test_days_are_those_of_china(self):
        late = self.HISTORY | {"first_seen_at": run_row()["started_at"].replace(month=6, day=30, hour=17)}
        found = asked(
            [told("a", 3000)],
            runs=list(self.RUNS),
            finding_history=[late | {"last_seen_at": late["first_seen_at"]}],
        )
        assert only(found.of("ledger_of_period"))["first_day"] == DAY(2024, 7, 1)


class TestScope:
    METRICS = (
        told("own", 1, 1), told("town", 2, 1, place="仁义镇", place_code="431021100", char_start=90),
        told("other", 3, 1, place="祁阳市", char_start=120), told("none", 4, 1, place=None, place_code=None, char_start=150),
    )  # fmt: skip

    def figures(self, place: str | None) -> list[str]:
        return [row["metric_id"] for row in asked(self.METRICS, place=place).of("figures_of_period")]

    def test_a_place_and_all_within_it(self):
        assert (
            self.figures("桂阳县")
            == self.figures("431021")
            == self.figures("湖南省郴州市桂阳县")
            == ["own", "town"]
        )
        assert self.figures("湖南省") == self.figures(None) == ["own", "town", "other"]

    def test_what_names_no_place_is_counted(self):
        assert asked(self.METRICS).of("left_out")[0]["placeless_figures"] == 1

    def test_a_name_that_two_places_have_is_told_in_full(self):
        metrics = [told("x", 2, 1, place="仁义镇", place_code="431021100")]
        assert only(asked(metrics).of("figures_of_period"))["label"] == "湖南省郴州市桂阳县仁义镇"

    def test_an_unknown_place(self):
        with database(self.METRICS) as con, pytest.raises(NoSuchPlace, match="没有叫“天上县”的地方"):
            rows_in(con, DAY(2024, 7, 1), DAY(2024, 7, 31), "天上县")

    def test_a_name_that_is_not_unique(self):
        with database(self.METRICS) as con, pytest.raises(NoSuchPlace, match=r"431021100.*431121100"):
            rows_in(con, DAY(2024, 7, 1), DAY(2024, 7, 31), "仁义镇")

    def test_hostile_names_are_only_names(self):
        with database(self.METRICS) as con, pytest.raises(NoSuchPlace):
            rows_in(con, DAY(2024, 7, 1), DAY(2024, 7, 31), "'; DROP TABLE metrics; --")


class TestSteps:
    def test_each_head_names_the_columns_that_there_are(self):
        with database([told("a", 3000)]) as con:
            rows_in(con, DAY(2024, 7, 1), DAY(2024, 7, 31))
            for name, step in steps().items():
                if name == "evidence":
                    columns = [c[0] for c in con.execute(step.query, {"cited_ids": ["a"]}).description or ()]
                else:
                    columns = [c[0] for c in con.execute(f"FROM {name}").description or ()]
                described = set(step.columns)
                if name == "progress_shown":
                    described |= set(steps()["all_progress"].columns)
                assert set(columns) == described, name

    def test_a_head_must_say_what_a_row_is(self):
        with pytest.raises(StepError, match="Grain"):
            read_step("x", "-- what\nSELECT 1")

    def test_an_empty_warehouse_gives_empty_steps(self):
        found = asked([])
        assert {name for name, rows in found.steps.items() if rows} == {"left_out", "issue"}
