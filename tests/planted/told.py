"""Stories told with known truth (已知真值的报道): every figure with its value, unit, period, place and role.

The sentences are those of told.toml, where it stands beside each figure what it is of; the calendar of told_time.py
says what days the printed times mean, told_place.py draws the places. The reader's code is never asked for a truth.

Left out, because the contract does not decide them: 近三年 (with or without the running year), “十四五”期间 of what is done,
the period of a figure whose paragraph names no time in a story that told one before (except 同比 of a bulletin),
年初 and 自3月起, 该市 and 全市 of a county-level city within a prefecture's story, districts that are called 城区 or 郊区,
what a development zone's figure is of, scans and traditional print (the unit as printed is then another word).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.planted.prose import person
from tests.planted.told_calendar import NO_TIME, Calendar, Days, NotNow
from tests.planted.told_figure import Figure, drawn, rounded
from tests.planted.told_place import Named, headline_name, village
from tests.planted.told_time import phrase

_SLOT = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Told:
    """What must be read of ``text[start:end]``; ``period`` is None and ``role`` empty where it is not asked for."""

    start: int
    end: int
    figure: Figure
    role: str
    period: Days | None
    place: str
    wording: str

    def moved(self, by: int) -> Told:
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed paragraph or headline with its figures."""

    text: str
    told: tuple[Told, ...] = ()

    def __add__(self, more: Line) -> Line:
        return Line(self.text + more.text, self.told + tuple(t.moved(len(self.text)) for t in more.told))


@cache
def wordings() -> dict[str, Any]:
    """The tables of told.toml."""
    return tomllib.loads((Path(__file__).parent / "told.toml").read_text("utf-8"))


@dataclass(slots=True)
class Teller:
    """One story's voice: its calendar, its place, the place above and those below, facts and sentences told before."""

    rng: Random
    calendar: Calendar
    place: Named
    above: Named | None
    below: dict[Named, tuple[Named, ...]]
    """Each place below with those below it."""
    sure: bool
    """Whether the page says its city elsewhere."""
    neighbour: Named | None = None
    """A place beside the story's, which is another party."""
    named: bool = False
    """Whether the story has named its place."""
    facts: set[str] = field(default_factory=set)
    times: dict[str, Days] = field(default_factory=dict)
    nouns: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    towns: dict[str, Named] = field(default_factory=dict)
    kept: dict[str, Told] = field(default_factory=dict)
    beside: bool = False
    """Whether the paragraph has named a place below whose kind is the story's own (a county-level 市)."""

    def tell(self, name: str, template: str, alone: bool = True) -> list[Line]:
        """The paragraphs of a wording; not ``alone`` it goes on with the paragraph before.

        Raises NotNow where the story allows no such sentence.
        """
        self.times, self.nouns = {"-": NO_TIME}, {}
        self.beside = self.beside and not alone
        names = self.rng.sample(list(self.below), min(3, len(self.below)))
        self.towns = dict(zip("ABC", names, strict=False))
        if names and self.below[names[0]]:
            self.towns["E"] = self.rng.choice(self.below[names[0]])
        return [self._filled(part, name) for part in _varied(self.rng, template).split("\n")]

    def headline(self, name: str, template: str) -> Line:
        """A headline of the figures that the wording told just before."""
        return self._filled(template, name)

    def plain(self, template: str) -> str:
        return self._filled(template, "").text

    def _filled(self, template: str, wording: str) -> Line:
        done, at = Line(""), 0
        for slot in _SLOT.finditer(template):
            done += Line(template[at : slot.start()])
            done += self._slot(slot[1], wording)
            at = slot.end()
        return done + Line(template[at:])

    def _slot(self, slot: str, wording: str) -> Line:
        rng = self.rng
        head, *rest = slot.split(" ")
        if head in ("T=", "N="):
            return Line(self.calendar.short if head == "T=" else self.words["N"])
        if head in ("@1", "@1~"):
            return self._again(head, wording)
        if ":" in head:
            label, kind = head.split(":")
            if label in "TUVY":
                text, self.times[label] = phrase(
                    self.calendar, kind, self.times.get(rest[0] if rest else "T")
                )
                return Line(text)
            fact = rng.choice([f for f in wordings()["facts"][kind] if f not in self.facts] or [""])
            if not fact:
                raise NotNow(kind)
            self.facts.add(fact)
            self.words[label], self.nouns[label] = fact.split("|")
            return Line(self.words[label])
        if head == "person":
            return Line(person(rng))
        if words := wordings()["words"].get(head):
            return Line(rng.choice(words))
        if head[0] in "SPABCEVWX" and not rest:
            return Line(self._place(head[0], head[1:]))
        return self._figure(head, rest, wording)

    def _again(self, head: str, wording: str) -> Line:
        """The figure kept from the text: as it stood there, or rounded down behind 超."""
        told = self.kept["#1"]
        figure = told.figure
        if head == "@1~":
            figure = rounded(figure)
        return _line(figure, replace(told, figure=figure, wording=wording))

    def _figure(self, head: str, flags: list[str], wording: str) -> Line:
        kind = self.nouns.get(head, head)
        table = wordings()["classes"][kind]
        about = next((self.towns[f] for f in flags if f in self.towns), self.place)
        if any(f in "ABCE" and f not in self.towns for f in flags):
            raise NotNow("no town")
        figure = drawn(self.rng, table, "!" in flags, falls=kind == "down" or "fall" in flags)
        role = next((r for r in ("target", "change") if r in flags), table.get("role", "actual"))
        role = "change" if "fall" in flags else role
        period = None if flags[0] == "?" else self.times[flags[0]]
        line = _line(figure, Told(0, 0, figure, role, period, about.name, wording))
        if "#1" in flags:
            self.kept["#1"] = line.told[0]
        return line

    def _place(self, which: str, form: str) -> str:
        rng = self.rng
        if which in "VW":
            return village(rng)
        known = {"S": self.place, "P": self.above, "X": self.neighbour}
        place = known[which] if which in known else self.towns.get(which)
        if place is None:
            raise NotNow(which)
        if which == "X":
            return place.name
        if which == "S" and form == "-":
            return headline_name(place)
        if which == "S" and form == ".":
            return place.kind
        if which == "S":
            return self._own(place, form)
        self.beside = self.beside or place.kind == self.place.kind
        if form == "村":
            return place.name + village(rng)
        if form and (not place.kind or place.kind == self.place.kind):
            raise NotNow("no word for it")
        return {"~": f"全{place.kind}", "该": f"该{place.kind}"}.get(form) or place.printed(rng, loose=True)

    def _own(self, place: Named, form: str) -> str:
        """The story's place: named with what it lies in the first time, later by a shorter form or 全县."""
        rng = self.rng
        if not self.named:
            self.named = True
            if self.above and (place.level == "township" or not self.sure or rng.random() < 0.4):
                return self.above.name + place.name
            return place.name
        if not form or not place.kind or self.beside:
            return headline_name(place) if rng.random() < 0.15 else place.printed(rng, loose=True)
        if form == "该":
            return f"该{place.kind}"
        return rng.choices((f"全{place.kind}", f"该{place.kind}", place.printed(rng, loose=True)), (7, 1, 2))[
            0
        ]


_AFTER_TIME = re.compile(r"(\{[TUV]:(?!day|days|lately|yesterday)\w+\})，(?=\{[SA])")
_LEADS = ("据统计，", "据了解，", "数据显示，", "")


def _varied(rng: Random, template: str) -> str:
    """The wording with a comma left out behind a time, or a lead before it, as papers also write."""
    if rng.random() < 0.2:
        template = _AFTER_TIME.sub(r"\1", template, count=1)
    return rng.choice(_LEADS) + template if template.startswith("{T:") and rng.random() < 0.15 else template


def _line(figure: Figure, told: Told) -> Line:
    at = len(figure.before)
    return Line(figure.before + figure.text, (replace(told, start=at, end=at + len(figure.text)),))
