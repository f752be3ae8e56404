"""Two nouns between two figures (两数之间的两个名词): each figure of 9个村庄、农户86户 has one of them."""

from __future__ import annotations

import re

from transforms.names.phrase import PREDICATES, listed
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
