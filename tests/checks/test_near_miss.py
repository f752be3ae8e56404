"""One slip of the pen, told from any other gap."""

from fractions import Fraction

import pytest

from checks.interval import Interval
from checks.near_miss import digits_of, one_slip
from tests.factories import metric


@pytest.mark.parametrize(
    ("printed", "meant", "slip"),
    [
        ("4852人", 4352, True),  # another digit
        ("4852人", 8452, True),  # neighbours swapped
        ("4852人", 485, True),  # one too many
        ("4852人", 4852, False),  # itself is no slip
        ("4852人", 4331, False),
        ("4852人", 2584, False),
    ],
)
def test_one_digit_swapped_or_too_many(printed, meant, slip):
    assert one_slip(metric(printed), Interval.point(Fraction(meant))) is slip


def test_the_digits_of_a_sum_in_wan_are_those_printed():
    said = metric("12.6万人", "126000")
    assert one_slip(said, Interval.point(136000))
    assert not one_slip(said, Interval.point(126100))


def test_an_open_side_is_met_by_any_slip_beyond_it():
    assert one_slip(metric("48人"), Interval(Fraction(90), None))
    assert not one_slip(metric("48人"), Interval(Fraction(100), None))


def test_digits_count_as_printed():
    assert [
        digits_of(metric(raw, value))
        for raw, value in (("66%", "66"), ("66.19%", "66.19"), ("5200人", "5200"))
    ] == [2, 4, 2]
