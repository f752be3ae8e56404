"""One deed behind households and people (多少户多少人): of 1.6万户、6.2万人搬出深山 both are named by it."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.text.surroundings import Surroundings

_OF_ONE_KIND = {"户": ("人", "名"), "人": ("户",), "家": ("人", "名")}


def two_counts(phrases: Sequence[str], around: Sequence[Surroundings], units: Sequence[str]) -> list[str]:
    """``phrases`` where a count of households that opens its clause has the name of the people behind it."""
    found = list(phrases)
    for i in range(len(found) - 1):
        opens = not around[i].left.strip(",;") and around[i].right == "、" and around[i + 1].chained
        if opens and units[i + 1] in _OF_ONE_KIND.get(units[i], ()) and len(found[i + 1]) >= 3:
            found[i] = found[i + 1]
    return found
