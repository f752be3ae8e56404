"""Exact intervals: hand-made truth, and properties that printing can never break."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.interval import Interval, exactly, printed, truncated
from tests.factories import metric


def test_a_percent_stands_for_all_values_that_print_so():
    share = printed(metric("72.71%", "72.71", unit="%", role="rate"))
    assert share == Interval(Fraction("72.705"), Fraction("72.715"))


def test_people_printed_to_the_last_one_are_that_many():
    assert printed(metric("39989人")) == Interval.point(39989)


def test_people_printed_in_ten_thousands_keep_the_interval_of_the_digits():
    many = metric("1.9万人", "19000", printed_low=Decimal(18500), printed_high=Decimal(19500))
    assert printed(many) == Interval(Fraction(18500), Fraction(19500))


@pytest.mark.parametrize(
    ("raw", "value", "low", "high"),
    [
        ("400余家", "400", 400, 500),
        ("246余人", "246", 246, 247),
        ("2万多人", "20000", 20000, 30000),
        ("1550万元以上", "15500000", 15500000, None),
    ],
)
def test_over_is_open_upwards_but_yu_stays_under_the_next_step(raw, value, low, high):
    over = metric(raw, value, approx="over", value_low=Decimal(low))
    assert printed(over) == Interval(Fraction(low), None if high is None else Fraction(high))


def test_under_and_range_take_their_bounds_from_the_wording():
    under = metric("1.5万户", "15000", approx="under", value_high=Decimal(15000))
    assert printed(under) == Interval(None, Fraction(15000))
    several = metric("几百家", "", approx="range", value_low=Decimal(200), value_high=Decimal(999))
    assert printed(several) == Interval(Fraction(200), Fraction(999))
    assert printed(metric("若干家", "")) is None


def test_an_interval_is_never_empty():
    with pytest.raises(ValueError, match="empty"):
        Interval(Fraction(2), Fraction(1))


def test_integers_inside():
    assert Interval(Fraction("8999.89"), Fraction("9000.18")).integers() == range(9000, 9001)
    assert Interval(Fraction("9000.1"), Fraction("9000.9")).integers() == range(0)
    assert Interval(None, Fraction(3)).integers() is None


def test_nothing_is_said_of_quotients_and_products_without_bounds():
    assert Interval.point(3).divided_by(Interval.point(0)) is None
    assert Interval.point(3).divided_by(Interval(None, 2)) is None
    assert Interval(-1, 3).divided_by(Interval.point(2)) is None
    assert Interval(-1, 1).times(Interval.point(2)) is None
    assert Interval(2, 3).times(Interval(None, 2)) is None


@given(st.integers(1, 10**9), st.integers(1, 10**6), st.integers(0, 3))
def test_a_true_percent_is_never_refuted_after_rounding(count, target, places):
    """Print count ÷ target with any number of decimals: the printed set still meets the true ratio."""
    quantum = Decimal(1).scaleb(-places)
    ratio = (Decimal(count) * 100 / Decimal(target)).quantize(quantum)
    half = quantum / 2
    share = metric("x%", str(ratio), unit="%", printed_low=ratio - half, printed_high=ratio + half)
    counted, shown = exactly(metric("x人", str(count))), printed(share)
    assert counted is not None
    assert shown is not None
    ratio = counted.scaled(100).divided_by(Interval.point(target))
    assert ratio is not None
    assert shown.meets(ratio)


@given(st.fractions(), st.fractions(), st.fractions(), st.fractions())
def test_sums_hold_every_sum_of_members(a, b, c, d):
    left, right = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    assert Interval.point(a + c).within(left + right)
    assert Interval.point(b + d).within(left + right)
    assert left.meets(right) == right.meets(left)


def test_cut_digits_reach_to_the_next_printed_number():
    share = metric("82.4%", "82.4", unit="%", role="rate")
    assert truncated(share) == Interval(Fraction("82.35"), Fraction("82.5"))
    fall = metric("5.1%", "-5.1", unit="%", role="change")
    assert truncated(fall) == Interval(Fraction("-5.2"), Fraction("-5.05"))
    assert truncated(metric("39989人")) == Interval.point(39989)


_NUMBERS = st.integers(0, 10**6)
_SPANS = st.tuples(_NUMBERS, _NUMBERS).map(lambda p: Interval(Fraction(min(p)), Fraction(max(p))))


@given(_SPANS, _SPANS, st.fractions(0, 1), st.fractions(0, 1))
def test_results_hold_every_result_of_their_members(a, b, s, t):
    x, y = a.low + s * (a.high - a.low), b.low + t * (b.high - b.low)
    for result, value in (
        (a + b, x + y),
        (a - b, x - y),
        (a.times(b), x * y),
        ((a - b).magnitudes(), abs(x - y)),
    ):
        assert Interval.point(value).within(result)


def test_an_open_side_stays_open():
    open_above, one = Interval(Fraction(2), None), Interval.point(1)
    assert open_above - one == Interval(Fraction(1), None)
    assert one - open_above == Interval(None, Fraction(-1))
    assert (one - open_above).magnitudes() == Interval(Fraction(1), None)
    assert open_above.times(one) == open_above
    assert one.times(Interval(Fraction(-1), Fraction(1))) is None
