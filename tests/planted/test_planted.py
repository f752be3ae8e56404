"""Pages laid out and damaged with a known answer: a fresh edition each run, reproducible by its seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.chance import keeps_under, reaches
from tests.planted.damage import MOVES
from tests.planted.fresh import SEED
from tests.planted.press import LEVELS, TRAITS, Planted, plant
from tests.planted.scoring import LOSSES, cut, measured, score_joins, score_marks, score_page
from transforms.page import read_page
from transforms.story import Story

EDITION = {"light": 210, "usual": 320, "heavy": 20}
"""Pages a run by how worn they are: most are as scans usually come."""
BARS = {"boundaries": Fraction(97, 100), "headline": Fraction(95, 100), "order": Fraction(95, 100)}
"""What every fresh edition must reach, but for chance."""
STAYS = 20261122
WORN_PAGES = 1_000
MARK_BARS = {"head_lost": Fraction(58, 100), "tail_lost": Fraction(90, 100)}
"""Lost heads and tails that are said to be lost, where nothing is left to chance: a fresh edition has some 35 of each, too
few to tell .66 from .3. 2026-11-22: .58 and .9, with .64 and .95 measured of 1,600 pages."""


def edition_of(seed: int) -> list[tuple[tuple[str, int], Planted, tuple[Story, ...]]]:
    """(level and seed, page, its stories as they are cut)."""
    names = ((level, seed + n) for level, size in EDITION.items() for n in range(size))
    pages = ((name, plant(name[1], name[0])) for name in names)
    return [(name, page, cut(page)) for name, page in pages]


@pytest.fixture(scope="module")
def edition():
    return edition_of(SEED)


def test_a_fresh_edition_is_cut_as_it_was_written(edition) -> None:
    scored = [(name, truth, score) for name, page, cut in edition for truth, score in score_page(page, cut)]
    found = sum((score for _, _, score in scored), Counter())
    missed = [(*name, truth.number, truth.damage) for name, truth, score in scored if not score["boundaries"]]
    below = [slot for slot, bar in BARS.items() if not reaches(found[slot], found["stories"], bar)]
    assert below == [], f"PLANTED_SEED={SEED}: {found}, first misses {missed[:20]}"


def test_an_edition_that_stays_the_same_is_held_to_the_bars_as_they_are() -> None:
    scores = [score for _, page, cut in edition_of(STAYS) for _, score in score_page(page, cut)]
    found = sum(scores, Counter())
    assert [slot for slot, bar in BARS.items() if found[slot] < bar * found["stories"]] == [], found


def test_what_is_cut_as_it_was_written_need_not_be_compared(edition) -> None:
    slots = ("stories", *BARS)
    told = [scored for _, page, cut in edition[::25] for scored in score_page(page, cut)]
    at_leisure = [
        measured(truth, cut)
        for _, page, cut in edition[::25]
        for truth in page.stories
        if truth.kind == "story"
    ]
    assert len(told) > 40
    assert [[c[slot] for slot in slots] for _, c in told] == [[c[slot] for slot in slots] for c in at_leisure]


def test_an_edition_has_every_damage_and_typical_pages(edition) -> None:
    damages = {truth.damage for _, page, _ in edition for truth in page.stories}
    assert damages <= {"none", *MOVES}, f"PLANTED_SEED={SEED}"
    assert len(damages) > len(MOVES) / 2, f"PLANTED_SEED={SEED}"
    traits = {trait for _, page, _ in edition for trait in page.traits}
    assert traits == set(TRAITS), f"PLANTED_SEED={SEED}"
    typical = sum(400 <= len(page.text) <= 8_000 for _, page, _ in edition)
    assert reaches(typical, len(edition), Fraction(99, 100)), f"PLANTED_SEED={SEED}"
    assert {len(page.stories) for _, page, _ in edition} <= set(range(2, 9))


def test_the_answer_is_the_text_that_was_written() -> None:
    page = plant("answer", "heavy")
    for truth in page.stories:
        text = "".join(page.text[s:e] for s, e in truth.spans)
        assert text[-1] in "。”）)摄", truth
        if truth.headline:
            heads = "".join(page.text[s:e] for s, e in truth.heads)
            assert truth.headline.translate(str.maketrans("：，", ":,")) in heads.translate(
                str.maketrans("：，", ":,")
            )


def test_a_seed_gives_one_page() -> None:
    assert plant(7, "usual") == plant(7, "usual")
    assert plant(7, "usual").text != plant(8, "usual").text


def test_what_is_joined_is_right_as_often_as_it_says(edition) -> None:
    joins = [join for _, page, cut in edition for join in score_joins(page, cut)]
    sure = sum(confidence for confidence, _ in joins) / len(joins)
    right = sum(right for _, right in joins)
    assert reaches(right, len(joins), Fraction(95, 100)), (
        f"PLANTED_SEED={SEED}: {right} of {len(joins)} joins"
    )
    assert abs(sure - right / len(joins)) <= 0.05, (
        f"PLANTED_SEED={SEED}: {sure} stated, {right} of {len(joins)} true"
    )


@pytest.mark.parametrize("mark", MARK_BARS)
def test_a_story_says_that_its_head_or_tail_is_lost(edition, mark: str) -> None:
    marks = sum((score_marks(page, cut, mark) for _, page, cut in edition), Counter())
    message = f"PLANTED_SEED={SEED}: {mark} {marks}"
    assert marks["lost"] >= 10, message
    assert reaches(marks["found"], marks["lost"], Fraction(1, 2)), message
    assert keeps_under(marks["wrong"], marks["whole"], Fraction(1, 100)), message


@pytest.fixture(scope="module")
def worn():
    """Pages of one edition that never changes, as many as it takes to have a hundred heads and a hundred tails gone."""
    pages = (plant(n, "usual") for n in range(WORN_PAGES))
    gone = {*LOSSES.values()}
    return [(page, cut(page)) for page in pages if any(truth.damage in gone for truth in page.stories)]


@pytest.mark.parametrize("mark", MARK_BARS)
def test_of_an_edition_that_stays_the_same_so_many_are_said_to_be_lost(worn, mark: str) -> None:
    marks = sum((score_marks(page, cut, mark) for page, cut in worn), Counter())
    assert marks["lost"] >= 90, marks
    assert marks["found"] >= MARK_BARS[mark] * marks["lost"], marks


def each_character_once(planted: Planted, stories: Iterable[Story]) -> bool:
    page = read_page("planted.txt", planted.text.encode())
    covered = sorted(at for story in stories for s, e in story.spans for at in range(s, e))
    marks = {at for block in page.blocks for at in range(block.mark_start, block.start)}
    printed = [at for at, c in enumerate(page.folded) if not c.isspace() and at not in marks]
    return [at for at in covered if not page.folded[at].isspace()] == printed


def test_no_character_of_a_fresh_edition_is_lost_or_doubled(edition) -> None:
    assert [name for name, page, cut in edition if not each_character_once(page, cut)] == []


@settings(max_examples=60)
@given(st.integers(0, 10**9), st.sampled_from(sorted(LEVELS)))
def test_no_character_is_lost_or_doubled(seed: int, level: str) -> None:
    planted = plant(seed, level)
    assert each_character_once(planted, cut(planted))
