"""Planted reprints differ as their kind says, so that the answer is true."""

from __future__ import annotations

import random
from difflib import SequenceMatcher

import pytest

from tests.planted.reprints import (
    Printing,
    corpus,
    in_traditional,
    look_alike,
    one_digit,
    scanned,
    shortened,
    story,
    with_lead,
)
from transforms.page import fold


@pytest.fixture(params=range(5))
def first(request) -> Printing:
    chance = random.Random(request.param)
    return next(made for made in (story(chance, 0) for _ in range(99)) if len(made.figures) >= 6)


def test_one_digit_changes_one_character(first: Printing):
    other = one_digit(random.Random(1), first)
    assert len(other.body) == len(first.body)
    assert sum(a != b for a, b in zip(other.body, first.body, strict=True)) == 1


@pytest.mark.parametrize("shared", [0.0, 0.5])
def test_a_look_alike_has_other_figures_in_the_same_places(first: Printing, shared: float):
    other = look_alike(random.Random(1), first, 1, shared)
    same = sum(a == b for a, b in zip(first.figures, other.figures, strict=True))
    assert same == int(shared * len(first.figures))
    assert other.truth != first.truth


def test_a_shortened_reprint_keeps_sixty_percent_from_the_start(first: Printing):
    kept = shortened(random.Random(1), first).body
    whole = first.body.replace("\n", "")
    assert whole.startswith(kept)
    assert 0.6 * len(whole) <= len(kept) < 0.6 * len(whole) + 90


def test_a_new_lead_leaves_the_rest(first: Printing):
    whole = first.body.replace("\n", "")
    rest = whole[whole.index("。") + 1 :]
    assert with_lead(random.Random(1), first).body.endswith(rest[2:])


def test_a_scan_has_the_slips_it_says(first: Printing):
    scan = scanned(random.Random(1), first, 0.1).body
    alike = sum(block.size for block in SequenceMatcher(None, first.body, scan, False).get_matching_blocks())
    assert 0.83 < alike / len(first.body) < 0.97


def test_the_corpus_is_the_same_for_a_seed_and_has_every_kind():
    made = list(corpus(9, 2_000))
    assert made == list(corpus(9, 2_000))
    assert made != list(corpus(10, 2_000))
    assert {p.how for p in made} == {
        "story", "exact", "headline", "lead", "scan", "shortened", "shortened scan", "digit",
        "look-alike 0%", "look-alike 50%", "traditional",
    }  # fmt: skip


def test_traditional_characters_fold_back_to_the_same_text_but_for_a_few(first: Printing):
    there = in_traditional(random.Random(1), first).body
    back = fold(there)
    alike = sum(a == b for a, b in zip(fold(first.body), back, strict=True))
    assert sum(a != b for a, b in zip(first.body, there, strict=True)) > 0.1 * len(there)
    assert alike > 0.97 * len(back)
