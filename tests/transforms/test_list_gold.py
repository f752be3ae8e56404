"""Hand-labelled sentences of other papers' style: lists found, items exact, claim and count right."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from transforms.lists.listing import Listing, find_listings
from transforms.page import fold

GOLD = Path(__file__).resolve().parents[1] / "gold" / "lists"
NEEDED = 0.9


@dataclass(frozen=True, slots=True)
class Label:
    items: tuple[str, ...]
    claim: str
    stated: str


def labels(cell: str) -> list[Label]:
    found: list[Label] = []
    for each in cell.split(" // ") if cell else ():
        said, items = each.split(": ", 1)
        claim, _, stated = said.partition(" ")
        found.append(Label(tuple(fold(items).split("|")), claim, stated))
    return found


def meant(label: Label, listings: list[Listing]) -> Listing | None:
    """The list that has half of the label's items."""
    return max(
        (
            each
            for each in listings
            if 2 * len({i.text for i in each.items} & set(label.items)) >= len(label.items)
        ),
        key=lambda each: len({i.text for i in each.items} & set(label.items)),
        default=None,
    )


def rows(name: str) -> list[tuple[str, list[Label]]]:
    with (GOLD / f"{name}.csv").open(encoding="utf-8") as file:
        return [(fold(row["text"]), labels(row["lists"])) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("name", "least"), [("developed", 60), ("first_look", 30)])
def test_lists_items_claims_and_counts(name: str, least: int):
    pairs = [(label, meant(label, [*find_listings(text)])) for text, wanted in rows(name) for label in wanted]
    assert len(rows(name)) >= least
    found = [(label, listing) for label, listing in pairs if listing is not None]
    exact = [label for label, listing in found if tuple(i.text for i in listing.items) == label.items]
    claimed = [label for label, listing in found if listing.claim == label.claim]
    counted = [label for label, listing in found if "+".join(map(str, listing.stated)) == label.stated]
    for right in (found, exact, claimed, counted):
        assert len(right) >= NEEDED * len(pairs), [label for label, _ in pairs if label not in right]


@pytest.mark.parametrize("name", ["developed", "first_look"])
def test_nothing_else_is_taken_for_a_list(name: str):
    for text, wanted in rows(name):
        extra = [each for each in find_listings(text) if not any(meant(label, [each]) for label in wanted)]
        assert [item.text for each in extra for item in each.items] == []
