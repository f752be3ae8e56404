"""Targets in a bulletin, of figures made by hand: those of which a month tells nothing, those that contradict each other."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

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
