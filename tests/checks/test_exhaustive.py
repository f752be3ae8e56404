"""Names that leave nothing out are seen as such, however quickly other words are passed over."""

from __future__ import annotations

import re

import pytest

from checks.totals.exhaustive import may_exhaust
from seeds import wordlists

PLAIN = sorted(
    {
        name
        for row in wordlists.load("whole_kinds")
        if row["left_out"] == "nothing" and "(" not in row["kinds"]
        for name in re.split(r" ; |\|", row["kinds"])
        if re.fullmatch("[一-龥]+", name)
    }
)


@pytest.mark.parametrize("name", PLAIN)
def test_every_name_of_the_word_list_is_seen_among_other_words(name: str):
    assert may_exhaust(name)
    assert may_exhaust(f"其余{name}合")


def test_words_with_none_of_their_letters_are_no_such_names():
    assert not may_exhaust("桥梁")
