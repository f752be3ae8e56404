"""The rules on stories nobody has seen: most planted errors found, clean stories left alone."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from random import Random

import pytest

from tests.chance import keeps_under, reaches
from tests.planted.arithmetic import kinds, story, tables
from tests.planted.figure import Figure, one_digit, other_scale, two_swapped
from tests.planted.fresh import SEED
from tests.planted.mistakes import NAMES, one_of_each
from tests.planted.relations import RELATIONS
from tests.planted.trial import Tally, trial

STORIES = 40
ERRORS = 3
FOUND_BAR = Fraction(85, 100)
"""Share of errors to be found with the right operands; the aim is 0.75. 2026-11: 0.85, since 0.94 of 2,000 in generated
stories are found (docs/proof.md); before: 0.5, with 0.63 found."""
ALARM_BAR = Fraction(5, 1000)
"""False alarms per check, the aim of 500 stories. 2026-11: 0.005, with under 0.0005 measured there; before: 0.02, with
0.0088 measured."""


@pytest.fixture(scope="module")
def tally() -> Tally:
    """Fresh stories each time."""
    made = Tally()
    for number in range(STORIES):
        made.results += trial(made, f"{SEED} {number}", ERRORS)
    return made


def test_most_planted_errors_are_found(tally: Tally):
    found = Counter(r.found for r in tally.results)
    assert reaches(found["found"], len(tally.results), FOUND_BAR), (
        f"PLANTED_SEED={SEED}",
        found,
        tally.by_kind,
    )


def test_clean_stories_are_left_alone(tally: Tally):
    checks = sum(tally.checks.values())
    assert checks > 4 * STORIES, f"PLANTED_SEED={SEED}"
    assert keeps_under(len(tally.alarms), checks, ALARM_BAR), (f"PLANTED_SEED={SEED}", tally.alarms)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_told_agrees_and_what_is_planted_does_not(seed: int):
    made = story(seed, ("repeat", "cross"))
    page = made.printed()
    assert all(fact.holds for fact in made.facts)
    for (at, slot), (start, end) in page.spans.items():
        if slot in made.facts[at].slots and made.facts[at].kind != "slogan":
            assert page.text[start:end] == made.facts[at].slots[slot].text
    for mistake in one_of_each(made, Random(seed)):
        fact = made.facts[mistake.fact]
        wrong = made.printed(mistake.instead)
        assert wrong.text != page.text
        for mark, text in mistake.instead.items():
            start, end = wrong.spans[mark]
            assert wrong.text[start:end] == text
        if fact.kind in RELATIONS and fact.kind != "slogan":
            said = {slot: mistake.instead.get((mistake.fact, slot)) for slot in fact.slots}
            slots = {slot: Figure.of(text) if text else fact.slots[slot] for slot, text in said.items()}
            assert not RELATIONS[fact.kind](slots)


def test_a_seed_gives_one_story():
    assert story("same").printed() == story("same").printed()
    assert story("same").printed().text != story("other").printed().text


def test_every_kind_has_wordings_and_every_error_a_name():
    assert all(len(tables()[kind]["said"]) >= 3 for kind in kinds())
    assert sum(len(tables()[kind]["said"]) for kind in kinds()) >= 150
    planted = {m.kind for seed in range(60) for m in one_of_each(story(seed, ("repeat",)), Random(seed))}
    assert planted == set(NAMES)


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [("1,230亩", 1230, 1), ("3.5万亩", 35000, 1000), ("12.40亿元", 1_240_000_000, 1_000_000)],
)
def test_a_figure_is_read_exactly(text: str, value: int, step: int):
    figure = Figure.of(text)
    assert (figure.value, figure.step, figure.text) == (value, step, text)


def test_slips_of_a_figure():
    assert "93万元" in {f.text for f in two_swapped(Figure.of("39万元"))}
    assert {f.text for f in other_scale(Figure.of("39万元"))} == {"39亿元", "39元"}
    assert {f.text for f in other_scale(Figure.of("3.9万元"))} == {"3.9亿元"}
    assert not {f.text for f in one_digit(Figure.of("39元"))} & {"09元", "39元"}
