"""Stories whose figures can be checked, with what is true of them (可核算的计划稿件).

:func:`story` fills the sentences of ``arithmetic.toml`` with numbers that agree: targets and percents, parts
and wholes, growth, amounts per head, running totals, dates, lists with a stated count. Every fact knows its
figures, and :meth:`Story.printed` says where each stands on the page, also with other figures in their place.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.planted.consistent import Things, numbers
from tests.planted.figure import Figure
from tests.planted.prose import grammar, person
from tests.planted.relations import RELATIONS

_SLOT = re.compile(r"\{(\w+)\}")
_TOWNS = [
    "石桥镇",
    "清河镇",
    "柳林乡",
    "双井镇",
    "白马铺镇",
    "松山镇",
    "长岭乡",
    "南坪镇",
    "龙泉街道",
    "新店镇",
    "太平镇",
    "玉溪镇",
    "大坝乡",
    "梅岭镇",
    "城关镇",
    "东湖街道",
]
_SIZES = (7, 8, 9, 10)
_WORDS = "零一二三四五六七八九十"

Mark = tuple[int, str]
"""(number of the fact, slot)."""
Pieces = list["str | Mark"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One checkable statement. ``slots``: its figures; those in lower case are true but not printed.

    ``items`` are the phrases of a 分别 list that one may lose. ``rules``: rules that may speak of it.
    """

    kind: str
    rules: tuple[str, ...]
    wording: str
    slots: Mapping[str, Figure]
    items: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether its figures agree; a 分别 list always does."""
        return self.kind not in RELATIONS or RELATIONS[self.kind](self.slots)


@dataclass(frozen=True, slots=True)
class Printed:
    """A page and the spans of the figures of every fact."""

    text: str
    spans: Mapping[Mark, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Story:
    """``lines`` of a page, each of words and marks; the facts that they tell."""

    lines: tuple[Pieces, ...]
    facts: tuple[Fact, ...]

    def printed(self, instead: Mapping[Mark, str] | None = None) -> Printed:
        """The page, with other text in place of some figures."""
        out: list[str] = []
        spans: dict[Mark, tuple[int, int]] = {}
        at = 0
        for line in self.lines:
            for piece in (*line, "\n"):
                if isinstance(piece, str):
                    text = piece
                else:
                    text = (instead or {}).get(piece, _text(self.facts[piece[0]], piece[1]))
                    spans[piece] = at, at + len(text)
                out.append(text)
                at += len(text)
        return Printed("".join(out), spans)


def _text(fact: Fact, slot: str) -> str:
    if slot.startswith("item"):
        return fact.items[int(slot[4:])]
    return count_word(fact.slots[slot]) if fact.kind == "slogan" else fact.slots[slot].text


def count_word(figure: Figure) -> str:
    """The Chinese numeral of a stated count (八统一)."""
    return _WORDS[int(figure.value)]


@cache
def tables() -> dict[str, Any]:
    """The tables of ``arithmetic.toml``."""
    return tomllib.loads((Path(__file__).parent / "arithmetic.toml").read_text("utf-8"))


@cache
def kinds() -> tuple[str, ...]:
    """The kinds of facts that have wordings."""
    return tuple(name for name, table in tables().items() if isinstance(table, dict) and "said" in table)


@dataclass(slots=True)
class Desk:
    """One story in the making: its place and its words, each sentence used once."""

    rng: Random
    place: str
    towns: list[str]
    things: Things
    used: set[str]

    def pick(self, texts: list[str]) -> str:
        """One not used before, as long as there is one."""
        chosen = self.rng.choice([t for t in texts if t not in self.used] or texts)
        self.used.add(chosen)
        return chosen

    def word(self, name: str, words: Mapping[str, str]) -> str:
        """What a slot in lower case says."""
        rng = self.rng
        if name in words:
            return words[name]
        made = {
            "place": self.place,
            "where": rng.choice((self.place, f"全{self.place[-1]}")),
            "town": rng.choice(self.towns),
            "person": person(rng),
            "age": str(rng.randint(31, 82)),
            "small": str(rng.randint(6, 96) * 100),
            "few": str(rng.randint(3, 28)),
            "two": str(rng.randint(2, 6)),
            "tens": str(rng.randint(2, 9) * 10),
            "hundreds": str(rng.randint(2, 9) * 100),
        }
        return made[name] if name in made else rng.choice(tables()[name])

    def fill(self, template: str, words: Mapping[str, str]) -> str:
        """The template with its words; figures keep their slots."""
        return _SLOT.sub(
            lambda m: words[m[1]] if m[1] in words else m[0] if m[1].isupper() else self.word(m[1], words),
            template,
        )


def story(seed: int | str, asked: tuple[str, ...] = ()) -> Story:
    """A page of one or two stories with seven to ten facts; ``asked`` kinds are among them."""
    rng = Random(f"arithmetic {seed}")
    cities = grammar()["places"]
    city = rng.choice(sorted(cities))
    place = rng.choice([*cities[city], city]) if rng.random() < 0.85 else city
    desk = Desk(rng, place, rng.sample(_TOWNS, 4), Things(rng, tables()["things"]), set())
    wanted = [*asked]
    others = [k for k in kinds() if k not in asked and k not in ("repeat", "cross")]
    rng.shuffle(others)
    wanted += others[: max(0, rng.choice(_SIZES) - len(wanted))]
    rng.shuffle(wanted)
    facts: list[Fact] = []
    head: Pieces = []
    sentences: list[Pieces] = []
    second: Pieces = []
    for kind in wanted:
        fact, told = _tell(desk, kind, len(facts))
        facts.append(fact)
        if kind == "repeat":
            head = told[0]
            told = told[1:]
        elif kind == "cross":
            second = told.pop()
        if len(told) == 2:  # a running total is told at two places of the story
            sentences.insert(rng.randint(0, len(sentences)), told[0])
            after = sentences.index(told[0]) + 1
            sentences.insert(rng.randint(after, len(sentences)), told[1])
        else:
            sentences.append(told[0])
    return Story(tuple(_lay(desk, city, head, sentences, second)), tuple(facts))


def _tell(desk: Desk, kind: str, number: int) -> tuple[Fact, list[Pieces]]:
    """A fact and its sentences; of a repeat the headline first."""
    table = tables()[kind]
    wording = desk.pick(table["said"])
    slots, words, items = numbers(desk.things, kind, wording)
    said = wording.split("|")
    if kind == "repeat":
        said.insert(0, desk.pick(table["headlines"]))
    fact = Fact(kind, tuple(table["rules"]), wording, slots, items)
    return fact, [_pieces(desk.fill(s, words), number, len(items)) for s in said]


def _pieces(template: str, fact: int, items: int) -> Pieces:
    out: Pieces = []
    at = 0
    for match in _SLOT.finditer(template):
        out.append(template[at : match.start()])
        if match[1] == "ITEMS":
            for item in range(items):
                out.append((fact, f"item{item}"))
        else:
            out.append((fact, match[1]))
        at = match.end()
    return [*out, template[at:]]


def _lay(desk: Desk, city: str, head: Pieces, sentences: list[Pieces], second: Pieces) -> list[Pieces]:
    """Masthead, headline, dateline, paragraphs of sentences with talk between them; a second story."""
    rng, words = desk.rng, tables()
    paper = f"{city.removesuffix('市').removesuffix('州')}日报"
    lines: list[Pieces] = []
    if rng.random() < 0.85:
        day = dt.date(2025, 11, rng.randint(2, 28))
        week = "一二三四五六日"[day.weekday()]
        lines += [[f"{paper} {day:%Y年%-m月%-d日} 星期{week} 第{rng.randint(1, 8)}版"], [""]]
    lines += [["## ", *(head or [desk.fill(desk.pick(words["headline"]), {})])], [""]]
    reporter = f"（记者 {person(rng)} 通讯员 {person(rng)}）"
    opening = rng.choice((f"本报讯{reporter}", f"{paper}讯{reporter}", ""))
    paragraph: Pieces = [opening, desk.fill(desk.pick(words["opening"]), {})]
    for sentence in sentences:
        if rng.random() < 0.4:
            paragraph.append(desk.fill(desk.pick(words["between"]), {}))
        if rng.random() < 0.45 and len(paragraph) > 1:
            lines += [paragraph, [""]]
            paragraph = []
        paragraph += sentence
    lines += [paragraph, [""]]
    if second:
        lines += [["## ", desk.fill(desk.pick(words["headline"]), {})], [""]]
        opening = f"本报讯（记者 {person(rng)}）" + desk.fill(desk.pick(words["opening"]), {})
        talk = desk.fill(desk.pick(words["between"]), {})
        lines += [[opening, *second], [""], [talk, desk.fill(desk.pick(words["between"]), {})], [""]]
    return lines
