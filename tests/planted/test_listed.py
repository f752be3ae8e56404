"""Planted lists: wrong counts are found, right ones raise no alarm."""

from __future__ import annotations

from collections import Counter

import pytest

from checks.slogan import judge
from tests.planted.listed import Printed, lists
from transforms.lists.listing import find_listings
from transforms.page import fold

COUNT = 800


def verdicts(printed: Printed) -> set[str]:
    return {judge(each).verdict for each in find_listings(fold(printed.text)) if each.stated}


@pytest.mark.parametrize("seed", [1, 20, 300])
def test_wrong_counts_are_found(seed: int):
    planted = lists(seed, COUNT, wrong=True)
    missed = [each for each in planted if "fails" not in verdicts(each)]
    assert len(missed) <= COUNT * 0.05, Counter(each.form for each in missed)


@pytest.mark.parametrize("seed", [1, 20, 300])
def test_right_counts_raise_no_alarm(seed: int):
    planted = lists(seed, COUNT, wrong=False)
    alarms = [each.text for each in planted if "fails" in verdicts(each)]
    assert alarms == []


def test_all_items_of_right_lists_are_read():
    planted = lists(7, COUNT, wrong=False)
    read = [
        [len(found.items) for found in find_listings(fold(each.text)) if found.stated] for each in planted
    ]
    missed = [each.text for each, sizes in zip(planted, read, strict=True) if each.listed not in sizes]
    assert len(missed) <= COUNT * 0.02, missed[:5]


def test_the_same_seed_gives_the_same_lists():
    assert lists(5, 40, wrong=True) == lists(5, 40, wrong=True)
    assert lists(5, 40, wrong=True) != lists(6, 40, wrong=True)
