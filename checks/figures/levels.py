"""The exact counts and amounts of a story, in the rows in which totals are sought for parts (稿内的数量).

Every total asks the figures behind it the same questions, so what the words of a row say is found once for all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, pairwise

from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR, Spot
from checks.figures.step import is_level
from checks.goals.goal_words import goal_of_percent
from checks.interval import exact_bounds
from checks.shares.share import name_in
from checks.totals.exhaustive import REST_WORD, may_exhaust
from transforms.links.frame import AVERAGED
from transforms.numbers.number_kind import RELATIVE_UNITS

_BRACKET = re.compile(r"\([^()]*\)?")
_TOTAL_AGAIN = re.compile(r"[共总合]计|累计|总[量数额值]|[计共]$|共[有为获是]|此外|另[外有]|同时|连同")
_STOPS = re.compile(
    r"新增|新发现|净增|增加(?!值)|减少|比(?!重|例)|较|最[高低多少大小]|平均|人均|日均|户均|预计|达标|超过|排名|第[一二三四五六七八九十]+位"
)
_PENDING = re.compile(
    r"未|尚|正在|办理中|在办|处理中|剩余|剩下|待[办处审]|逾期|超时|无效|不满意|不合格|列入[一-龥]{0,4}计划|推进中|滞后|落后"
)
_ENDS = frozenset(";。")
_NOUGHT = Decimal(0)
_NONE = RELATIVE_UNITS | {""}

Bracket = tuple[int, int] | None
Bounds = tuple[Decimal, Decimal, Decimal]
"""Value, least and most."""


class Level(Spot):
    """A level at its place: number ``index`` of its story, in bracket ``bracket`` of its sentence or in none.

    ``low`` and ``high``: see ``exact_bounds``.
    """

    __slots__ = ("_telling", "bracket", "high", "index", "low", "value")

    def __init__(
        self, story: Sequence[Sentence], n: int, at: int, index: int, bracket: Bracket, bounds: Bounds
    ) -> None:
        self.story, self.n, self.at = story, n, at
        self.sentence = sentence = story[n]
        self.metric = sentence.figures[at]
        self.index, self.bracket = index, bracket
        self.value, self.low, self.high = bounds
        self._telling: tuple[Decimal, int] | None = None

    @property
    def closing(self) -> int:
        """What its words say of how a list may end: ``PENDING``, ``REST`` and ``KIND`` together."""
        return _closing(self.words)

    @property
    def telling(self) -> tuple[Decimal, int]:
        """One unit of its last printed digit, and how many digits it has."""
        if self._telling is None:
            low, high = self.metric.printed_low, self.metric.printed_high
            step = high - low if low is not None and high is not None and high > low else Decimal(1)
            self._telling = step, sum(map(str.isdecimal, self.metric.evidence.raw_text))
        return self._telling


PENDING, REST, KIND = 1, 2, 4
"""What is not yet done, what is left, and one of the names that together leave nothing out."""


@lru_cache(maxsize=1_000)
def _closing(words: str) -> int:
    pending, rest = _PENDING.search(words), REST_WORD.search(words)
    return (pending is not None) * PENDING | (rest is not None) * REST | may_exhaust(words) * KIND


class Row:
    """``levels`` of one unit that stand in one passage or bracket, and what every total of them asks.

    ``low`` and ``high`` are what the first so many come to together, from none to all, least and most; ``names`` the
    last letters before each, which name its column in a list of like rows, and ``often`` those of them that three have;
    ``until`` the next, from each on, whose words end a list of parts before it, or that is this number once more;
    ``parted`` whether a semicolon or the end of a sentence stands between it and the next; ``closing``: see
    :class:`Level`, empty where no words of the row say anything of the kind.
    """

    __slots__ = ("closing", "high", "levels", "low", "names", "often", "parted", "until")

    def __init__(self, levels: Sequence[Level]) -> None:
        leads = [level.sentence.clause_lead(level.at) for level in levels]
        self.levels = levels
        self.low, self.high = sums(levels)
        self.names = names = [name_in(lead)[-3:] for lead in leads]
        several = set(names) if len(set(names)) < len(names) - 1 else ()
        self.often = {name for name in several if len(name) > 1 and names.count(name) > 2}
        self.until = _until(levels, leads)
        self.parted = [parted(a, b) for a, b in pairwise(levels)]
        closing = [0, *[_closing(level.words) for level in levels[1:]]]  # the first is no part
        self.closing: Sequence[int] = closing if any(closing) else ()


def _until(levels: Sequence[Level], leads: Sequence[str]) -> list[int]:
    """For each level where a list of parts right behind it ends at the latest: see :class:`Row`."""
    until, again = [len(levels)] * len(levels), dict[Decimal, int]()
    stop = len(levels)
    for at in range(len(levels) - 1, -1, -1):
        value = levels[at].value
        until[at] = min(stop, again.get(value, stop))
        again[value] = at
        if at and _stops(leads[at]):
            stop = at
    return until


def sums(run: Sequence[Level]) -> tuple[list[Decimal], list[Decimal]]:
    """What the first of the run come to together, from none to all: least and most."""
    low = accumulate([p.low for p in run], initial=_NOUGHT)
    high = accumulate([p.high for p in run], initial=_NOUGHT)
    return list(low), list(high)


def _stops(lead: str) -> bool:
    again = _TOTAL_AGAIN.search(lead) is not None and "其中" not in lead
    return again or _STOPS.search(lead) is not None


def levels(story: Sequence[Sentence]) -> Iterator[Level]:
    """The exact counts and amounts of a story in reading order."""
    index = 0
    for n, sentence in enumerate(story):
        spans: list[tuple[int, int]] = []
        if "(" in sentence.text:
            found = _BRACKET.finditer(sentence.text)
            spans = [(m.start() + sentence.start, m.end() + sentence.start) for m in found]
        means = "均" in sentence.text or "每" in sentence.text
        for at, metric in enumerate(sentence.figures):
            unit = metric.unit
            if unit in _NONE or "/" in unit or metric.role == "standard" or not is_level(metric):
                continue
            bounds = exact_bounds(metric)
            if bounds is None or metric.value is None or goal_of_percent(sentence, at):
                continue
            if means and AVERAGED.search(sentence.clause_lead(at)):
                continue  # 保费9万元,亩均3元,其中…
            inside = None
            if spans:
                inside = next(((n, a) for a, b in spans if sentence.start < a <= metric.start < b), None)
            yield Level(story, n, at, index, inside, (metric.value, *bounds))
            index += 1


def rows(flat: Sequence[Level]) -> list[tuple[Row | None, int]]:
    """For each level the row that it stands in, and where: those of its unit and bracket, in one passage.

    None for a row of less than a total and two parts.
    """
    known: dict[tuple[object, str], list[Level]] = {}
    found: list[tuple[list[Level], int]] = []
    passage, last = 0, None
    for level in flat:
        key: object = level.bracket
        if key is None:
            if last is not None and not _next_door(last, level):
                passage += 1
            key, last = passage, level
        row = known.setdefault((key, level.metric.unit), [])
        found.append((row, len(row)))
        row.append(level)
    made = {id(row): Row(row) for row in known.values() if len(row) > 2}
    return [(made.get(id(row)), at) for row, at in found]


def _next_door(a: Spot, b: Spot) -> bool:
    """Whether the later of two stands in the passage of the earlier."""
    return b.n == a.n or (b.n - a.n <= 2 and b.sentence.start - a.sentence.end <= NEXT_DOOR)


def parted(a: Spot, b: Spot) -> bool:
    """Whether a semicolon or the end of a sentence stands between two figures."""
    if a.n != b.n:
        return True
    beside = b.at == a.at + 1
    return not _ENDS.isdisjoint(b.sentence.lead(b.at) if beside else a.sentence.between(a.at, b.at))
