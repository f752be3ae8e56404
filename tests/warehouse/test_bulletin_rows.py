"""The rows of a bulletin, of figures made by hand: pace, ceilings, what is not comparable, contradictions, copies, what is missing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

import pytest

from tests.dispatch_rows import (
    DAY,
    Row,
    asked,
    database,
    fails,
    implied_by,
    plan,
    run_row,
    share,
    told,
)
from tests.warehouse_rows import review
from warehouse.bulletin import NoSuchPlace, StepError, read_step, rows_in, steps


def only(rows: tuple[Row, ...]) -> Row:
    (row,) = rows
    return row


class TestPace:
    def test_a_count_beside_its_target(self):
        # 213 of the 366 days of 2024 have passed on 31 July: 58.2 %; 3000 of 5000 are 60 %
        row = only(asked([told("a", 3000, target_metric_id="t"), plan("t", 5000)]).of("progress_shown"))
        assert (row["percent"], row["elapsed_percent"], row["pace"], row["verdict"]) == (
            60.0,
            58.2,
            1.8,
            "ahead",
        )
        assert (row["pairing"], row["target_id"], row["not_comparable"]) == ("page", "t", None)

    def test_behind_and_exactly_in_time(self):
        behind = only(asked([told("a", 2900, target_metric_id="t"), plan("t", 5000)]).of("progress_shown"))
        assert (behind["percent"], behind["pace"], behind["verdict"]) == (58.0, -0.2, "behind")
        level = only(asked([told("a", 2910, target_metric_id="t"), plan("t", 5000)]).of("progress_shown"))
        assert (level["percent"], level["pace"], level["verdict"]) == (58.2, 0.0, "ahead")

    def test_the_year_is_over(self):
        year: Row = {"period_end": DAY(2024, 12, 31)}
        metrics = [told("a", 4900, target_metric_id="t", **year), plan("t", 5000)]
        row = only(asked(metrics, 12, days={1: DAY(2025, 1, 9)}).of("progress_shown"))
        assert (row["percent"], row["elapsed_percent"], row["pace"], row["verdict"]) == (
            98.0,
            100.0,
            -2.0,
            "missed",
        )

    def test_an_implied_target(self):
        metrics = [told("a", 3000), share("p", "60.0", "a")]
        row = only(asked(metrics, implied=[implied_by("a", "p", 4995.8, 5004.2, 5000)]).of("progress_shown"))
        assert (row["target_kind"], row["target"], row["percent"], row["pace"]) == (
            "implied",
            5000,
            Decimal(60),
            1.8,
        )

    def test_up_to_a_day_counts_that_day(self):
        # 202 of 366 days on 20 July: 55.2 %
        until: Row = {"period_start": None, "period_end": DAY(2024, 7, 20)}
        row = only(
            asked([told("a", 3000, target_metric_id="t", **until), plan("t", 5000)]).of("progress_shown")
        )
        assert (row["elapsed_percent"], row["pace"]) == (55.2, 4.8)


class TestNotHeldAgainstTime:
    def why(self, *metrics: Row, month: int = 7, **given: Any) -> tuple[Any, Any, Any]:
        row = only(asked(list(metrics), month, **given).of("progress_shown"))
        return row["not_comparable"], row["pace"], row["verdict"]

    def test_a_month_against_the_year(self):
        month: Row = {"period_start": DAY(2024, 7, 1)}
        assert self.why(told("a", 400, target_metric_id="t", **month), plan("t", 5000)) == (
            "part",
            None,
            "open",
        )

    def test_a_month_against_the_target_of_the_month(self):
        month: Row = {"period_start": DAY(2024, 7, 1)}
        target = plan("t", 500, period_end=DAY(2024, 7, 31), **month)
        assert self.why(told("a", 400, target_metric_id="t", **month), target) == (None, -20.0, "missed")

    def test_years_against_the_year(self):
        since: Row = {"period_start": DAY(2021, 1, 1)}
        assert self.why(told("a", 4000, target_metric_id="t", **since), plan("t", 5000)) == (
            "longer",
            None,
            "open",
        )

    def test_a_year_against_five(self):
        target = plan("t", 5000, period_start=DAY(2021, 1, 1), period_end=DAY(2025, 12, 31))
        assert self.why(told("a", 400, target_metric_id="t"), target)[0] == "part"

    def test_a_target_for_a_later_year_whose_beginning_nobody_says(self):
        target = plan("t", 5000, period_start=None, period_end=DAY(2025, 12, 31))
        assert self.why(told("a", 400, target_metric_id="t"), target) == ("beginning", None, "open")

    def test_told_before_its_time_is_over(self):
        early = self.why(told("a", 3000, target_metric_id="t"), plan("t", 5000), days={1: DAY(2024, 7, 3)})
        assert early == ("early", None, "open")

    def test_a_rate(self):
        rate: Row = {"role": "rate", "unit": "%"}
        target = plan("t", 95, unit="%")
        assert self.why(told("a", 90, target_metric_id="t", **rate), target) == ("rate", None, "open")

    def test_what_is_done_is_done_even_so(self):
        month: Row = {"period_start": DAY(2024, 7, 1)}
        assert self.why(told("a", 5100, target_metric_id="t", **month), plan("t", 5000))[2] == "met"


class TestCeilings:
    RATE: ClassVar[Row] = {
        "role": "rate", "unit": "%", "place": "郴州市", "indicator": "城镇调查失业率",
        "indicator_code": "jobless_rate", "period_start": DAY(2024, 7, 1),
    }  # fmt: skip
    BOUND: ClassVar[Row] = RATE | {"role": "target", "approx": "under", "value_high": Decimal("5.5")}

    @pytest.mark.parametrize(("rate", "verdict"), [("5.4", "within"), ("5.5", "within"), ("5.6", "broken")])
    def test_less_is_better(self, rate, verdict):
        metrics = [told("a", rate, target_metric_id="t", **self.RATE), plan("t", "5.5", **self.BOUND)]
        row = only(asked(metrics).of("progress_shown"))
        assert (row["verdict"], row["is_ceiling"], row["percent"], row["pace"]) == (verdict, True, None, None)


class TestTargetsOfOtherStories:
    def test_a_plan_of_january_settles_july(self):
        metrics = [plan("t", 5000, 1), told("a", 2500, 2)]
        row = only(asked(metrics, days={1: DAY(2024, 1, 9)}).of("progress_shown"))
        assert (row["pairing"], row["target_id"], row["percent"], row["pace"]) == ("matched", "t", 50.0, -8.2)

    def test_a_printed_plan_goes_before_an_implied_one(self):
        metrics = [plan("t", 5000, 1), told("a", 3000, 2), share("p", "60.0", "a", 2)]
        found = asked(metrics, implied=[implied_by("a", "p", 4995.8, 5004.2, 5000, 2)])
        row = only(found.of("progress_shown"))
        assert (row["target_kind"], row["target_id"], row["percent_id"]) == ("printed", "t", "p")
        assert found.of("targets_disputed") == ()

    @pytest.mark.parametrize(
        "other",
        [
            {"place": "宜章县"},
            {"unit": "人次"},
            {"subject": "县人社局"},
            {"indicator_code": None, "indicator": "培训"},
            {"period_start": DAY(2024, 7, 1)},
            {"period_start": DAY(2023, 1, 1), "period_end": DAY(2023, 7, 31)},
            {"of_metric_id": "whole"},
        ],
        ids=lambda o: ",".join(o),
    )
    def test_what_differs_is_settled_by_no_plan(self, other):
        metrics = [plan("t", 5000, 1), told("a", 2500, 2, **other), told("whole", 9999, 2, unit="户")]
        assert asked(metrics).of("progress_shown") == ()


class TestOneRowForOneFact:
    def test_copies_are_counted_once(self):
        metrics = [
            m
            for page in (1, 2)
            for m in (told(f"a{page}", 3000, page, target_metric_id=f"t{page}"), plan(f"t{page}", 5000, page))
        ]
        row = only(asked(metrics, copies={2: 1}).of("progress_shown"))
        assert (row["metric_id"], row["n_stories"]) == ("a1", 1)

    def test_stories_that_agree_are_one_row(self):
        metrics = [
            m
            for page in (1, 2)
            for m in (told(f"a{page}", 3000, page, target_metric_id=f"t{page}"), plan(f"t{page}", 5000, page))
        ]
        row = only(asked(metrics).of("progress_shown"))
        assert (row["metric_id"], row["n_stories"], row["is_disputed"]) == ("a2", 2, False)

    def test_stories_that_differ_stay_beside_each_other(self):
        metrics = [told("a1", 3000, 1, target_metric_id="t"), plan("t", 5000, 1), told("a2", 3100, 2)]
        found = asked(metrics)
        assert [(r["metric_id"], r["is_disputed"]) for r in found.of("progress_shown")] == [
            ("a1", True),
            ("a2", True),
        ]

    def test_the_latest_day_of_the_month_is_shown(self):
        early = told("a1", 2800, 1, target_metric_id="t", period_end=DAY(2024, 7, 20))
        assert (
            only(asked([early, plan("t", 5000, 1), told("a2", 3000, 2)]).of("progress_shown"))["metric_id"]
            == "a2"
        )

    def test_a_month_does_not_hide_the_sum_to_date(self):
        whole = told("a1", 3000, 1, target_metric_id="t")
        month = told("a2", 400, 1, target_metric_id="t", period_start=DAY(2024, 7, 1), char_start=90)
        found = asked([whole, month, plan("t", 5000, 1)]).of("progress_shown")
        assert sorted((r["metric_id"], r["not_comparable"], r["is_disputed"]) for r in found) == [
            ("a1", None, False), ("a2", "part", False),
        ]  # fmt: skip


class TestBefore:
    def test_how_far_it_came(self):
        june = told("b", 2500, 1, period_end=DAY(2024, 6, 30))
        row = only(asked([plan("t", 5000, 3), june, told("a", 3000, 2)]).of("progress_shown"))
        assert (row["before_id"], row["before_as_of"], row["before_percent"], row["advance"]) == (
            "b", DAY(2024, 6, 30), 50.0, 10.0,
        )  # fmt: skip

    def test_last_year_is_no_before(self):
        last = told(
            "b", 4900, 1, target_metric_id="o", period_start=DAY(2023, 1, 1), period_end=DAY(2023, 12, 31)
        )
        old = plan("o", 5000, 1, period_start=DAY(2023, 1, 1), period_end=DAY(2023, 12, 31))
        row = only(asked([last, old, plan("t", 5000, 3), told("a", 3000, 2)]).of("progress_shown"))
        assert row["before_id"] is None


class TestWaiting:
    def test_a_target_of_which_the_month_tells_nothing(self):
        row = only(asked([plan("t", 5000)]).of("targets_waiting"))
        assert (row["target_id"], row["before_id"]) == ("t", None)

    def test_the_last_thing_known(self):
        june = told("b", 2500, 2, period_end=DAY(2024, 6, 30))
        row = only(asked([plan("t", 5000), june]).of("targets_waiting"))
        assert (row["before_id"], row["before_as_of"], row["before_percent"]) == ("b", DAY(2024, 6, 30), 50.0)

    def test_what_the_month_tells_is_not_waiting(self):
        assert asked([plan("t", 5000), told("a", 3000, 2)]).of("targets_waiting") == ()

    @pytest.mark.parametrize(
        "over",
        [
            {"period_start": DAY(2023, 1, 1), "period_end": DAY(2023, 12, 31)},
            {"period_start": DAY(2024, 8, 1)},
            {"period_end": DAY(2025, 12, 31)},
            {"place": None},
        ],
        ids=["over", "not begun", "later year", "no place"],
    )
    def test_other_targets_are_not(self, over):
        assert asked([plan("t", 5000, **over)]).of("targets_waiting") == ()


class TestDisputedTargets:
    def disputed(self, *metrics: Row, **given: Any) -> list[tuple[Any, ...]]:
        rows = asked(list(metrics), **given).of("targets_disputed")
        return [(r["dispute"], r["target_id"], r["kind"]) for r in rows]

    def test_two_plans_of_one_task(self):
        assert self.disputed(plan("t", 5000, 1), plan("u", 6000, 2)) == [
            (1, "t", "printed"),
            (1, "u", "printed"),
        ]

    def test_both_are_shown_with_the_figure(self):
        found = asked([plan("t", 5000, 1), plan("u", 6000, 2), told("a", 3000, 3)]).of("progress_shown")
        assert [(r["target_id"], r["percent"]) for r in found] == [("t", 60.0), ("u", 50.0)]

    def test_rounding_is_no_contradiction(self):
        assert self.disputed(plan("t", "50000", 1), plan("u", "5E+4", 2)) == []

    def test_not_less_than_fits_what_is_more(self):
        floor = plan("t", 5000, 1, approx="over", value_low=Decimal(5000))
        assert self.disputed(floor, plan("u", 6000, 2)) == []
        assert len(self.disputed(floor, plan("u", 4000, 2))) == 2

    def test_a_count_and_its_percent_may_contradict_a_plan(self):
        metrics = (plan("t", 6000, 1), told("a", 3000, 2), share("p", "60.0", "a", 2))
        implied = [implied_by("a", "p", 4995.8, 5004.2, 5000, 2)]
        assert self.disputed(*metrics, implied=implied) == [(1, "t", "printed"), (1, "i-a", "implied")]

    @pytest.mark.parametrize(
        "other", [{"place": "宜章县"}, {"unit": "户"}, {"period_start": DAY(2023, 1, 1), "period_end": DAY(2023, 12, 31)}, {"of_metric_id": "t"}]
    )  # fmt: skip
    def test_other_tasks_do_not(self, other):
        assert self.disputed(plan("t", 5000, 1), plan("u", 6000, 2, **other)) == []

    def test_copies_do_not(self):
        assert self.disputed(plan("t", 5000, 1), plan("u", 6000, 2), copies={2: 1}) == []


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
