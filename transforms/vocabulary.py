"""From a printed indicator phrase to its code in the controlled vocabulary (指标编码)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from seeds import wordlists
from transforms.measure import family

_NOISE = re.compile(r"[的“”\"'‘’《》()、,\s]|人数$|总数$|数量$|总量$")
MAX_EXTRA = 8
"""Characters that a phrase may have beyond the vocabulary's name; more make it another thing."""

_DIMENSION = {"ratio": "count", "data": "count", "temperature": "count", "share": "share"}


def normalised(phrase: str) -> str:
    """A phrase without marks, 的, and closing words that only say that it is counted."""
    return _NOISE.sub("", phrase)


@cache
def _names() -> tuple[tuple[str, str, str], ...]:
    """``(normalised wording, code, dimension)``, longest wording first."""
    found = {
        (normalised(word), row["code"], row["dimension"])
        for row in wordlists.load("indicators")
        for word in (row["name"], *row["synonyms"].split("|"))
        if word
    }
    return tuple(sorted(found, key=lambda f: (-len(f[0]), f)))


@lru_cache(maxsize=50_000)
def code_of(indicator: str, unit: str) -> str | None:
    """The code of ``indicator`` printed with ``unit``; None when the vocabulary has no such thing.

    The longest wording that stands in the phrase wins. People may be counted by heads or by turns, and a
    thing of people by people or pieces, so person and count stand for one another.
    """
    phrase = normalised(indicator)
    kind = family(unit)
    kind = _DIMENSION.get(kind, kind)
    for wording, code, dimension in _names():
        if len(wording) < 2 or wording not in phrase or len(phrase) - len(wording) > MAX_EXTRA:
            continue
        if dimension == kind or {dimension, kind} == {"person", "count"}:
            return code
    return None
