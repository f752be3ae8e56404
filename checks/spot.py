"""A figure at its place in a story, and the figures told before it (数字在文中的位置)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice

from checks.once import once
from checks.rule import Facts
from checks.sentence import Sentence
from transforms.measure import family
from transforms.metric import Metric
from transforms.number_kind import RELATIVE_UNITS
from transforms.record import record

NEXT_DOOR = 90
"""Characters without a figure that may stand between two sentences of one passage. 2026-11: 90."""

_BRACKET = re.compile(r"\([^()]*\)?")
_HAN = re.compile(r"[^一-龥A-Za-z]")


@record
class Spot:
    """Figure ``at`` of sentence ``n`` of a story."""

    story: Sequence[Sentence]
    n: int
    at: int

    @property
    def sentence(self) -> Sentence:
        return self.story[self.n]

    @property
    def metric(self) -> Metric:
        return self.story[self.n].figures[self.at]

    @property
    def words(self) -> str:
        """The letters of the figure's clause; of two figures side by side (7282户27256人) those of the first."""
        at, sentence = self.at, self.sentence
        while at and not sentence.lead(at):
            at -= 1
        return letters(sentence.clause_lead(at) + sentence.tail(self.at))

    @property
    def phrase(self) -> str:
        """What the figure is about, in all words that may say so: its clause and its indicator."""
        return self.words + self.metric.indicator


@lru_cache(maxsize=4_000)
def letters(text: str) -> str:
    """``text`` without digits, marks and white space; rules ask for those of the same clauses again."""
    return _HAN.sub("", text)


@once
def stories(facts: Facts) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of each story."""
    for _, group in groupby(facts.sentences, key=lambda s: s.story_id):
        yield tuple(group)


def absolute(metric: Metric) -> bool:
    """Whether the figure counts or measures something that is so, or is to be so; no change, no share."""
    return metric.role in ("actual", "target", "standard") and metric.unit not in RELATIVE_UNITS


_BOTH = frozenset({"头只", "台套", "间套", "件套", "台辆", "艘条", "家户", "头匹只"})
"""Measure words that count two kinds of things together: 1486万头只 are so many 头 and so many 只."""


def kin(a: Metric, b: Metric) -> bool:
    """Whether one may be a part of the other: the same unit, or both count people and neither turns (人次)."""
    if a.unit == b.unit:
        return True
    if a.unit in _BOTH or b.unit in _BOTH:
        return a.unit in b.unit or b.unit in a.unit
    if family(a.unit) != "person" or family(b.unit) != "person":
        return False
    return "次" not in a.unit + b.unit and "户" not in a.unit + b.unit


def akin(a: Metric, b: Metric) -> bool:
    """Akin, or people and turns of people (培训7820人次,取证6725人)."""
    return kin(a, b) or (family(a.unit) == family(b.unit) == "person" and "户" not in a.unit + b.unit)


def back(story: Sequence[Sentence], n: int, at: int, sentences: int = 0, reach: int = 12) -> Iterator[Spot]:
    """The figures before figure ``at`` of sentence ``n``, nearest first, in it and ``sentences`` before it.

    Stops where a long passage without figures lies between two sentences.
    """
    for step in range(sentences + 1):
        here = n - step
        if here < 0 or (step and story[here + 1].start - story[here].end > NEXT_DOOR):
            return
        last = at if not step else len(story[here].figures)
        closed = _in_brackets(story[here], at if not step else None)
        near = (i for i in range(last - 1, -1, -1) if i not in closed)
        yield from (Spot(story, here, i) for i in islice(near, reach))


def _in_brackets(sentence: Sentence, at: int | None) -> frozenset[int]:
    """The figures inside brackets that figure ``at`` stands outside of."""
    if "(" not in sentence.text:
        return frozenset()
    spans = [(m.start() + sentence.start, m.end() + sentence.start) for m in _BRACKET.finditer(sentence.text)]
    here = None if at is None else sentence.figures[at].start
    apart = [(a, b) for a, b in spans if here is None or not a <= here < b]
    return frozenset(i for i, m in enumerate(sentence.figures) if any(a <= m.start < b for a, b in apart))


def between(first: Spot, last: Spot) -> str:
    """The text from behind one figure up to a later one of the same passage, sentences parted by 。"""
    if first.n == last.n:
        return first.sentence.between(first.at, last.at)
    a, b = first.sentence, last.sentence
    tail = a.text[first.metric.end - a.start :]
    middle = "".join(s.text for s in first.story[first.n + 1 : last.n])
    return f"{tail}。{middle}{b.text[: last.metric.start - b.start]}"


def covers(phrase: str, words: str, share: float = 0.8) -> bool:
    """Whether the letters of ``words`` stand in ``phrase``, all but a few."""
    if "GDP" in words:
        phrase, words = (text.replace("GDP", "生产总值") for text in (phrase, words))
    wanted = [c for c in words if c not in "的总数量额"]
    return bool(wanted) and sum(c in phrase for c in wanted) >= share * len(wanted)
