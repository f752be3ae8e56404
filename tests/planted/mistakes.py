"""One error planted in a story whose figures agreed (埋入一处差错): its kind, the figures it touches, what was right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from tests.planted.arithmetic import Fact, Mark, Story, count_word
from tests.planted.figure import Figure, one_digit, other_scale, other_unit, point_lost, two_swapped
from tests.planted.relations import RELATIONS

NAMES = {
    "digit": "错一位数字",
    "swapped": "相邻两位颠倒",
    "scale": "万、亿用错或漏掉",
    "unit": "%与百分点混用",
    "point": "漏印小数点",
    "pair": "两个数位置颠倒",
    "lost": "漏印一个数",
    "part": "分项大于总数",
    "total": "总数有出入",
    "repeat": "重复处改变",
    "fall": "累计数减少",
    "days": "天数与日期不符",
    "slogan": "口号项数不符",
}
"""Kinds of planted errors, in the words of the report."""

_SLIPS = {"digit": one_digit, "swapped": two_swapped, "scale": other_scale, "unit": other_unit}
_WITH_TOTAL = {"sum": "W", "part": "W", "perhead": "T"}
_PAIRS = {
    "growth": ("A", "B"), "decline": ("A", "B"), "points": ("A", "B"), "target": ("A", "T"), "shares": ("P", "Q"),
    "share": ("A", "W"), "rate": ("A", "W"), "ceiling": ("A", "B"), "floor": ("A", "B"), "fall": ("A", "B"),
}  # fmt: skip
_OWN = ("days", "slogan", "respective", "respective_growth", "repeat", "cross", "fall", "range")
"""Kinds of facts whose errors have names of their own."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """``instead``: what is printed in place of some figures. ``operands``: groups that cannot all be right.

    A finding has the right operands when it names all figures of one group. ``right``: what should be printed
    where ``instead`` says otherwise.
    """

    kind: str
    fact: int
    instead: Mapping[Mark, str]
    operands: tuple[tuple[Mark, ...], ...]
    right: tuple[str, ...]


def mistakes(story: Story, at: int) -> Iterator[tuple[str, list[Mistake]]]:
    """By kind, every error that contradicts fact ``at`` by more than any rounding."""
    fact = story.facts[at]
    if fact.items:
        yield "lost", _lost(fact, at)
        return
    if fact.kind in ("days", "slogan"):
        step = (1, -1, 2) if fact.kind == "days" else (1, -1)
        counts = [fact.slots["N"].rewritten(fact.slots["N"].value + s) for s in step]
        yield fact.kind, [_made(fact, at, fact.kind, {"N": c}) for c in counts]
        return
    if fact.kind in ("repeat", "cross"):
        name = "R" if fact.kind == "repeat" else "B"
        yield "repeat", _slips(fact, at, "repeat", name, one_digit)
        yield "swapped", _slips(fact, at, "swapped", name, two_swapped)
        return
    if fact.kind == "range":
        yield "point", _slips(fact, at, "point", "A", point_lost)
        return
    if fact.kind == "fall":
        lower = [
            fact.slots["A"].rewritten(fact.slots["A"].value * Fraction(n, 100)) for n in (81, 86, 91, 95)
        ]
        yield "fall", _true([_made(fact, at, "fall", {"B": f}) for f in lower], fact)
    for kind, slip in _SLIPS.items():
        names = [n for n in fact.slots if n.isupper()]
        yield kind, [m for n in names for m in _slips(fact, at, kind, n, slip)]
    if fact.kind in _PAIRS:
        yield "pair", _pair(fact, at, *_PAIRS[fact.kind])
    if fact.kind == "part":
        factors = (105, 118, 140, 230)
        above = [fact.slots["W"].rewritten(fact.slots["W"].value * Fraction(n, 100)) for n in factors]
        yield (
            "part",
            _true([_made(fact, at, "part", {n: f}) for f in above for n in "AB" if n in fact.slots], fact),
        )
    if fact.kind in _WITH_TOTAL and fact.kind != "part":
        name = _WITH_TOTAL[fact.kind]
        off = [
            fact.slots[name].rewritten(fact.slots[name].value * Fraction(n, 100)) for n in (88, 96, 103, 111)
        ]
        yield "total", _true([_made(fact, at, "total", {name: f}) for f in off], fact)


def _slips(fact: Fact, at: int, kind: str, name: str, slip) -> list[Mistake]:
    return _true([_made(fact, at, kind, {name: made}) for made in slip(fact.slots[name])], fact)


def _pair(fact: Fact, at: int, first: str, second: str) -> list[Mistake]:
    a, b = fact.slots.get(first), fact.slots.get(second)
    if a is None or b is None or a.text == b.text:
        return []
    return _true([_made(fact, at, "pair", {first: b, second: a})], fact)


def _lost(fact: Fact, at: int) -> list[Mistake]:
    percents = tuple(((at, n),) for n in "PQR")
    return [
        Mistake("lost", at, {(at, f"item{i}"): ""}, percents, (fact.items[i],))
        for i in range(len(fact.items) - 1)
    ]


def _made(fact: Fact, at: int, kind: str, changed: Mapping[str, Figure]) -> Mistake:
    said = {n: count_word(f) if fact.kind == "slogan" else f.text for n, f in changed.items()}
    return Mistake(
        kind,
        at,
        {(at, n): text for n, text in said.items()},
        tuple(tuple((at, n) for n in group) for group in _groups(fact, tuple(changed))),
        tuple(fact.slots[n].text for n in changed),
    )


def _groups(fact: Fact, changed: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The figures that a finding must name."""
    if fact.kind == "shares":
        return [g for g in (("W", "A", "P"), ("W", "B", "Q")) if set(g) & set(changed)]
    names = tuple(n for n in fact.slots if n.isupper())
    if fact.kind == "part" and changed != ("W",):
        return [names, ("W", *changed)]
    return [names]


def _true(made: list[Mistake], fact: Fact) -> list[Mistake]:
    """Those that the relation, worked out apart from the rules, calls wrong."""
    holds = RELATIONS[fact.kind]
    return [
        m
        for m in made
        if not holds(
            {
                n: Figure.of(m.instead[(m.fact, n)]) if (m.fact, n) in m.instead else f
                for n, f in fact.slots.items()
            }
        )
    ]


def one_of_each(story: Story, rng: Random) -> Iterator[Mistake]:
    """For each fact one error of each kind that it can have."""
    for at in range(len(story.facts)):
        for _, found in mistakes(story, at):
            if found:
                yield rng.choice(found)
