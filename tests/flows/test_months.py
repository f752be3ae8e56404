import datetime as dt

import pytest

from flows.months import Month, Quarter, last_month, last_quarter, month_in, months


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("2024/03/A1.txt", "2024-03"),
        ("2024-3/A1.txt", "2024-03"),
        ("20240312-2.txt", "2024-03"),
        ("晚报_2024-03-12_第2版.txt", "2024-03"),
        ("2024年3月12日/要闻.txt", "2024-03"),
        ("2024.12.01.txt", "2024-12"),
        ("2023合订/2024-01-31.txt", "2024-01"),
        ("202403.txt", "2024-03"),
        ("12024031.txt", None),
        ("2024.txt", None),
        ("2024-13.txt", None),
        ("202400.txt", None),
        ("3120240399999.txt", None),
    ],
)
def test_the_month_that_a_path_names(name, month):
    assert month_in(name) == (month and Month.parse(month))


def test_the_last_month_and_quarter_that_are_over():
    assert str(last_month(dt.date(2026, 1, 1))) == "2025-12"
    assert str(last_month(dt.date(2026, 11, 22))) == "2026-10"
    assert str(last_quarter(dt.date(2026, 3, 31))) == "2025-Q4"
    assert str(last_quarter(dt.date(2026, 4, 1))) == "2026-Q1"


def test_a_range_has_both_its_ends():
    found = list(months(Month(2024, 11), Month(2025, 2)))
    assert list(map(str, found)) == ["2024-11", "2024-12", "2025-01", "2025-02"]
    assert {m.quarter for m in found} == {Quarter(2024, 4), Quarter(2025, 1)}


def test_a_range_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="早于"):
        list(months(Month(2025, 2), Month(2025, 1)))
    with pytest.raises(ValueError, match="最多"):
        list(months(Month(1925, 2), Month(2025, 1)))
