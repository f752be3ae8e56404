"""Measure words (量词) behind a number, read from ``units.csv``."""

from __future__ import annotations

import re
from typing import NamedTuple

from seeds import wordlists
from transforms.record import record


@record
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


def _grouped(units: list[str]) -> dict[str, str]:
    """Under each first character the regex source of what may follow it, longest first."""
    groups: dict[str, list[str]] = {}
    for unit in sorted(units, key=lambda u: (-len(u), u)):
        groups.setdefault(unit[0], []).append(_tail(unit))
    return {first: "|".join(tails) for first, tails in sorted(groups.items())}


def _alternatives(units: list[str]) -> str:
    return "|".join(f"{re.escape(first)}(?:{tails})" for first, tails in _grouped(units).items())


_ALONE = [u for u, m in MEASURES.items() if m.family != "bundle"]
_BUNDLES = [u for u, m in MEASURES.items() if m.family == "bundle" or (m.family == "count" and len(u) > 1)]
_ONE = rf"(?:{_alternatives(_ALONE)})"
# 元/人, 公斤/亩, 元/平方米·月, 元/(吨·公里)
_PER = re.compile(rf"/(\()?(?:{_ONE}|月|季)(?:[·.・](?:{_ONE}|月|季))?(?(1)\))")
_STRETCH = r"(?P<inner>个[多半])(?P<base>月|小时|星期|学期|季度|钟头|世纪)"
# 收获5金2银3铜: medals are counted by their metal.
_MEDALS = {
    "金": r"(?=\d{1,3}[银铜])",
    "银": r"(?:(?=\d{1,3}铜)|(?<=金\d银)|(?<=金\d\d银))",
    "铜": r"(?:(?<=[金银]\d铜)|(?<=[金银]\d\d铜))",
}


def _patterns() -> dict[str, re.Pattern[str]]:
    """One pattern for each first character: a look at one character rules out most text."""
    sources = {
        first: rf"(?P<unit>{re.escape(first)}(?:{tails}))" for first, tails in _grouped(_ALONE).items()
    }
    sources["个"] = f"{_STRETCH}|{sources['个']}"
    sources["大"] += f"|(?P<bundle>大(?:{_alternatives(_BUNDLES)}))"
    for metal, condition in _MEDALS.items():
        sources[metal] = f"(?P<unit>{metal}){condition}"
    return {first: re.compile(source) for first, source in sources.items()}


_AT = _patterns()
_PARTED = tuple(
    (u, f" {u[1:]}") for u in sorted(MEASURES, key=len, reverse=True) if u[0] in "平立公" or u == "个百分点"
)
"""Measure words that OCR may part behind a first character which alone measures nothing: 平 方米, 个 百分点."""
_VAGUE = frozenset("余多来")
_SEVERAL = frozenset("名个家位次人年")


class Measured(NamedTuple):
    """What follows a number: ``unit``, the 余, 多, 来 or 几 before it, 个半/个多 in it, where unit and whole end."""

    unit: str
    vague: str
    inner: str
    bundle: bool
    start: int
    end: int


def measured_at(text: str, at: int) -> Measured | None:
    """The measure word that follows a number which stops at ``at``; spaces of OCR may stand between."""
    if at >= (length := len(text)):
        return None
    vague = ""
    char = text[at]
    if char == " ":
        at += 1
        if at == length:
            return None
        char = text[at]
    if char in _VAGUE or (char == "几" and text[at + 1 : at + 2] in _SEVERAL):
        vague = char
        at += 1
        if text.startswith(" ", at):
            at += 1
        if at == length:
            return None
        char = text[at]
    if char in "平立公个" and text.startswith(" ", at + 1):
        for unit, rest in _PARTED:
            if unit[0] == char and text.startswith(rest, at + 1):
                return Measured(unit, vague, "", False, at, at + 1 + len(rest))
    pattern = _AT.get(char)
    match = pattern.match(text, at) if pattern is not None else None
    if match is None:
        return None
    kind = match.lastgroup
    if kind == "unit":
        end = match.end()
        # Compiled once and tried behind a stroke only: inside each of the patterns it took half a minute to compile.
        per = _PER.match(text, end) if text.startswith("/", end) else None
        return Measured(
            text[at : per.end()] if per else match["unit"], vague, "", False, at, per.end() if per else end
        )
    if kind == "bundle":
        return Measured(match["bundle"][1:], vague, "", True, at, match.end())
    return Measured("个" + match["base"], vague, match["inner"], False, at, match.end())


class _Families(dict[str, str]):
    def __missing__(self, unit: str) -> str:
        return "ratio" if "/" in unit else "count"


family = _Families({unit: measure.family for unit, measure in MEASURES.items()}).__getitem__
"""Family of a measure word; a rate has the family ``ratio``; an unknown noun ``count``."""


def is_loose(unit: str) -> bool:
    """Whether ``unit`` is a measure word even after one Chinese digit (三项; not 三角)."""
    known = MEASURES.get(unit) or MEASURES.get(unit.split("/")[0])
    return known is not None and known.loose
