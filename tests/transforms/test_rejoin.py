"""Which open end goes with which beginning, how sure that is, and what is said when nothing fits."""

from __future__ import annotations

from itertools import permutations
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.layout import classify
from transforms.links.assignment import _exact, assign
from transforms.page import read_page
from transforms.stories.continuity import fit
from transforms.story import Story, cut_stories

WATER = "渠水进村\n\n本报讯（记者 马力）4月2日，民勤县水务局检修渠道36公里，渠道灌溉农田，水务局组织放水，收费累计"
SCHOOL = "学校添新楼\n\n本报讯（记者 何静）近日，永登县中学教学楼封顶，新增教室48间，学生搬进教学楼。"
WATER_TAIL = "完成180万元。民勤县水务局还为渠道装上水表，灌溉一方水一方账。"


def stories(*parts: str) -> list[Story]:
    page = read_page("page.txt", "\n\n".join(parts).encode())
    return [story for story in cut_stories(page, classify(page)) if story.kind == "story"]


def test_each_end_gets_its_best_beginning_and_one_end_may_stay_alone() -> None:
    choices = assign([{(1, 2): 5.0, (2, 0): 4.5}, {(1, 2): 5.0}, {(3, 1): -2.0}], alone=1.0)
    assert [choice and choice[0] for choice in choices] == [(2, 0), (1, 2), None]


def test_two_places_that_are_nearly_alike_are_not_believed() -> None:
    assert assign([{(1, 1): 3.0, (1, 2): 2.9}], alone=2.0) == [None]


def test_the_stated_share_is_that_of_the_choice_among_all() -> None:
    (choice,) = assign([{(1, 1): 4.0, (2, 1): 1.0}], alone=2.0)
    assert choice is not None
    assert isclose(choice[1], 1 / (1 + 2.718281828**-3 + 2.718281828**-2), rel_tol=1e-6)


@given(st.lists(st.dictionaries(st.integers(0, 3), st.integers(-5, 9), max_size=4), min_size=1, max_size=4))
def test_the_sum_of_the_chosen_weights_is_the_greatest(rows: list[dict[int, int]]) -> None:
    weights = [{(place, 0): float(w) for place, w in row.items()} for row in rows]

    def total(places: tuple[int | None, ...]) -> float:
        return sum(
            2.0 if place is None else row.get((place, 0), float("-inf"))
            for row, place in zip(weights, places, strict=True)
        )

    chosen = tuple(place and place[0] if place is not None else None for place in _exact(weights, 2.0))
    options = [0, 1, 2, 3, *[None] * len(rows)]
    best = max(total(places) for places in set(permutations(options, len(rows))))
    assert total(chosen) == best


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("全县建立专班集中解", "决群众反映的用水难题。"),
        ("活动中心新添棋牌", "室一间。"),
        ("“路修好了，山货", "卖得快。”村民说。"),
        ("全年发电2263万", "千瓦时。"),
        ("民办幼儿园招收幼儿3200名,普惠性", "幼儿园招收幼儿1800名,占三成。"),
    ],
)
def test_two_halves_fit_and_a_fresh_paragraph_does_not(left: str, right: str) -> None:
    assert fit("", left, right) > 1.5
    assert fit("", left, "近日，县教育局组织教师培训。") < 0


def test_a_tail_that_comes_home_is_a_join_with_its_confidence() -> None:
    water, school = stories(WATER, SCHOOL, WATER_TAIL)
    (join,) = water.joins
    assert water.reading.text[join.at :].startswith("完成180万元")
    assert join.moved
    assert 0.5 <= join.confidence < 1
    assert water.join_confidence == join.confidence
    assert (school.joins, school.join_confidence) == ((), None)
    assert not any((water.tail_lost, water.head_lost, school.tail_lost, school.head_lost))


def test_a_cut_with_nothing_between_is_surer_than_a_moved_tail() -> None:
    beside, _ = stories(WATER, WATER_TAIL, SCHOOL)
    moved, _ = stories(WATER, SCHOOL, WATER_TAIL)
    assert not beside.joins[0].moved
    assert beside.joins[0].confidence > moved.joins[0].confidence


def test_where_nothing_continues_the_tail_is_lost() -> None:
    water, school = stories(WATER, SCHOOL)
    assert (water.tail_lost, water.head_lost, water.joins) == (True, False, ())
    assert not school.tail_lost


@pytest.mark.parametrize("line", ["（下转第4版）", "▶▶下转4版", "下转二版"])
def test_a_text_that_goes_on_elsewhere_takes_no_tail_of_this_page(line: str) -> None:
    water, school = stories(f"{WATER}\n{line}", f"{SCHOOL}\n\n{WATER_TAIL}")
    assert water.tail_lost
    assert "完成180万元" not in water.reading.text
    assert not school.tail_lost


@pytest.mark.parametrize("join", ["\n", ""])
def test_a_text_that_began_elsewhere_says_that_its_head_is_lost(join: str) -> None:
    school, rest = stories(SCHOOL, f"（上接第1版）{join}{WATER_TAIL}")
    assert rest.head_lost
    assert not school.head_lost
    assert "渠道" not in school.reading.text


def test_a_signature_or_an_address_at_the_end_is_no_lost_tail() -> None:
    for end in ("民勤县水务局", "咨询电话：0935-4120000", "2024年4月2日", "（马力）"):
        (story,) = stories(f"渠水进村\n\n4月2日，民勤县检修渠道36公里，灌溉农田12万亩。\n\n{end}")
        assert not story.tail_lost, end
