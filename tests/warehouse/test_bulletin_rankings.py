"""Orders and series of a quarterly bulletin, of figures made by hand: only what can be compared, and why the rest is left out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.dispatch_rows import DAY, Row, asked_quarter, fails, plan, told
from warehouse.bulletin import Rows

QUARTER: Row = {"period_start": DAY(2024, 1, 1), "period_end": DAY(2024, 9, 30)}
TOWNS = ("桂阳县", "宜章县", "永兴县")
LATER = {page: DAY(2024, 10, page) for page in range(1, 20)}


def figure(metric_id: str, place: str, value: Any, **fields: Any) -> Row:
    return told(
        metric_id, value, place=place, char_start=20 + 30 * sum(map(ord, metric_id)), **(QUARTER | fields)
    )


def ranked(found: Rows, basis: str) -> list[tuple[Any, ...]]:
    return [(r["rank"], r["label"], r["why_not"]) for r in found.of("rankings") if r["basis"] == basis]


def asked(*metrics: Row, **given: Any) -> Rows:
    return asked_quarter(list(metrics), days=LATER, **given)


def test_more_is_better():
    found = asked(*(figure(f"m{n}", place, 100 * n) for n, place in enumerate(TOWNS, 1)))
    assert ranked(found, "value") == [(1, "永兴县", None), (2, "宜章县", None), (3, "桂阳县", None)]
    assert [r["gap"] for r in found.of("rankings")] == [None, 100, 100]


def test_less_is_better_of_what_should_be_low():
    rate: Row = {"role": "rate", "unit": "%", "indicator": "城镇调查失业率", "indicator_code": "jobless_rate"}
    found = asked(figure("a", "桂阳县", "5.1", **rate), figure("b", "宜章县", "4.9", **rate))
    assert ranked(found, "value") == [(1, "宜章县", None), (2, "桂阳县", None)]


def test_equal_numbers_share_a_rank():
    found = asked(figure("a", "桂阳县", 300), figure("b", "宜章县", 300), figure("c", "永兴县", 200))
    assert [r[0] for r in ranked(found, "value")] == [1, 1, 3]


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "人次"},
        {"period_end": DAY(2024, 8, 31)},
        {"period_start": DAY(2024, 7, 1)},
        {"period_start": None},
        {"place": "永州市"},
        {"place": None},
        {"indicator": "培训", "indicator_code": None},
        {"subject": "县人社局"},
    ],
    ids=lambda o: ",".join(o),
)
def test_what_cannot_be_compared_is_in_no_order(other):
    assert (
        ranked(
            asked(figure("a", "桂阳县", 300), figure("b", **({"place": "宜章县", "value": 200} | other))),
            "value",
        )
        == []
    )


def test_of_several_periods_the_latest_is_ordered():
    metrics = [figure(f"{end.month}{place}", place, 100 + n + end.month, period_end=end)
               for n, place in enumerate(TOWNS) for end in (DAY(2024, 8, 31), DAY(2024, 9, 30))]  # fmt: skip
    assert {r["period_end"] for r in asked(*metrics).of("rankings")} == {DAY(2024, 9, 30)}


def test_bounds_conflicts_and_grave_findings_have_no_rank():
    span: Row = {
        "approx": "range",
        "value_low": Decimal(100),
        "value_high": Decimal(200),
        "raw_text": "100至200人",
    }
    metrics = [
        figure("a", "桂阳县", 300),
        figure("b", "宜章县", 200),
        figure("c", "永兴县", None, **span),
        figure("d", "祁阳市", 150),
    ]
    found = asked(*metrics, failing=[fails("f", ["d"])])
    assert ranked(found, "value") == [
        (1, "桂阳县", None), (2, "宜章县", None), (None, "永兴县", "bound"), (None, "祁阳市", "finding"),
    ]  # fmt: skip
    warned = asked(*metrics, failing=[fails("f", ["d"], severity="warn")])
    assert (3, "祁阳市", None) in ranked(warned, "value")


def test_stories_that_contradict_each_other_have_no_rank():
    metrics = [
        figure("a", "桂阳县", 300),
        figure("b", "宜章县", 200),
        figure("c", "永兴县", 150),
        figure("d", "永兴县", 950, page=2),
    ]
    found = asked_quarter(metrics, days={1: None, 2: None})
    assert ranked(found, "value")[-1] == (None, "永兴县", "conflict")


def test_digits_that_do_not_decide_are_said():
    rough: Row = {"printed_low": Decimal(51500), "printed_high": Decimal(52500)}
    found = asked(
        figure("a", "桂阳县", 52000, **rough), figure("b", "宜章县", 51980), figure("c", "永兴县", 40000)
    )
    assert [r["is_close"] for r in found.of("rankings")] == [False, True, False]


class TestByPercent:
    def found(self, **other: Any) -> Rows:
        metrics = []
        for n, (place, done) in enumerate(zip(TOWNS, (4000, 3000, 2000), strict=True)):
            changed = other if n == 2 else {}
            metrics.append(figure(f"a{n}", place, done, target_metric_id=f"t{n}", **changed))
            metrics.append(plan(f"t{n}", 5000, place=place, char_start=500 + n * 20))
        return asked(*metrics)

    def test_the_higher_percent_first_with_its_pace(self):
        # 274 of 366 days: 74.9 %
        rows = [r for r in self.found().of("rankings") if r["basis"] == "percent"]
        assert [(r["rank"], r["label"], r["value"], r["pace"]) for r in rows] == [
            (1, "桂阳县", 80, 5.1), (2, "宜章县", 60, -14.9), (3, "永兴县", 40, -34.9),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "other", [{"period_end": DAY(2024, 8, 31)}, {"period_start": DAY(2024, 7, 1)}], ids=["end", "part"]
    )
    def test_only_of_the_same_day_and_of_the_whole_time(self, other):
        assert [r[1] for r in ranked(self.found(**other), "percent")] == ["桂阳县", "宜章县"]

    def test_a_place_told_in_two_ways_has_no_rank(self):
        metrics = [figure(f"a{n}", p, 3000 + n, target_metric_id=f"t{n}") for n, p in enumerate(TOWNS)]
        metrics += [plan(f"t{n}", 5000, place=p, char_start=500 + n * 20) for n, p in enumerate(TOWNS)]
        metrics += [plan("u", 9000, 2, place="桂阳县")]
        assert ranked(asked(*metrics), "percent")[-1] == (None, "桂阳县", "conflict")


class TestSeries:
    def points(self, *metrics: Row) -> list[tuple[Any, ...]]:
        return [(r["value"], r["difference"]) for r in asked(*metrics).of("series_points")]

    def test_in_order_with_the_step_from_one_to_the_next(self):
        metrics = [figure(f"m{m}", "桂阳县", 100 * m, period_end=DAY(2024, m, 30)) for m in (9, 6)]
        assert self.points(*metrics) == [(600, None), (900, 300)]

    def test_sums_to_date_begin_anew_each_year(self):
        old = figure("o", "桂阳县", 950, period_start=DAY(2023, 1, 1), period_end=DAY(2023, 11, 30))
        assert self.points(old, figure("n", "桂阳县", 700)) == [(950, None), (700, None)]

    def test_one_number_is_no_series(self):
        assert self.points(figure("n", "桂阳县", 700)) == []

    def test_a_series_that_ended_before_is_left_out(self):
        metrics = [figure(f"m{m}", "桂阳县", 100 * m, period_end=DAY(2024, m, 30)) for m in (4, 6)]
        assert self.points(*metrics) == []

    def test_what_comes_later_is_not_told(self):
        metrics = [figure(f"m{m}", "桂阳县", 100 * m, period_end=DAY(2024, m, 30)) for m in (6, 9, 11)]
        assert self.points(*metrics) == [(600, None), (900, 300)]
