"""The exact counts and amounts of a story, in the rows in which totals are sought for parts (稿内的数量).

Every total asks the figures behind it the same questions, so what the words of one say is found once, when it is
first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checks.goal_words import goal_of_percent
from checks.interval import exact_bounds
from checks.listed import may_exhaust
from checks.sentence import Sentence
from checks.share import name_in
from checks.spot import NEXT_DOOR, Spot
from checks.step import is_level
from transforms.metric import Metric

_BRACKET = re.compile(r"\([^()]*\)?")
_TOTAL_AGAIN = re.compile(r"[共总合]计|累计|总[量数额值]|[计共]$|共[有为获是]|此外|另[外有]|同时|连同")
_STOPS = re.compile(
    r"新增|新发现|净增|增加(?!值)|减少|比(?!重|例)|较|最[高低多少大小]|平均|人均|日均|户均|预计|达标|超过|排名|第[一二三四五六七八九十]+位"
)
_PENDING = re.compile(
    r"未|尚|正在|办理中|在办|处理中|剩余|剩下|待[办处审]|逾期|超时|无效|不满意|不合格|列入[一-龥]{0,4}计划|推进中"
)
_CLOSING = frozenset(";。")


@dataclass(slots=True, eq=False)
class Level:
    """A level at its place: number ``index`` of its story, in bracket ``bracket`` of its sentence or in none.

    ``low`` and ``high``: see ``exact_bounds``.
    """

    spot: Spot
    metric: Metric
    value: Decimal
    index: int
    bracket: tuple[int, int] | None
    low: Decimal
    high: Decimal
    _words: str | None = None
    _name: str | None = None
    _stops: bool | None = None
    _pending: bool | None = None
    _may_exhaust: bool | None = None
    _telling: tuple[Decimal, int] | None = None

    @property
    def words(self) -> str:
        """The letters of its clause."""
        if self._words is None:
            self._words = self.spot.words
        return self._words

    @property
    def name(self) -> str:
        """The last letters before the figure, which name its column in a list of like rows."""
        if self._name is None:
            lead = self.spot.sentence.clause_lead(self.spot.at)
            self._name = name_in(lead)[-3:]
        return self._name

    @property
    def stops(self) -> bool:
        """Whether its words end a list of parts before it."""
        if self._stops is None:
            lead = self.spot.sentence.clause_lead(self.spot.at)
            again = _TOTAL_AGAIN.search(lead) is not None and "其中" not in lead
            self._stops = again or _STOPS.search(lead) is not None
        return self._stops

    @property
    def pending(self) -> bool:
        """Whether its words tell what is not yet done."""
        if self._pending is None:
            self._pending = _PENDING.search(self.words) is not None
        return self._pending

    @property
    def may_exhaust(self) -> bool:
        """Whether it has one of the names that together leave nothing out."""
        if self._may_exhaust is None:
            self._may_exhaust = may_exhaust(self.words)
        return self._may_exhaust

    @property
    def telling(self) -> tuple[Decimal, int]:
        """One unit of its last printed digit, and how many digits it has."""
        if self._telling is None:
            low, high = self.metric.printed_low, self.metric.printed_high
            step = high - low if low is not None and high is not None and high > low else Decimal(1)
            self._telling = step, sum(map(str.isdecimal, self.metric.evidence.raw_text))
        return self._telling


Row = list[Level]


def levels(story: Sequence[Sentence]) -> Iterator[Level]:
    """The exact counts and amounts of a story in reading order."""
    index = 0
    for n, sentence in enumerate(story):
        spans: list[tuple[int, int]] = []
        if "(" in sentence.text:
            found = _BRACKET.finditer(sentence.text)
            spans = [(m.start() + sentence.start, m.end() + sentence.start) for m in found]
        for at, metric in enumerate(sentence.figures):
            if metric.role == "standard" or not metric.unit or "/" in metric.unit or not is_level(metric):
                continue
            bounds = exact_bounds(metric)
            if bounds is None or metric.value is None or goal_of_percent(sentence, at):
                continue
            inside = None
            if spans:
                inside = next(((n, a) for a, b in spans if sentence.start < a <= metric.start < b), None)
            yield Level(Spot(story, n, at), metric, metric.value, index, inside, *bounds)
            index += 1


def rows(flat: Sequence[Level]) -> list[tuple[Row, int]]:
    """For each level the row that it stands in, and where: those of its unit and bracket, in one passage."""
    known: dict[tuple[object, str], Row] = {}
    found: list[tuple[Row, int]] = []
    passage, last = 0, None
    for level in flat:
        key: object = level.bracket
        if key is None:
            if last is not None and not _next_door(last.spot, level.spot):
                passage += 1
            key, last = passage, level
        row = known.setdefault((key, level.metric.unit), [])
        found.append((row, len(row)))
        row.append(level)
    return found


def _next_door(a: Spot, b: Spot) -> bool:
    """Whether the later of two stands in the passage of the earlier."""
    return b.n == a.n or (b.n - a.n <= 2 and b.sentence.start - a.sentence.end <= NEXT_DOOR)


def parted(a: Level, b: Level) -> bool:
    """Whether a semicolon or the end of a sentence stands between two levels."""
    first, last = a.spot, b.spot
    return first.n != last.n or not _CLOSING.isdisjoint(first.sentence.between(first.at, last.at))
