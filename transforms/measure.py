"""Measure words (量词) behind a number, read from ``units.csv``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds import wordlists


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure word. ``whole``: it counts whole things. ``loose``: it is safe after a lone Chinese digit."""

    unit: str
    family: str
    whole: bool
    loose: bool


MEASURES = {
    row["unit"]: Measure(row["unit"], row["family"], row["whole"] == "yes", row["after_chinese"] == "yes")
    for row in wordlists.load("units")
}
_NOT_BEFORE = {row["unit"]: row["not_before"] for row in wordlists.load("units")}


def _tail(unit: str) -> str:
    """What must stand after the unit's first character, and what may not follow it."""
    source = re.escape(unit[1:])
    if unit.isascii() and unit[-1].isalnum():
        return source + r"(?![A-Za-z0-9])"
    stop = _NOT_BEFORE[unit]
    return f"{source}(?![{re.escape(stop)}])" if stop else source


def _alternatives(units: list[str]) -> str:
    """Longest first under their first character, so that a miss costs one comparison a group."""
    groups: dict[str, list[str]] = {}
    for unit in sorted(units, key=lambda u: (-len(u), u)):
        groups.setdefault(unit[0], []).append(_tail(unit))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(tails)})" for first, tails in sorted(groups.items()))


_ALONE = [u for u, m in MEASURES.items() if m.family != "bundle"]
_BUNDLES = [u for u, m in MEASURES.items() if m.family == "bundle" or (m.family == "count" and len(u) > 1)]
UNIT = f"(?:{_alternatives(_ALONE)})"
"""Regex source: one measure word, never the start of a longer word that is none."""
RATE = rf"{UNIT}(?:/{UNIT})?"
"""Regex source: a measure word, or two with a stroke (元/人, 公斤/亩)."""
BUNDLE = f"大(?:{_alternatives(_BUNDLES)})"
"""Regex source: 大 and a counted noun (六大行动)."""


def family(unit: str) -> str:
    """Family of a measure word; a rate has the family ``ratio``; an unknown noun ``count``."""
    if unit in MEASURES:
        return MEASURES[unit].family
    return "ratio" if "/" in unit else "count"


def is_loose(unit: str) -> bool:
    """Whether ``unit`` is a measure word even after one Chinese digit (三项; not 三角)."""
    known = MEASURES.get(unit) or MEASURES.get(unit.split("/")[0])
    return known is not None and known.loose
