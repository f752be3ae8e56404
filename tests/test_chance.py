"""The tail is the sum that it says it is, and a bar is missed only beyond chance."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from fractions import Fraction

import pytest

from tests.chance import ONCE_IN, keeps_under, reaches, tail


@pytest.mark.parametrize("share", [Fraction(1, 3), Fraction(97, 100), Fraction(0), Fraction(1)])
@pytest.mark.parametrize("of", [0, 1, 5])
def test_the_tail_is_that_of_all_cases_written_out(of: int, share: Fraction) -> None:
    for most in range(-1, of + 1):
        chance = Fraction(0)
        for case in itertools.product((0, 1), repeat=of):
            found = sum(case)
            chance += share**found * (1 - share) ** (of - found) if found <= most else 0
        assert tail(most, of, share) == chance


def test_the_tail_of_a_coin_of_many_throws() -> None:
    assert tail(499, 999, Fraction(1, 2)) == Fraction(1, 2)


@pytest.mark.parametrize(("share", "of"), [(Fraction(3, 2), 5), (Fraction(-1, 2), 5), (Fraction(1, 2), -1)])
def test_what_is_no_share_is_refused(share: Fraction, of: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        tail(1, of, share)


def test_an_unlucky_edition_reaches_its_bar_and_a_bad_reader_does_not() -> None:
    half = Fraction(1, 2)
    assert reaches(16, 34, half), "the sample that stood for nothing"
    assert reaches(0, 0, half)
    assert not reaches(3, 34, half)
    assert not reaches(0, 20, half)
    assert reaches(0, 19, half), "once in 524,288"


@pytest.mark.parametrize(
    ("of", "bar"), [(2000, Fraction(97, 100)), (120, Fraction(17, 20)), (34, Fraction(1, 2))]
)
def test_the_edge_lies_where_the_chance_is_one_in_a_million(of: int, bar: Fraction) -> None:
    edge = bisect_left(range(of), True, key=lambda found: reaches(found, of, bar))
    assert tail(edge, of, bar) >= Fraction(1, ONCE_IN) > tail(edge - 1, of, bar)
    assert edge < bar * of, "whoever reaches the bar in the sample is never told otherwise"


def test_alarms_are_held_to_a_bar_from_above() -> None:
    one_percent = Fraction(1, 100)
    assert keeps_under(20, 2000, one_percent)
    assert keeps_under(30, 2000, one_percent)
    assert not keeps_under(60, 2000, one_percent)
    assert keeps_under(0, 2000, one_percent)
