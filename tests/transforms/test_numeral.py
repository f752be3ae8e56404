"""Numerals against hand-made truth (numerals.csv) and against the way they are printed."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.numbers.numeral_script import read_chinese
from transforms.numbers.numeral_value import between, exact, hedged
from transforms.numeral import Numeral, read_numeral

with (Path(__file__).parent / "numerals.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


def _decimal(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


def _wanted(case: dict[str, str]) -> Numeral:
    bounds = (_decimal(case[c]) for c in ("value", "low", "high", "printed_low", "printed_high"))
    return Numeral(*bounds, case["approx"], case["unit"])


@pytest.mark.parametrize("case", [c for c in CASES if c["verdict"] == "read"], ids=lambda c: c["text"])
def test_reads_the_printed_numeral(case: dict[str, str]) -> None:
    got = read_numeral(case["text"])
    assert got is not None
    if not case["printed_low"]:  # the table leaves the printed interval of rough words open
        got = replace(got, printed_low=None, printed_high=None)
    assert got == _wanted(case)


@pytest.mark.parametrize("case", [c for c in CASES if c["verdict"] == "none"], ids=lambda c: c["text"])
def test_reads_nothing_that_is_no_numeral(case: dict[str, str]) -> None:
    assert read_numeral(case["text"]) is None


def test_the_known_gaps_are_counted_and_are_refused_rather_than_misread() -> None:
    gaps = [c for c in CASES if c["verdict"] == "gap"]
    assert {c["text"]: read_numeral(c["text"]) for c in gaps} == {c["text"]: None for c in gaps}
    assert Counter(c["verdict"] for c in CASES)["gap"] == len(gaps) == 12
    assert len(CASES) >= 380


@given(st.integers(0, 10**17))
def test_an_integer_reads_back_however_it_is_grouped(number: int) -> None:
    for text in (str(number), f"{number:,}", f"{number:,}".replace(",", " ")):
        read = read_numeral(text)
        assert read is not None
        assert read.value == number
        assert read.printed_low == number - Decimal("0.5")
        assert read.printed_high == number + Decimal("0.5")


@given(st.decimals(0, 99999, places=2), st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]))
def test_a_decimal_with_its_scale_reads_back(number: Decimal, scale: tuple[str, int]) -> None:
    word, factor = scale
    read = read_numeral(f"{number}{word}")
    assert read is not None
    assert read.value == number * factor
    assert read.printed_high is not None
    assert read.printed_low is not None
    assert read.printed_high - read.printed_low == Decimal("0.01") * factor


def _chinese(number: int) -> str:
    """The textbook spelling of 1 to 99,999,999."""
    digits = "零一二三四五六七八九"

    def section(n: int) -> str:
        out, zero = "", False
        for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, n = divmod(n, place)
            if digit:
                out += ("零" if zero and out else "") + digits[digit] + name
                zero = False
            else:
                zero = True
        return out

    high, low = divmod(number, 10**4)
    text = (section(high) + "万" if high else "") + ("零" if high and 0 < low < 1000 else "") + section(low)
    return text.removeprefix("一") if text.startswith("一十") else text


@given(st.integers(1, 10**8 - 1))
def test_a_spelt_integer_reads_back(number: int) -> None:
    read = read_chinese(_chinese(number))
    assert read is not None
    assert read.value == number


@given(st.text("0123456789.,% 一二两三十百千万亿几数半余多成分之点近超以上左右-~至", max_size=30))
def test_whatever_is_read_is_coherent(text: str) -> None:
    read = read_numeral(text)
    if read is None:
        return
    assert read.approx in ("exact", "over", "under", "about", "range")
    assert (read.value is None) == (read.approx == "range")
    if read.value is not None:
        if read.printed_low is not None and read.printed_high is not None:
            assert read.printed_low <= read.value <= read.printed_high
        assert read.low in (None, read.value)
        assert read.high in (None, read.value)
    else:
        assert read.low is not None
        assert read.high is not None
        assert read.low < read.high


def test_hedges_leave_ranges_alone() -> None:
    three, five = exact(Decimal(3), Decimal(1)), exact(Decimal(5), Decimal(1))
    stretch = between(three, five)
    assert stretch is not None
    assert hedged(stretch, "over") == stretch
    assert between(five, three) is None
