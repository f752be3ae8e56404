"""A figure at its place in a story, and the figures told before it (数字在文中的位置)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from checks.figures.once import once
from checks.figures.sentence import Sentence
from checks.rule import Facts
from transforms.metric import Metric
from transforms.numbers.measure import family
from transforms.numbers.number_kind import RELATIVE_UNITS

NEXT_DOOR = 90
"""Characters without a figure that may stand between two sentences of one passage. 2026-11: 90."""

_OF_STORY = attrgetter("story_id")


class Spot:
    """Figure ``at`` of sentence ``n`` of a story: ``metric`` of ``sentence``."""

    __slots__ = ("at", "metric", "n", "sentence", "story")

    def __init__(self, story: Sequence[Sentence], n: int, at: int) -> None:
        self.story, self.n, self.at = story, n, at
        self.sentence = sentence = story[n]
        self.metric: Metric = sentence.figures[at]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Spot):
            return NotImplemented
        return self.at == other.at and self.n == other.n and self.sentence is other.sentence

    def __hash__(self) -> int:
        return hash((self.n, self.at))

    @property
    def words(self) -> str:
        """The letters of the figure's clause; of two figures side by side (7282户27256人) those of the first."""
        return self.sentence.told(self.at)

    @property
    def phrase(self) -> str:
        """What the figure is about, in all words that may say so: its clause and its indicator."""
        return self.sentence.told(self.at) + self.metric.indicator


@once
def stories(facts: Facts) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of each story."""
    for _, group in groupby(facts.sentences, key=_OF_STORY):
        yield tuple(group)


def absolute(metric: Metric) -> bool:
    """Whether the figure counts or measures something that is so, or is to be so; no change, no share."""
    return metric.role in ("actual", "target", "standard") and metric.unit not in RELATIVE_UNITS


_BOTH = frozenset({"头只", "台套", "间套", "件套", "台辆", "艘条", "家户", "头匹只"})
"""Measure words that count two kinds of things together: 1486万头只 are so many 头 and so many 只, like 台(套)."""


def kin(a: Metric, b: Metric) -> bool:
    """Whether one may be a part of the other: the same unit, or both count people and neither turns (人次)."""
    return a.unit == b.unit or _kin(a.unit, b.unit)


@lru_cache(maxsize=2_000)
def _kin(a: str, b: str) -> bool:
    if a in _BOTH or b in _BOTH or "(" in a + b:
        return a in b or b in a
    if family(a) != "person" or family(b) != "person":
        return False
    return "次" not in a + b and "户" not in a + b


def akin(a: Metric, b: Metric) -> bool:
    """Akin, or people and turns of people (培训7820人次,取证6725人)."""
    return kin(a, b) or (family(a.unit) == family(b.unit) == "person" and "户" not in a.unit + b.unit)


def back(
    story: Sequence[Sentence],
    n: int,
    at: int,
    sentences: int = 0,
    reach: int = 12,
    only: Callable[[Metric], bool] | None = None,
) -> Iterator[Spot]:
    """The figures before figure ``at`` of sentence ``n``, nearest first, in it and ``sentences`` before it.

    Stops where a long passage without figures lies between two sentences. Of each sentence the ``reach`` nearest are
    looked at; of these those are told that are ``only`` such.
    """
    for here in range(n, max(-1, n - sentences - 1), -1):
        sentence = story[here]
        if here < n and story[here + 1].start - sentence.end > NEXT_DOOR:
            return
        figures = sentence.figures
        last = at if here == n else len(figures)
        near: Sequence[int] = range(last - 1, -1, -1)
        if sentence.brackets:
            beside = at if here == n else None
            near = [i for i in near if not sentence.in_brackets(i, beside)]
        for i in near[:reach]:
            if only is None or only(figures[i]):
                yield Spot(story, here, i)


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
    if "口" in words and "进出口" not in words:
        words = words.replace("外贸", "").replace("总值", "")  # 外贸出口总值: all exports
    if "外贸" in words:
        phrase, words = (text.replace("外贸", "进出口") for text in (phrase, words))
    wanted = [c for c in words if c not in "的总数量额"]
    return bool(wanted) and sum([c in phrase for c in wanted]) >= share * len(wanted)
