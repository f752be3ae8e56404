"""Progress in a bulletin, of figures made by hand: pace, ceilings, what is not comparable, copies, what was before."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

import pytest

from tests.dispatch_rows import (
    DAY,
    Row,
    asked,
    implied_by,
    only,
    plan,
    share,
    told,
)


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
