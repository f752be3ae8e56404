"""Two nouns between two figures (两数之间的两个名词): each figure of 9个村庄、农户86户 has one of them."""

from __future__ import annotations

import re

from transforms.phrases.phrase import PREDICATES, listed
from transforms.text.words import words

_NOUNS = re.compile(r"([一-鿿]{2,6})、([一-鿿]{2,4})")
_DEEDS = PREDICATES.union(
    *(listed(kind) for kind in ("event", "light", "doing", "act", "attribute", "organ", "gather", "link"))
)


def two_nouns(said: str) -> int:
    """Where the second noun of the words between two figures begins; 0 where they are no two nouns."""
    found = _NOUNS.fullmatch(said) if "、" in said else None
    if found is None or any(word in _DEEDS for side in found.groups() for word in words(side)):
        return 0
    return found.start(2)


_THEN_EXAMPLE = re.compile(r"([一-鿿]{1,6})[、和及][^,;。、0-9]{2,14}等$")


def first_noun(right: str) -> str:
    """``right`` up to the noun of the next figure: 甲市等4个|设区市、乙县等|8个县 has an example of the next."""
    if cut := two_nouns(right):
        return right[: cut - 1]
    one = _THEN_EXAMPLE.match(right) if right.endswith("等") else None
    return right if one is None else one[1]
