"""Which heads and which total an amount per head is meant of (人均归属的判定).

A reading whose numbers agree is taken, the nearest first. Where none agrees, the words must be sure; or they leave one
likely reading, and one slip of print in it explains that it disagrees.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from operator import attrgetter

from checks.digits.exact import exact
from checks.digits.near_miss import digits_of
from checks.figures.folded import folded
from checks.figures.sentence import Sentence
from checks.goals.goal_words import is_goal
from checks.interval import Interval
from checks.means.classes import one_of_classes
from checks.means.harvest import harvests
from checks.means.heads import counts, head_of, measure_of
from checks.means.heads_before import heads_before
from checks.means.perhead import (
    BOUND,
    STEP,
    may_total,
    pairs_of_letters,
    per_heads,
    timed_alike,
)
from checks.means.priced import mean_price, of_more, priced
from checks.means.product_of import PerHead
from checks.means.products import agrees, differs, in_unit_of, precise, slipped, tenfold, times_each
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS

BEFORE = 4
"""Sentences before its own in which the heads of an amount are sought. 2026-11: 4."""
DIGITS = 3
"""Digits of an amount from which one slip tells of which total of another sentence it is. 2026-11: 3."""
_OTHERS = re.compile("[,;0-9]")
_COMMON = frozenset("人均总数量额")
Place = tuple[int, int]
"""A sentence of the story and a figure in it."""
_PLOT = re.compile("示范|样板|试验|攻关|核心区|地块")
_BASE = re.compile(r"^\)?的")
_OF_OTHER_YEAR = re.compile(r"[比较与同](?:(?:19|20)[0-9]{2}年|[上去]年)[^,;。]{0,20}的$")
"""Before a level that something is compared with: no total of what is now."""
_EARLIER = re.compile(r"[上去]年(?:同期|同月)|[比较][上去]年|同期为")


def products(told: Sequence[Sentence]) -> Iterator[PerHead]:
    """The products to be checked, each in the readings that are meant.

    A total of another part of the text that is right of other heads, with an amount of their own, is none of these.
    """
    found = [(product, agrees(product)) for product in _meant(told)]
    right = {id(product.total): product for product, sound in found if sound and precise(product)}
    for product, sound in found:
        other = right.get(id(product.total))
        if sound or other is None or other.heads is product.heads or _beside(product.total, product.each):
            yield product


def _beside(total: Metric, each: Metric) -> bool:
    """Whether both stand in one part of a sentence."""
    first, last = sorted((total, each), key=attrgetter("start"))
    begin = first.sentence_start
    return (
        begin == last.sentence_start
        and ";" not in folded(first.quote)[first.end - begin : last.start - begin]
    )


def _meant(told: Sequence[Sentence]) -> Iterator[PerHead]:
    near: defaultdict[int, list[PerHead]] = defaultdict(list)
    for found in (*per_heads(told), *heads_before(told), *harvests(told), *priced(told)):
        near[id(found.each)].append(found)
    for n, sentence in enumerate(told):
        text = sentence.text
        may_be_wide = "每" in text or "均" in text or "产" in text or "单" in text
        if not may_be_wide and "/" not in text:
            continue
        for at, each in enumerate(sentence.figures):
            read = near.get(id(each), ())
            wide = Wide.of(told, n, at) if may_be_wide else None
            if read or wide is not None:
                yield from _closest(read, wide)


def may_be_each(each: Metric) -> bool:
    return each.unit not in RELATIVE_UNITS and each.role in ("actual", "standard", "rate", "target")


def _closest(near: Sequence[PerHead], wide: Wide | None) -> Iterator[PerHead]:
    fitting = [p for p in near if agrees(p)]
    if fitting:
        yield from fitting
        return
    wrong = [p for p in near if p.sure and differs(p)]
    beside = [p for p in wrong if p.heads.sentence_start == p.total.sentence_start == p.each.sentence_start]
    if wide is not None and not beside:
        fit = wide.fitting()
        if fit is not None:
            yield fit
            return
    if wrong:
        yield from wrong
    elif wide is not None and (likely := wide.misprinted()) is not None:
        yield likely
    elif len(moved := [p for p in near if tenfold(p)]) == 1:
        yield from moved


def _meet(times: Interval | None, summed: Interval | None) -> bool:
    return times is not None and summed is not None and times.meets(summed)


def above(total: Metric, each: Metric) -> bool:
    """Whether a figure is large enough for the total of amounts like ``each``."""
    if total.value is None or each.value is None:
        return False
    return exact(total.value) * PerHead.scale(total.unit, each.unit) > exact(each.value)


class Wide:
    """All readings of an amount that its own sentence, four before it and the next allow."""

    def __init__(self, told: Sequence[Sentence], n: int, at: int, head: str) -> None:
        self.told, self.n, self.at, self.head = told, n, at, head
        self.sentence = told[n]
        self.each = self.sentence.figures[at]
        reach = [n, *range(n - 1, max(-1, n - 1 - BEFORE), -1), n + 1]
        self.reach = [i for i in reach if 0 <= i < len(told) and told[i].story_id == self.sentence.story_id]

    @classmethod
    def of(cls, told: Sequence[Sentence], n: int, at: int) -> Wide | None:
        head = head_of(told[n], at)
        return cls(told, n, at, head) if head is not None and may_be_each(told[n].figures[at]) else None

    def _metric(self, place: Place) -> Metric:
        return self.told[place[0]].figures[place[1]]

    def _total_places(self, i: int) -> list[Place]:
        sentence, each = self.told[i], self.each
        return [
            (i, j)
            for j, m in enumerate(sentence.figures)
            if m.approx == "exact"
            and may_total(m, each)
            and head_of(sentence, j) is None
            and measure_of(m) is None
            and ((i, j) == (self.n, self.at - 1) or above(m, each))
            and not _OF_OTHER_YEAR.search(sentence.clause_lead(j))
        ]

    @cached_property
    def totals(self) -> list[Place]:
        """The figure next to the amount, else those of its part of the sentence, of the sentence, or of others."""
        own = self._total_places(self.n)
        beside = [(n, j) for n, j in own if abs(j - self.at) == 1 and self._in_part(j)]
        part = [(n, j) for n, j in own if self._in_part(j)]
        for some in (beside, part, own):
            if some:
                return some
        return [place for i in self.reach[1:] for place in self._total_places(i)]

    def _in_part(self, j: int) -> bool:
        return ";" not in self.sentence.between(min(j, self.at), max(j, self.at))

    def _head_places(self) -> Iterator[list[Place]]:
        """Places of heads, the nearest part of the text first."""
        figures = self.sentence.figures
        last = self.at if "均" in self.sentence.clause_lead(self.at) else len(figures)
        own = [(self.n, j) for j in range(last) if j != self.at and self._counts(self.n, j)]
        part = [place for place in own if self._in_part(place[1])]
        yield part
        yield [place for place in own if place not in part]
        for i in self.reach[1:]:
            yield [(i, j) for j in range(len(self.told[i].figures)) if self._counts(i, j)]

    def _counts(self, i: int, j: int) -> bool:
        return self.told[i].figures[j].approx == "exact" and counts(self.told[i], j, self.head)

    def _whole(self, place: Place, ids: Set[str]) -> bool:
        """No goal, no part of another count, no other year's, and not what a share is of."""
        i, j = place
        sentence = self.told[i]
        if is_goal(sentence, j) and self.each.role == "actual":
            return False
        if (
            j + 1 < len(sentence.figures)
            and _BASE.match(sentence.lead(j + 1))
            and sentence.figures[j + 1].unit == "%"
        ):
            return False
        return self._metric(place).of_metric_id not in ids and not _EARLIER.search(sentence.clause_lead(j))

    def readings(self, fitting: bool = False) -> Iterator[list[PerHead]]:
        """The readings of each part of the text, those with whole counts ``sure``; or those of them that are right."""
        for places in self._head_places():
            totals = self.totals if places else ()
            known = [(self._metric(t), t, self._metric(h), h) for t in totals for h in places if h != t]
            if fitting and known:
                times = {h: times_each(self._metric(h), self.each) for h in places}
                summed = {t: in_unit_of(self._metric(t), self.each) for t in totals}
                known = [row for row in known if _meet(times[row[3]], summed[row[1]])]
            ids = {self._metric(place).metric_id for place in places} if known else set()
            yield [
                PerHead(heads, self.each, total, self._whole(h, ids) and self._whole(t, set()))
                for total, t, heads, h in known
            ]

    def fitting(self) -> PerHead | None:
        """The nearest reading that agrees, if not by chance."""
        readings, mean = self.readings(fitting=True), mean_price(self.sentence, self.at)
        return next((p for some in readings for p in some if precise(p) or (p.sure and mean)), None)

    def misprinted(self) -> PerHead | None:
        """The reading that one slip of print makes agree, if it is the only one that does so where heads are told next."""
        sentence, at, each = self.sentence, self.at, self.each
        around = sentence.clause_lead(at) + sentence.tail(at)
        if each.approx not in ("exact", "about") or BOUND.search(around) or STEP.search(sentence.lead(at)):
            return None
        if _PLOT.search(around):
            return None  # 示范田平均亩产600公斤: not of all that was sown
        if one_of_classes(sentence, at) or (each.unit == "元" and "增收" in around):
            return None
        if not mean_price(sentence, at):
            return None
        for some in self.readings():
            if not some:
                continue
            some = self._named(some) or some
            if each.role == "actual":
                # 输转65万人,完成任务63万人的103.2%;收入63亿元,人均…: no mean of what was only to be done
                some = [p for p in some if p.heads.role != "target"]
            for these in ([p for p in some if p.sure], some):
                likely = [p for p in these if differs(p) and slipped(p) and self._told_of(p.total)]
                likely = [p for p in likely if timed_alike(around, p.total.quote) and not of_more(p)]
                if likely:
                    return likely[0] if len(likely) == 1 and not self._rival(likely[0], these) else None
            return None
        return None

    def _named(self, some: list[PerHead]) -> list[PerHead]:
        """Those whose heads are named best in the words of the amount, if any are (成母牛头均产奶)."""
        words = pairs_of_letters(self.sentence.clause_lead(self.at) + self.sentence.tail(self.at))
        shared = [len(words & pairs_of_letters(p.heads.indicator)) for p in some]
        best = max(shared, default=0)
        return [p for p, much in zip(some, shared, strict=True) if much == best] if best else []

    @staticmethod
    def _rival(one: PerHead, others: list[PerHead]) -> bool:
        """Whether another count stands in one list with the heads (惠及农户200户、脱贫户30户,户均50元)."""
        heads = one.heads
        for other in (p.heads for p in others):
            first, last = sorted((heads, other), key=attrgetter("start"))
            if first.sentence_start == last.sentence_start and first is not last:
                apart = folded(heads.quote)[
                    first.end - first.sentence_start : last.start - last.sentence_start
                ]
                if apart.startswith("、") and not _OTHERS.search(apart):
                    return True
        return False

    def _told_of(self, total: Metric) -> bool:
        """Whether a total stands in the part of the sentence of the amount, or is named as that is."""
        own = [j for j, m in enumerate(self.sentence.figures) if m is total]
        if own and self._in_part(own[0]):
            return True
        return digits_of(self.each) >= DIGITS and bool(
            set(self.each.indicator[-3:]) & set(total.indicator) - _COMMON
        )
