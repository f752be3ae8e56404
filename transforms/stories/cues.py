"""The words by which lines of a page are told apart, as sets (版面用语, ``seeds/reference/layout_cues``)."""

from __future__ import annotations

import re
from functools import cache

from seeds import wordlists


@cache
def cues(role: str) -> frozenset[str]:
    """All cue words of one role."""
    return frozenset(row["cue"] for row in wordlists.load("layout_cues") if row["role"] == role)


@cache
def any_of(role: str, between: str = "") -> str:
    """A pattern for any cue of one role, the longest first; ``between`` matches what may part its characters."""
    return "|".join(
        between.join(map(re.escape, cue)) for cue in sorted(cues(role), key=lambda c: (-len(c), c))
    )


@cache
def surnames() -> frozenset[str]:
    """Chinese family names (姓)."""
    return frozenset(row["surname"] for row in wordlists.load("surnames"))
