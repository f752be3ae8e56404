"""The figures that position proposes as the parts of a total, and what speaks for them (可能的分项).

What follows a total in its unit, what fills the bracket behind it, and what has its name in each row of a list; the
parts may begin at any clause, as a whole is split in two ways and more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from checks.changes.change_words import compared_with
from checks.figures.folded import folded
from checks.figures.levels import KIND, PENDING, REST, Level, Row, parted, sums
from checks.figures.spot import between
from checks.totals.exhaustive import MOST_KINDS, exhaustive

_NO_LIST = re.compile(r"含|较|同比|比上|比去|任务|目标|上年|去年|同期|均|约|等")
_DONE = re.compile(
    r"已|完成|办结|[审执]结|结案|完毕|整改|按[时期]|有效|满意|合格|开工|参[加保]|直接|在线|序时"
)
_OPENS = re.compile(r"[:]|分(?!别)[一-龥]{1,8}[看分]|按[一-龥]{1,8}分|分为|分成|包括|由")
_AMONG = re.compile(r"其中|这当中")
_IN = re.compile(r"^[^,;。]{1,14}中,")
_RATE = re.compile(r"^[^;。]{0,16}率[^;。]{0,10}%$")
_ONE = re.compile(r"一是|第一[,类]")
_CLAUSE = re.compile("[,;。]")
_KINDS = re.compile("([二两三四五六七八九])[项类种大](?=[^,;。0-9]*$)")
_MANY = dict(zip("二两三四五六七八九", (2, *range(2, 10)), strict=True))
FEW = 14
"""Characters before a total in which its kinds may be counted. 2026-11: 14."""

LONGEST = 12
"""Parts of one total. 2026-11: 12; longer lists are read with their words."""
SLIPS = 6
"""Slips of one digit that move a number in the needed direction, for each of its digits. 2026-11: 6 of some 11."""
BARE, LIKE, AMONG, NAMED, BESIDE, ANYHOW = range(6)
ODDS = ((1, 70), (1, 30), (1, 10), (1, 4), (1, 1), (99, 1))
"""Chance of missing a total by one slip that is borne where the parts only follow it, are named like it, 其中 opens
them, a word opens the list, 58起中 opens three side by side, and where the names leave nothing out. 2026-11: measured
on real prose."""
TWO = 20
"""How much rarer two parts behind 其中 must miss their total by a slip than three: they are often the two that weigh
most. 2026-11: 20, by lists of freight and of investment."""
STARTS = 4
"""Beginnings of a clause behind a total at which its parts may begin. 2026-11: 4; a whole is split in two ways and
more."""


@dataclass(slots=True, eq=False)
class Proposed:
    """Parts of ``whole`` that position proposes, which come to ``low`` up to ``high``.

    ``closing``: what the words of each say of how a list may end, empty where none says anything. ``bracket`` where
    they fill one, ``like`` where they have the name of the total. ``tried``: how many beginnings were tried up to this
    one; ``after``: the figure of the run that follows them.
    """

    whole: Level
    parts: Sequence[Level]
    low: Decimal
    high: Decimal
    closing: Sequence[int]
    bracket: bool = False
    like: bool = False
    tried: int = 1
    after: Level | None = None
    _bears: int | None = None
    _chance: Decimal | None = None
    _leaves_nothing: bool | None = None

    @property
    def adds_up(self) -> bool:
        """Whether the parts meet the total."""
        return self.low <= self.whole.high and self.whole.low <= self.high

    @property
    def cut(self) -> bool:
        """Whether the sentence of the last part goes on with more of the kind."""
        return self.after is not None and self.after.n == self.parts[-1].n

    @property
    def near(self) -> bool:
        """Whether they come to no less than a third of the total and to no more than three times as much."""
        total = self.whole.value
        return self.low < 3 * total and total < 3 * self.high

    @property
    def chance(self) -> Decimal:
        """How likely an unrelated list would miss the total by one slip, times the total."""
        if self._chance is None:
            telling = [self.whole.telling, *[part.telling for part in self.parts]]
            step, digits = max(telling)[0], sum([digits for _, digits in telling])
            self._chance = SLIPS * digits * self.tried * step
        return self._chance

    def rarer(self, bears: int, times: int = 1) -> bool:
        """Whether so many times the chance is borne; a total below nought has none."""
        once, of = ODDS[bears]
        if bears == AMONG and len(self.parts) == 2:
            times *= TWO  # 货运量60亿吨。其中,公路货运量41亿吨;水路货运量12亿吨: the two that weigh most
        return self.whole.value < 0 or self.chance * times * of <= once * self.whole.value

    @property
    def bears(self) -> int:
        """How much chance the words leave room for, one of ``ODDS``."""
        if self._bears is None:
            self._bears = ANYHOW if self.leaves_nothing else self._as_opened()
        return self._bears

    @property
    def leaves_nothing(self) -> bool:
        """Whether the names of the parts leave nothing of the total out, or they fill its bracket."""
        if self._leaves_nothing is None:
            parts, closing = self.parts, self.closing
            self._leaves_nothing = self.bracket or (
                bool(closing)
                and (_exhaustive(parts, closing) or _done_and_not(parts, closing) or _ends_with_rest(closing))
            )
        return self._leaves_nothing

    def _as_opened(self) -> int:
        opened = between(self.whole, self.parts[0])
        opened = opened if self.tried == 1 else opened.rsplit("。", 1)[-1]
        if self._side_by_side():
            return BESIDE if _IN.match(opened) else AMONG if _AMONG.search(opened) else NAMED
        if _AMONG.search(opened):
            if self.like and len(self.parts) < 3 and "其中:" not in opened:
                return LIKE  # 货运量60亿吨。其中,公路货运量41亿吨;水路货运量12亿吨: the two that weigh most
            listed = "其中:" in opened and len(self.parts) > 2
            return NAMED if self.like or listed or self._of_so_many() else AMONG
        if _OPENS.search(opened) or _ONE.search(opened):
            return NAMED
        return LIKE if self.like else BARE

    def _of_so_many(self) -> bool:
        """Whether the words before the total count its parts (两项补贴发放3980万元)."""
        metric = self.whole.metric
        begin = metric.start - metric.sentence_start
        said = _KINDS.search(folded(metric.quote)[max(0, begin - FEW) : begin])
        return said is not None and _MANY[said[1]] == len(self.parts)

    def _side_by_side(self) -> bool:
        """Whether three or more stand with nothing but 、 and a name between them, up to the sentence's end."""
        last = self.parts[-1]
        if len(self.parts) < 3 or last.at < len(last.sentence.figures) - 1:
            return False
        gaps = (between(a, b) for a, b in pairwise(self.parts))
        return all("、" in gap and not _CLAUSE.search(gap) for gap in gaps)


def _exhaustive(parts: Sequence[Level], closing: Sequence[int]) -> bool:
    if len(parts) > MOST_KINDS or not all(said & KIND for said in closing):
        return False
    return exhaustive([p.words for p in parts])


def _ends_with_rest(closing: Sequence[int]) -> bool:
    """处分县处级5人,乡科级46人,其他人员271人: three and more, and what is left."""
    return len(closing) > 2 and bool(closing[-1] & REST) and not any(said & REST for said in closing[:-1])


def _done_and_not(parts: Sequence[Level], closing: Sequence[int]) -> bool:
    """已整改479个,未整改36个: what is done and what is not leave nothing out."""
    if not 2 <= len(parts) <= 3 or not closing[-1] & PENDING:
        return False
    return all(
        not said & PENDING and _DONE.search(p.words) for p, said in zip(parts[:-1], closing, strict=False)
    )


def proposals(flat: Sequence[Level], whole: Level, row: Row | None, at: int) -> Sequence[Proposed]:
    """The lists of parts that position proposes for a level, which is figure ``at`` of its row."""
    found = list(_in_bracket(flat, whole)) if _opens_bracket(flat, whole) else []
    if row is not None and len(row.levels) - at > 2:
        found += _following(row, at)
        if row.names[at] in row.often:
            found += _named_like(row, at)
    # Numbers before words: of most figures no list comes near them.
    for o in found:
        if o.near or o.closing or o.bracket or o.adds_up:
            return () if compared_with(whole.sentence.lead(whole.at)) else found
    return ()


def _following(row: Row, at: int) -> Iterator[Proposed]:
    """The figures of the total's row that follow it, up to the next total; they may begin at any clause."""
    levels, low, high, closing = row.levels, row.low, row.high, row.closing
    first = at + 1
    end = min(row.until[at], first + LONGEST)
    if end - first < 2:
        return
    begins = [first, *[i for i in range(first + 1, end) if row.parted[i - 1]]]
    for tried, begin in enumerate(begins[:STARTS], 1):
        run = levels[begin:end]
        for size in _ends(run, row.parted[begin : end - 1], closing[begin:end]):
            last = begin + size
            together = low[last] - low[begin], high[last] - high[begin]
            after = levels[last] if last < end else None
            yield Proposed(levels[at], run[:size], *together, closing[begin:last], tried=tried, after=after)


def _opens_bracket(flat: Sequence[Level], whole: Level) -> bool:
    """Whether the next two figures may stand in a bracket that the total stands outside of."""
    first = whole.index + 1
    return first + 1 < len(flat) and flat[first].bracket not in (None, whole.bracket)


def _in_bracket(flat: Sequence[Level], whole: Level) -> Iterator[Proposed]:
    """27项(省级6项、市级5项、县级16项): a bracket right behind the total that holds nothing else."""
    first = whole.index + 1
    inside = []
    for at in flat[first:]:
        if at.bracket != flat[first].bracket:
            break
        inside.append(at)
    gap = between(whole, inside[0])
    same = all(p.metric.unit == whole.metric.unit for p in inside)
    listed = gap + "".join(between(a, b) for a, b in pairwise(inside))
    before = gap[: gap.find("(")] if "(" in gap else ""
    near = "(" in gap and ((len(before) < 9 and not _CLAUSE.search(before)) or _RATE.match(before))
    figures = inside[0].sentence.figures[inside[0].at : inside[-1].at + 1]
    if near and same and len(inside) > 1 and not _NO_LIST.search(listed) and len(figures) == len(inside):
        among = bool(_AMONG.search(gap)) and len(inside) < 3
        low, high = sums(inside)
        closing = [p.closing for p in inside]
        yield Proposed(whole, inside, low[-1], high[-1], closing, bracket=not among)


def _named_like(row: Row, at: int) -> Iterator[Proposed]:
    """The figures behind a total that have its name, one in each clause group (总投资…;在建项目总投资…)."""
    whole, name = row.levels[at], row.names[at]
    run: list[Level] = []
    for level, its in zip(row.levels[at + 1 :], row.names[at + 1 :], strict=True):
        if level.value == whole.value or len(run) == LONGEST:
            break
        if its == name:
            run.append(level)
    if len(run) < 2:
        return
    low, high = sums(run)
    closing = [p.closing for p in run] if row.closing else ()
    for size in _ends(run, [parted(a, b) for a, b in pairwise(run)], closing):
        after = run[size] if size < len(run) else None
        yield Proposed(whole, run[:size], low[size], high[size], closing[:size], like=True, after=after)


def _ends(run: Sequence[Level], apart: Sequence[bool], closing: Sequence[int]) -> Iterator[int]:
    """How many of the run may be meant: up to a semicolon, a sentence's end, or what is not yet done.

    ``apart``: whether such a mark stands between each and the next.
    """
    for size in range(2, len(run) + 1):
        if (
            size == len(run)
            or apart[size - 1]
            or (closing and (closing[size - 1] & PENDING or _exhaustive(run[:size], closing[:size])))
        ):
            yield size
