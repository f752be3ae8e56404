"""What the views say of rows made by hand: copies, nulls, targets and what settled them, coverage."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.warehouse.asking import DAY, LATER_PAGE, STORY_2, asked, on_later_page
from tests.warehouse_rows import (
    STORY,
    implied,
    metric,
    percent,
    result,
    story,
)


class TestFacts:
    def test_a_repetition_stands_for_a_statement_that_only_a_copy_makes(self):
        stories = [story(), story(story_id=STORY_2, seq=1, is_canonical=False, cluster_id="elsewhere")]
        told = [metric("first", story_id=STORY_2), metric("again", same_as_metric_id="first")]
        sql = "SELECT metric_id, n_printings FROM metric_facts"
        assert asked(sql, stories=stories, metrics=told, implied_targets=[], check_results=[]) == [
            ("again", 1)
        ]

    def test_null_places_and_periods_stay(self):
        bare = metric(place=None, place_code=None, period_start=None, period_end=None, period_text=None)
        sql = "SELECT place, period_end, quote FROM metric_facts"
        assert asked(sql, metrics=[bare], implied_targets=[], check_results=[]) == [
            (None, None, "前7个月新增就业39989人。")
        ]


class TestProgress:
    SQL = "SELECT target, target_kind, percent_printed, percent_computed, elapsed_percent, pace, verdict FROM target_progress"

    def test_an_implied_target_gives_the_roundest_number(self):
        assert asked(self.SQL) == [(Decimal(55000), "implied", Decimal("72.71"), None, 58.1, 14.6, "ahead")]

    def test_a_printed_target_is_computed(self):
        year = {"period_end": DAY(2021, 12, 31), "printed_low": None, "printed_high": None}
        target = metric("t", role="target", value=Decimal(80000), **year)
        told = [metric(target_metric_id="t"), percent(), target]
        assert asked(self.SQL, metrics=told) == [
            (Decimal(80000), "printed", Decimal("72.71"), 49.99, 58.1, -8.1, "behind")
        ]

    def test_the_target_is_found_through_the_percent(self):
        told = [metric(), percent(target_metric_id="t"), metric("t", role="target", value=Decimal(40000))]
        told[2] |= {"printed_low": None, "printed_high": None}
        assert asked(self.SQL, metrics=told)[0][:2] == (Decimal(40000), "printed")

    def test_a_year_that_is_over_is_met_or_missed(self):
        whole: dict[str, Any] = {"period_end": DAY(2021, 12, 31)}
        assert asked(self.SQL, metrics=[metric(**whole), percent(**whole)])[0][-3:] == (
            100.0,
            -27.3,
            "missed",
        )
        over = percent(value=Decimal(104), printed_low=None, printed_high=None)
        assert asked(self.SQL, metrics=[metric(), over], implied_targets=[])[0][-1] == "met"

    def test_without_any_day_nothing_is_said_of_the_pace(self):
        undated: dict[str, Any] = {"period_start": None, "period_end": None}
        assert asked(self.SQL, metrics=[metric(**undated), percent()])[0][-3:] == (None, None, "open")

    def test_an_open_period_counts_to_the_day_of_the_page(self):
        open_ = {"period_end": None}
        sql = "SELECT as_of FROM target_progress"
        assert asked(sql, metrics=[metric(**open_), percent()]) == [(DAY(2021, 8, 20),)]

    def test_less_is_better_under_a_ceiling(self):
        ceiling = metric(
            "t", role="target", value=Decimal(40000), approx="under", value_high=Decimal(40000), unit="人"
        ) | {"printed_low": None, "printed_high": None}
        told = [metric(target_metric_id="t"), ceiling]
        sql = "SELECT is_ceiling, pace, verdict FROM target_progress"
        assert asked(sql, metrics=told, implied_targets=[], check_results=[]) == [(True, None, "within")]

    def test_the_page_itself_may_say_that_a_target_is_a_ceiling(self):
        target = metric("t", role="target", value=Decimal(39000), printed_low=None, printed_high=None)
        told = [metric(target_metric_id="t"), target]
        below = result(rule="ceiling", metric_ids=["m1", "t"], expected="低于39000人")
        sql = "SELECT is_ceiling, verdict, check_verdict FROM target_progress"
        assert asked(sql, metrics=told, implied_targets=[], check_results=[below]) == [
            (True, "broken", "fails")
        ]

    def test_a_fact_told_twice_has_one_row_the_one_with_the_target(self):
        told = [metric("head"), metric(same_as_metric_id="head"), percent()]
        assert asked("SELECT metric_id FROM target_progress", metrics=told) == [("m1",)]

    def test_percents_are_not_set_against_counts(self):
        target = metric("t", role="target", value=Decimal(90), unit="%", printed_low=None, printed_high=None)
        told = [metric(target_metric_id="t"), target]
        sql = "SELECT percent_computed, verdict FROM target_progress"
        assert asked(sql, metrics=told, implied_targets=[], check_results=[]) == [(None, "open")]


class TestLedger:
    SQL = "SELECT target_id, kind, n_settling, settled_by, achieved, percent, status FROM target_ledger"
    TARGET = metric(
        "t",
        role="target",
        value=Decimal(55000),
        printed_low=None,
        printed_high=None,
        period_end=DAY(2021, 12, 31),
    )

    def test_a_target_that_nothing_settles_is_listed(self):
        assert asked(self.SQL, metrics=[self.TARGET], implied_targets=[], check_results=[]) == [
            ("t", "printed", 0, None, None, None, "nothing yet")
        ]

    def test_an_implied_target_is_settled_by_its_count(self):
        assert asked(self.SQL) == [("i1", "implied", 1, "linked", Decimal(39989), 72.71, "not met")]

    def test_a_printed_target_needs_no_implied_one(self):
        told = [metric(target_metric_id="t"), percent(), self.TARGET]
        assert asked(self.SQL, metrics=told) == [
            ("t", "printed", 1, "linked", Decimal(39989), 72.71, "not met")
        ]

    def test_a_later_page_settles_by_place_indicator_unit_and_period(self):
        told = [self.TARGET, on_later_page("a", value=Decimal(56000), period_end=DAY(2021, 11, 30))]
        told[1] |= {"printed_low": None, "printed_high": None}
        changed = {"metrics": told, "implied_targets": [], "check_results": []} | LATER_PAGE
        assert asked(self.SQL, **changed) == [
            ("t", "printed", 1, "matched", Decimal(56000), 101.82, "met"),
        ]

    @pytest.mark.parametrize(
        "other",
        [
            {"place": None, "place_code": None},
            {"unit": "人次"},
            {"period_end": None},
            {"period_start": DAY(2020, 1, 1), "period_end": DAY(2020, 12, 31)},
            {"subject": "市人社局"},
        ],
        ids=lambda o: ",".join(o),
    )
    def test_what_differs_settles_nothing(self, other):
        told = [self.TARGET, on_later_page("a", **other)]
        changed = {"metrics": told, "implied_targets": [], "check_results": []} | LATER_PAGE
        assert asked(self.SQL, **changed)[0][-1] == "nothing yet"


def test_coverage_counts_what_was_seen_story_by_story_and_page_by_page():
    told = {
        "stories": [story(), story(story_id=STORY_2, seq=1, is_canonical=False)],
        "metrics": [metric(), percent(), metric("aged", role="context", story_id=STORY_2)],
        "implied_targets": [implied()],
    }
    counts = "n_typed, n_checkable, n_checked, n_failing"
    by_story = asked(f"SELECT story_id, {counts} FROM story_coverage ORDER BY story_id", **told)
    assert by_story == [(STORY, 2, 2, 2, 2), (STORY_2, 1, 0, 0, 0)]
    assert asked(f"SELECT {counts}, checked_percent FROM coverage", **told) == [(3, 2, 2, 2, 66.7)]
