"""Totals and the figures behind them that make them up, where no word says that these are all (合计与各项).

Much of what a newspaper adds up it does not call a sum: 需整改515个,已整改479个,未整改36个. Position proposes the
parts; the names and the digits decide. A list that misses its total by one slip of the pen is the less likely to do
so by chance the more digits its numbers have, and the surer its words are, the fewer digits are needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise

from checks.exact import Number, exact
from checks.levels import Level, Row, levels, parted, rows
from checks.listed import MOST_KINDS, Listed, exhaustive, missed_by_a_slip
from checks.sentence import Sentence
from checks.spot import between
from transforms.metric import Metric

_NO_LIST = re.compile(r"含|较|同比|比上|比去|任务|目标|上年|去年|同期|均|约|等")
_DONE = re.compile(r"已|完成|办结|[审执]结|结案|完毕|整改|按[时期]|有效|满意|合格|开工|参[加保]|直接|在线")
_OPENS = re.compile(r"[:]|分(?!别)[一-龥]{1,8}[看分]|按[一-龥]{1,8}分|从[一-龥]{1,8}看|分为|分成|包括|由")
_AMONG = re.compile(r"其中|这当中")
_IN = re.compile(r"^[^,;。]{1,14}中,")
_RATE = re.compile(r"^[^;。]{0,16}率[^;。]{0,10}%$")
_REST = re.compile(r"其他|其它|其余|剩余")
_ONE = re.compile(r"一是|第一[,类]")

_NOUGHT = Decimal(0)

LONGEST = 12
"""Parts of one total. 2026-11: 12; longer lists are read with their words."""
SLIPS = 6
"""Slips of one digit that move a number in the needed direction, for each of its digits. 2026-11: 6 of some 11."""
BARE, LIKE, AMONG, NAMED, BESIDE, ANYHOW = range(6)
ODDS = ((1, 70), (1, 30), (1, 10), (1, 4), (1, 1), (99, 1))
"""Chance of missing a total by one slip that is borne where the parts only follow it, are named like it, 其中 opens
them, a word opens the list, 58起中 opens three side by side, and where the names leave nothing out. 2026-11: measured
on real prose."""
STARTS = 4
"""Beginnings of a clause behind a total at which its parts may begin. 2026-11: 4; a whole is split in two ways and
more."""


def splits(story: Sequence[Sentence], known: Iterable[Sequence[Metric]] = ()) -> Iterator[Listed]:
    """The totals of a story with their parts: those that add up by more than chance, and those that ought to.

    ``known`` are groups (total, part, …) found otherwise; what they explain is left to them.
    """
    units = Counter([m.unit for sentence in story for m in sentence.figures])
    if max(units.values(), default=0) < 3:
        return
    flat = list(levels(story))
    told = {id(m) for group in known for m in group[1:]}
    wholes = {id(group[0]) for group in known}
    taken: set[int] = set()
    for w, (whole, (row, at)) in enumerate(zip(flat, rows(flat), strict=True)):
        options = list(_options(flat, w, row, at)) if len(row) - at > 2 or _opens_bracket(flat, w) else ()
        if not options:
            continue
        right = [o for o in options if o.low <= whole.high and whole.low <= o.high]
        if any(o.like and len(o.parts) > 2 and _but_one(whole, o) for o in options):
            continue
        for o in right:
            if _rarer(o.chance(whole), AMONG) or o.bears(whole) >= NAMED:
                taken.update(id(p.metric) for p in o.parts)
                yield Listed(whole.metric, tuple(p.metric for p in o.parts), True)
        starts = {id(o.parts[0]) for o in right}
        wrong = [o for o in options if id(o.parts[0]) not in starts and _ought(whole, o, told, taken, wholes)]
        wrong = [o for o in wrong if not _explained(flat, w, o)]
        if wrong:
            best = min(wrong, key=lambda o: (-o.bears(whole), Fraction(*o.chance(whole))))
            yield Listed(whole.metric, tuple(p.metric for p in best.parts), True)


@dataclass(frozen=True, slots=True)
class _Option:
    """Parts that position proposes; ``bracket`` where they fill one, ``like`` where they have the name of the total."""

    parts: Sequence[Level]
    low: Decimal
    high: Decimal
    bracket: bool = False
    like: bool = False
    tried: int = 1

    def chance(self, whole: Level) -> tuple[Number, Number]:
        """How likely an unrelated list would miss the total by one slip: slips, of how many numbers."""
        step, digits = whole.telling
        for part in self.parts:
            its, more = part.telling
            step, digits = max(step, its), digits + more
        return SLIPS * digits * self.tried * step, exact(whole.value)

    def bears(self, whole: Level) -> int:
        """How much chance the words leave room for, one of ``ODDS``."""
        return ANYHOW if self.leaves_nothing() else self._as_opened(whole)

    def leaves_nothing(self) -> bool:
        """Whether the names of the parts leave nothing of the total out, or they fill its bracket."""
        return (
            self.bracket
            or _exhaustive(self.parts)
            or _done_and_not(self.parts)
            or _ends_with_rest(self.parts)
        )

    def _as_opened(self, whole: Level) -> int:
        opened = between(whole.spot, self.parts[0].spot)
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


def _rarer(chance: tuple[Number, Number], bears: int) -> bool:
    """Whether a chance is borne; a total below nought has none."""
    (slips, numbers), (once, of) = chance, ODDS[bears]
    return numbers <= 0 or slips * of <= once * numbers


def _exhaustive(parts: Sequence[Level]) -> bool:
    return (
        len(parts) <= MOST_KINDS
        and all(p.may_exhaust for p in parts)
        and exhaustive([p.words for p in parts])
    )


def _but_one(whole: Level, option: _Option) -> bool:
    """Whether the parts without one of them add up: that one is of something else."""
    low, high = option.low, option.high
    return any(low - p.low <= whole.high and whole.low <= high - p.high for p in option.parts)


def _explained(flat: Sequence[Level], w: int, option: _Option) -> bool:
    """Whether the parts, or some that stand together, make up another figure told before them."""
    first = next(i for i in range(w + 1, len(flat)) if flat[i] is option.parts[0])
    unit, value = flat[w].metric.unit, flat[w].metric.value
    before = [at for at in flat[max(0, first - LONGEST) : first] if at.metric.unit == unit]
    before = [at for at in before if at.metric.value != value]
    low, high = _sums(option.parts)
    ends = range(2, len(low)) if before else ()
    runs = [(low[j] - low[i], high[j] - high[i]) for j in ends for i in range(j - 1)]
    return any(least <= at.high and at.low <= most for at in before for least, most in runs)


def _ought(whole: Level, option: _Option, told: set[int], taken: set[int], wholes: set[int]) -> bool:
    """Whether the parts surely are meant to add up to the total, which they miss by one slip."""
    ids = [id(p.metric) for p in option.parts]
    if not told.isdisjoint(ids) or not taken.isdisjoint(ids):
        return False
    chance = option.chance(whole)
    if not _rarer(chance, BESIDE) and not (_rarer(chance, ANYHOW) and option.leaves_nothing()):
        return False  # which numbers alone tell of most
    bears = option.bears(whole)
    if bears <= LIKE and id(whole.metric) in wholes:
        return False
    if not _rarer(chance, bears) or (bears < NAMED and not _of_one_time(whole, option)):
        return False
    return missed_by_a_slip(whole.metric, [p.metric for p in option.parts])


def _of_one_time(whole: Level, option: _Option) -> bool:
    """Whether nothing known sets their periods apart; those of the parts may lie within that of the total."""
    start, end = whole.metric.period_start, whole.metric.period_end
    for m in (p.metric for p in option.parts):
        if start and m.period_start and m.period_start < start:
            return False
        if end and m.period_end and m.period_end > end:
            return False
    ends = {p.metric.period_end for p in option.parts if p.metric.period_end}
    return end is None or option.bears(whole) > LIKE or not ends or ends == {end}


def _ends_with_rest(parts: Sequence[Level]) -> bool:
    """处分县处级5人,乡科级46人,其他人员271人: three and more, and what is left."""
    if len(parts) < 3 or not _REST.search(parts[-1].words):
        return False
    return not any(_REST.search(p.words) for p in parts[:-1])


def _done_and_not(parts: Sequence[Level]) -> bool:
    """已整改479个,未整改36个: what is done and what is not leave nothing out."""
    if not 2 <= len(parts) <= 3 or not parts[-1].pending:
        return False
    return all(not p.pending and _DONE.search(p.words) for p in parts[:-1])


def _options(flat: Sequence[Level], w: int, row: Row, at: int) -> Iterator[_Option]:
    """The lists of parts that position proposes for figure ``w``, which is number ``at`` of its row."""
    if _opens_bracket(flat, w):
        yield from _in_bracket(flat, w)
    run = _run(row, at)
    if len(run) > 1:
        ends = [parted(a, b) for a, b in pairwise(run)]
        low, high = _sums(run)
        begins = [0, *(i for i, ended in enumerate(ends, 1) if ended)]
        for tried, begin in enumerate(begins[:STARTS], 1):
            for size in _ends(run[begin:]):
                end = begin + size
                together = low[end] - low[begin], high[end] - high[begin]
                yield _Option(run[begin:end], *together, tried=tried)
    like = _named_like(row, at)
    if len(like) > 1:
        low, high = _sums(like)
        for size in _ends(like):
            yield _Option(like[:size], low[size], high[size], like=True)


def _sums(run: Sequence[Level]) -> tuple[list[Decimal], list[Decimal]]:
    """What the first of the run come to together, from none to all: least and most."""
    low, high = (
        accumulate((p.low for p in run), initial=_NOUGHT),
        accumulate((p.high for p in run), initial=_NOUGHT),
    )
    return list(low), list(high)


def _opens_bracket(flat: Sequence[Level], w: int) -> bool:
    """Whether the next two figures may stand in a bracket that figure ``w`` stands outside of."""
    return w + 2 < len(flat) and flat[w + 1].bracket is not None and flat[w + 1].bracket != flat[w].bracket


def _in_bracket(flat: Sequence[Level], w: int) -> Iterator[_Option]:
    """27项(省级6项、市级5项、县级16项): a bracket right behind the total that holds nothing else."""
    whole = flat[w]
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
        low, high = _sums(inside)
        yield _Option(inside, low[-1], high[-1], bracket=not among)


def _run(row: Row, at: int) -> Row:
    """The figures of the total's row that follow it, up to the next total."""
    value, first = row[at].metric.value, at + 1
    end = last = min(len(row), first + LONGEST)
    for i in range(first, last):
        if row[i].metric.value == value or row[i].stops:
            end = i
            break
    return row[first:end]


def _named_like(row: Row, at: int) -> Row:
    """The figures behind a total that have its name, one in each clause group (总投资…;在建项目总投资…)."""
    whole, found = row[at], []
    name, value = whole.name, whole.metric.value
    if len(name) < 2:
        return []
    for i in range(at + 1, len(row)):
        level = row[i]
        if level.metric.value == value or len(found) == LONGEST:
            break
        if level.name == name:
            found.append(level)
    return found


def _ends(run: Sequence[Level]) -> Iterator[int]:
    """How many of the run may be meant: up to a semicolon, a sentence's end, or what is not yet done."""
    for size in range(2, len(run) + 1):
        here = run[size - 1]
        if size == len(run) or parted(here, run[size]) or here.pending or _exhaustive(run[:size]):
            yield size
