"""One slip of the pen, told from any other gap."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checks.digits.near_miss import digits_of, one_slip
from checks.interval import Interval
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


def _slips_of(text: str) -> set[Decimal]:
    """Every number that ``text`` says with another digit, one digit less, or two neighbours swapped."""
    made = set()
    digits = [i for i, c in enumerate(text) if c != "."]
    for i in digits:
        made |= {text[:i] + other + text[i + 1 :] for other in "0123456789" if other != text[i]}
        if len(text) > 2:
            made.add((text[:i] + text[i + 1 :]).strip("."))
    for i, j in pairwise(digits):
        swapped = list(text)
        swapped[i], swapped[j] = text[j], text[i]
        made |= {"".join(swapped)} - {text}
    return {Decimal(one) for one in made}


@given(st.integers(1, 99_999), st.integers(0, 3), st.integers(0, 99_999))
@example(583, 2, 83)
def test_what_is_reckoned_is_what_trying_every_slip_finds(digits, places, wanted):
    text, aim = (str(Decimal(number).scaleb(-places)) for number in (digits, wanted))
    if "E" in text:
        return  # no paper prints so
    slips, half = _slips_of(text), Decimal(5).scaleb(-places - 1)
    share = metric(f"{text}%", text, unit="%", role="rate")
    assert one_slip(share, Interval.point(Decimal(aim))) is any(
        abs(slip - Decimal(aim)) <= half for slip in slips
    )
    assert all(one_slip(share, Interval.point(slip)) for slip in slips)
