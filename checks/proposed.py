"""The figures that position proposes as the parts of a total, and what speaks for them (可能的分项).

What follows a total in its unit, what fills the bracket behind it, and what has its name in each row of a list; the
parts may begin at any clause, as a whole is split in two ways and more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from checks.changes import tells_step
from checks.goal_words import goal_of_percent
from checks.listed import compared_with, exhaustive
from checks.sentence import Sentence
from checks.share import FILLER
from checks.spot import NEXT_DOOR, Spot, absolute, between, letters
from transforms.metric import Metric

_BRACKET = re.compile(r"\([^()]*\)?")
_TOTAL_AGAIN = re.compile(r"[共总合]计|累计|总[量数额值]|[计共]$|共[有为获是]|此外|另[外有]|同时|连同")
_STOPS = re.compile(
    r"新增|新发现|净增|增加(?!值)|减少|比(?!重|例)|较|最[高低多少大小]|平均|人均|日均|户均|预计|达标|超过|排名|第[一二三四五六七八九十]+位"
)
_NO_LIST = re.compile(r"含|较|同比|比上|比去|任务|目标|上年|去年|同期|均|约|等")
_DONE = re.compile(r"已|完成|办结|[审执]结|结案|完毕|整改|按[时期]|有效|满意|合格|开工|参[加保]|直接|在线")
_PENDING = re.compile(
    r"未|尚|正在|办理中|在办|处理中|剩余|剩下|待[办处审]|逾期|超时|无效|不满意|不合格|列入[一-龥]{0,4}计划|推进中"
)
_OPENS = re.compile(r"[:]|分(?!别)[一-龥]{1,8}[看分]|按[一-龥]{1,8}分|分为|分成|包括|由")
_AMONG = re.compile(r"其中|这当中")
_IN = re.compile(r"^[^,;。]{1,14}中,")
_RATE = re.compile(r"^[^;。]{0,16}率[^;。]{0,10}%$")
_CLAUSES = re.compile(r"[;。]")
_REST = re.compile(r"其他|其它|其余|剩余")
_ONE = re.compile(r"一是|第一[,类]")

LONGEST = 12
"""Parts of one total. 2026-11: 12; longer lists are read with their words."""
SLIPS = 6
"""Slips of one digit that move a number in the needed direction, for each of its digits. 2026-11: 6 of some 11."""
ANYHOW, BESIDE, NAMED, AMONG, LIKE, BARE = (
    Fraction(*odds) for odds in ((99, 1), (1, 1), (1, 4), (1, 10), (1, 30), (1, 70))
)
"""Chance of missing a total by one slip that is borne where the names leave nothing out, where 58起中 opens three
parts side by side, a word opens the list, 其中 does, the parts are named like the total, and where they only follow
it. 2026-11: measured on real prose."""
STARTS = 4
"""Beginnings of a clause behind a total at which its parts may begin. 2026-11: 4; a whole is split in two ways and
more."""


@dataclass(frozen=True, slots=True)
class At:
    """A level at its place; ``bracket`` tells in which bracket of its sentence it stands."""

    spot: Spot
    bracket: tuple[int, int] | None

    @property
    def metric(self) -> Metric:
        return self.spot.metric


@dataclass(frozen=True, slots=True)
class Proposed:
    """Parts that position proposes; ``bracket`` where they fill one, ``like`` where they have the name of the total.

    ``tried``: how many beginnings were tried up to this one; ``cut``: the sentence goes on with more of the kind.
    """

    parts: tuple[At, ...]
    bracket: bool = False
    like: bool = False
    tried: int = 1
    cut: bool = False

    def chance(self, whole: At) -> Fraction:
        """How likely an unrelated list would miss the total by one slip."""
        metrics = [whole.metric, *(p.metric for p in self.parts)]
        step = max(_step(m) for m in metrics)
        digits = sum(len(re.sub(r"\D", "", m.evidence.raw_text)) for m in metrics)
        return Fraction(SLIPS * digits * self.tried) * step / Fraction(whole.metric.value or 1)

    def bears(self, whole: At) -> Fraction:
        """How much chance the words leave room for."""
        names = [p.spot.words for p in self.parts]
        opened = between(whole.spot, self.parts[0].spot)
        opened = opened if self.tried == 1 else opened.rsplit("。", 1)[-1]
        if exhaustive(names) or self.bracket or _done_and_not(names) or _ends_with_rest(names):
            return ANYHOW
        if self._side_by_side():
            return BESIDE if _IN.search(opened) else AMONG if _AMONG.search(opened) else NAMED
        if _AMONG.search(opened):
            return NAMED if self.like or "其中:" in opened else AMONG
        if _OPENS.search(opened) or _ONE.search(opened):
            return NAMED
        return LIKE if self.like else BARE

    def _side_by_side(self) -> bool:
        """Whether three or more stand with nothing but 、 and a name between them, up to the sentence's end."""
        last = self.parts[-1].spot
        gaps = [between(a.spot, b.spot) for a, b in pairwise(self.parts)]
        closed = last.at == len(last.sentence.figures) - 1
        return len(gaps) > 1 and closed and all("、" in g and not re.search(r"[,;。]", g) for g in gaps)


def _ends_with_rest(names: Sequence[str]) -> bool:
    """处分县处级5人,乡科级46人,其他人员271人: three and more, and what is left."""
    return len(names) > 2 and bool(_REST.search(names[-1])) and not any(_REST.search(n) for n in names[:-1])


def _done_and_not(names: Sequence[str]) -> bool:
    """已整改479个,未整改36个: what is done and what is not leave nothing out."""
    if not 2 <= len(names) <= 3:
        return False
    return bool(_PENDING.search(names[-1])) and all(
        _DONE.search(n) and not _PENDING.search(n) for n in names[:-1]
    )


def _step(metric: Metric) -> Fraction:
    low, high = metric.printed_low, metric.printed_high
    return Fraction(high - low) if low is not None and high is not None and high > low else Fraction(1)


def levels(story: Sequence[Sentence]) -> Iterator[At]:
    """The exact counts and amounts of a story in reading order."""
    for n, sentence in enumerate(story):
        spans = [
            (m.start() + sentence.start, m.end() + sentence.start) for m in _BRACKET.finditer(sentence.text)
        ]
        for at, metric in enumerate(sentence.figures):
            level = absolute(metric) and metric.role != "standard" and metric.approx == "exact"
            level = level and bool(metric.value) and bool(metric.unit)
            if (
                level
                and not tells_step(metric)
                and "/" not in metric.unit
                and not goal_of_percent(sentence, at)
            ):
                inside = next(((n, a) for a, b in spans if sentence.start < a <= metric.start < b), None)
                yield At(Spot(story, n, at), inside)


def proposals(flat: Sequence[At], w: int) -> Iterator[Proposed]:
    """The lists of parts that position proposes for figure ``w``."""
    if compared_with(flat[w].spot.sentence.lead(flat[w].spot.at)):
        return
    yield from _in_bracket(flat, w)
    run = list(_run(flat, w))
    begins = [0, *(i for i in range(1, len(run)) if _CLAUSES.search(between(run[i - 1].spot, run[i].spot)))]
    for tried, begin in enumerate(begins[:STARTS], 1):
        for size in _ends(run[begin:]):
            cut = begin + size < len(run) and run[begin + size].spot.n == run[begin + size - 1].spot.n
            yield Proposed(tuple(run[begin : begin + size]), tried=tried, cut=cut)
    like = list(_named_like(flat, w))
    for size in _ends(like):
        cut = size < len(like) and like[size].spot.n == like[size - 1].spot.n
        yield Proposed(tuple(like[:size]), like=True, cut=cut)


def _in_bracket(flat: Sequence[At], w: int) -> Iterator[Proposed]:
    """27项(省级6项、市级5项、县级16项): a bracket right behind the total that holds nothing else."""
    whole = flat[w]
    if w + 2 >= len(flat) or flat[w + 1].bracket in (None, whole.bracket):
        return
    here = flat[w + 1].bracket
    inside = []
    for at in flat[w + 1 :]:
        if at.bracket != here:
            break
        inside.append(at)
    gap = between(whole.spot, inside[0].spot)
    same = all(p.metric.unit == whole.metric.unit for p in inside)
    listed = gap + "".join(between(a.spot, b.spot) for a, b in pairwise(inside))
    before = gap[: gap.find("(")] if "(" in gap else ""
    near = "(" in gap and ((len(before) < 9 and not re.search(r"[,;。]", before)) or _RATE.search(before))
    figures = inside[0].spot.sentence.figures[inside[0].spot.at : inside[-1].spot.at + 1]
    if near and same and len(inside) > 1 and not _NO_LIST.search(listed) and len(figures) == len(inside):
        among = bool(_AMONG.search(gap)) and len(inside) < 3
        yield Proposed(tuple(inside), bracket=not among)


def _run(flat: Sequence[At], w: int) -> Iterator[At]:
    """The figures of the total's unit that follow it, outside of other brackets, up to the next total."""
    whole, last = flat[w], flat[w]
    seen = 0
    for at in flat[w + 1 :]:
        if at.bracket != whole.bracket:
            if at.bracket is None:
                return
            continue
        if not _next_door(last, at):
            return
        last = at
        if at.metric.unit != whole.metric.unit:
            continue
        if at.metric.value == whole.metric.value:
            return
        lead = at.spot.sentence.clause_lead(at.spot.at)
        if _STOPS.search(lead) or (_TOTAL_AGAIN.search(lead) and "其中" not in lead) or seen == LONGEST:
            return
        seen += 1
        yield at


def _named_like(flat: Sequence[At], w: int) -> Iterator[At]:
    """The figures behind a total that have its name, one in each clause group (总投资…;在建项目总投资…)."""
    whole, last, seen = flat[w], flat[w], 0
    name = _name(whole)
    if len(name) < 2:
        return
    for at in flat[w + 1 :]:
        if not _next_door(last, at) or seen == LONGEST:
            return
        if at.bracket != whole.bracket:
            continue
        last = at
        if at.metric.unit == whole.metric.unit and at.metric.value == whole.metric.value:
            return
        if at.metric.unit == whole.metric.unit and _name(at) == name:
            seen += 1
            yield at


def _name(at: At) -> str:
    """The last letters before the figure, which name its column in a list of like rows."""
    return letters(FILLER.sub("", at.spot.sentence.clause_lead(at.spot.at)))[-4:][-3:]


def _next_door(before: At, at: At) -> bool:
    a, b = before.spot, at.spot
    return b.n == a.n or (b.n - a.n <= 2 and b.sentence.start - a.sentence.end <= NEXT_DOOR)


def _ends(run: Sequence[At]) -> Iterator[int]:
    """How many of the run may be meant: up to a semicolon, a sentence's end, or what is not yet done."""
    for size in range(2, len(run) + 1):
        here = run[size - 1].spot
        if size == len(run):
            yield size
            continue
        gap = between(here, run[size].spot)
        if (
            re.search(r"[;。]", gap)
            or _PENDING.search(here.words)
            or exhaustive([p.spot.words for p in run[:size]])
        ):
            yield size
