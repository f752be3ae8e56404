"""Views: a row is in every view that it belongs to, counted once in each, and lists end where they should."""

from __future__ import annotations

from typing import Any

from warehouse.screen.views import FACTS, FINDINGS, LAGGING, MOST, TASKS, Gathering, shortened

PARENTS = {
    "43": (),
    "431": ("43",),
    "43102": ("43", "431"),
    "43103": ("43", "431"),
    "4310201": ("43", "431", "43102"),
}


def row(
    *places: str, topics: tuple[str, ...] = ("employment",), months: tuple[str, ...] = ("2024-07",)
) -> Any:
    return {"places": list(places), "topics": list(topics), "months": list(months)}


def test_a_row_is_seen_from_its_place_and_all_above_it():
    made = Gathering(PARENTS)
    made.add("progress", row("43102"), "behind")
    made.count(row("43102"), 5)
    assert set(made.places) == {"43", "431", "43102"}
    for place in made.places:
        assert made.places[place].counts == {"progress.behind": 1, "facts": 5}
    assert set(made.of) == {"|", "|2024", "|2024-07", "employment|", "employment|2024", "employment|2024-07"}


def test_the_map_of_everything_has_two_levels_and_that_of_a_place_two_below():
    made = Gathering(PARENTS)
    made.count(row("4310201"), 2)
    made.add("progress", row("43102"), "missed")
    made.add("findings", row("431"), "error")
    assert set(made.of["|"].map) == {"43", "431"}
    assert set(made.places["43"].map) == {"43", "431", "43102"}
    numbers = made.of["|"].map["43"]
    assert (numbers[FACTS], numbers[FINDINGS], numbers[LAGGING], numbers[TASKS]) == (2, 1, 1, 1)


def test_a_finding_about_several_places_counts_once_above_them():
    made = Gathering(PARENTS)
    made.add("findings", row("43102", "43103", topics=("employment", "training")), "warn")
    assert made.of["|"].counts == {"findings.warn": 1}
    assert made.of["|"].map["431"][FINDINGS] == 1
    assert made.places["431"].counts == {"findings.warn": 1}
    assert made.places["431"].map["43103"][FINDINGS] == 1
    assert made.places["43103"].map == {"43103": [0, 1, 0, 0]}


def test_a_row_without_place_time_and_topic_is_in_the_whole_only():
    made = Gathering(PARENTS)
    made.add("progress", row(topics=(), months=()), "open")
    assert (set(made.of), made.places) == ({"|"}, {})


def test_lists_end_and_counts_go_on():
    made = Gathering(PARENTS)
    for n in range(MOST["progress"] + 3):
        made.add("progress", row("431") | {"n": n}, "met")
    view = made.of["|"]
    assert [each["n"] for each in view.progress] == list(range(MOST["progress"]))
    assert view.counts["progress.met"] == MOST["progress"] + 3


def test_the_cube_of_a_place_counts_by_topic_and_month():
    made = Gathering(PARENTS)
    made.count(row("431"), 2)
    made.count(row("431", months=()), 3)
    made.count(row("431", topics=("health",), months=("2023-12",)), 4)
    cube = made.places["43"].told()["cube"]
    assert cube == {
        "employment|": {"facts": 3},
        "employment|2024-07": {"facts": 2},
        "health|2023-12": {"facts": 4},
        "|": {"facts": 3},
        "|2023-12": {"facts": 4},
        "|2024-07": {"facts": 2},
    }


def test_a_long_sentence_is_shortened():
    assert shortened(None) is None
    assert shortened("字" * 200) == "字" * 159 + "…"
