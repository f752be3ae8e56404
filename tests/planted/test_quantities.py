"""Planted quantities are read back exactly: span, value, bounds, approx and unit."""

from __future__ import annotations

from random import Random

from tests.planted.quantities import plant_quantity
from transforms.page import fold
from transforms.quantity import find_quantities

SEED, MANY = 20261122, 4000


def read_back(text: str) -> list[tuple[object, ...]]:
    return [
        (q.start, q.end, q.numeral.value, q.numeral.low, q.numeral.high, q.numeral.approx, q.unit)
        for q in find_quantities(fold(text))
        if q.kind == "metric" and q.numeral
    ]


def test_planted_quantities_are_read_back() -> None:
    rng = Random(SEED)
    wrong = []
    for _ in range(MANY):
        text, truth = plant_quantity(rng)
        wanted = (truth.start, truth.end, truth.value, truth.low, truth.high, truth.approx, truth.unit)
        if (got := read_back(text)) != [wanted]:
            wrong.append((text, wanted, got))
    assert len(wrong) <= MANY // 100, wrong[:10]


def test_the_same_seed_plants_the_same_quantities() -> None:
    assert [plant_quantity(Random(7)) for _ in range(3)] == [plant_quantity(Random(7)) for _ in range(3)]


def test_what_is_planted_stands_where_it_says() -> None:
    rng = Random(SEED)
    for _ in range(500):
        text, truth = plant_quantity(rng)
        assert 0 < truth.start < truth.end < len(text)
        assert text[truth.end] in "。,;"
