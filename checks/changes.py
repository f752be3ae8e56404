"""Which figures tell one change: now, before, difference, growth (现值、基数、增量、增幅)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checks.sentence import Sentence
from transforms.metric import Metric
from transforms.number_kind import RELATIVE_UNITS

POINTS = frozenset({"个百分点", "百分点"})
GROWTH_UNITS = frozenset({"%", "倍"})


@dataclass(frozen=True, slots=True)
class Change:
    """One change as printed; at least two of ``before``, ``difference`` and ``growth`` are there, or growth alone."""

    now: Metric
    before: Metric | None
    difference: Metric | None
    growth: Metric | None

    @property
    def operands(self) -> tuple[Metric, ...]:
        """Now, then those of the others that are printed."""
        return tuple(m for m in (self.now, self.before, self.difference, self.growth) if m is not None)


_VERB = (
    r"(?:净|实际|大幅|共|又|再|将|约)?(?:增长|增加|增幅|增速|新增|净增|上升|提高|提升|上涨|上浮|扩大|下降|减少|降低|回落|下跌|下滑|降幅|缩短|"
    r"压减|压降|压缩|缩减|涨幅|升幅|增|升|涨|降|减|多|少)"
)
_SINCE = r"(?P<since>同比|环比|(?:比|较|与)?(?:去年|上年|前年|上月|上季度?|上半年|年初|上周|上期|此前|过去|原来|之前)(?:同期|同月|末|底|年底|度)?(?:相比)?|同期)"
_DELTA = re.compile(
    rf"^[^,;:、。]{{0,6}}[,;:、(]?(?:比重|占比|幅度)?(?:{_SINCE})?(?:共|则|也|均)?{_VERB}(?:了|幅|率|达|为|到|约|近|超|逾|过)*$"
)
_DELTA_BARE = re.compile(rf"^[,(、]?(?:{_SINCE})?{_VERB}(?:了|幅|率|达|为|约|近|超|逾|过)*$")
_FROM = re.compile(r"(?:由|从)[^,;:、。]{0,14}$")
_TO = re.compile(
    r"^[^,;:。]{0,14}?(?:增|升|降|减|提|扩|压|缩|涨|跌|回落|发展|下调|上调|调整|下滑)[^,;:、。]{0,3}?(?:至|到|为)[^,;:、。]{0,10}$"
)
_LAST_YEAR = re.compile(r"^[^,;:。、]{0,6}[,(]?[^,;:。、]{0,2}(?:去年|上年)同期(?:仅|只)?(?:为|是|有)$")
_THAN = re.compile(r"^[^,;:。、]{0,6}[,]?(?:比|较)(?:去年|上年)同期的$")
_ELSE = re.compile(r"年均|平均每年|可比|同口径|不变价|剔除|扣除|折算|复合|累计增长|名义|实际增长|翻")
_OTHER_BASE = re.compile(
    r"计划|目标|任务|预期|全国|全省|全市平均|平均水平|对照|预计|其他|普通|传统|常规|高于|低于"
)


def _basis(lead: str) -> str | None:
    """What a change is measured against, as one of a few names; None when it is not said."""
    if re.search(r"环比|上月|上季|上周|上期", lead):
        return "last period"
    if re.search(r"年初|(?:去年|上年)(?:年)?[末底]", lead):
        return "year's start"
    if re.search(r"同比|同期|去年|上年", lead):
        return "last year"
    return "earlier" if re.search(r"此前|过去|原来|之前|前年|平日", lead) else None


def _same_basis(first: str, second: str) -> bool:
    a, b = _basis(first), _basis(second)
    return b is None or a == b or (a is None and b == "last year")


def _delta(sentence: Sentence, at: int, unit: str) -> str | None:
    """``difference`` or ``growth`` if the figure at ``at`` tells a change of one before it of ``unit``."""
    if at >= len(sentence.figures):
        return None
    metric, lead = sentence.figures[at], sentence.lead(at)
    if metric.role not in ("change", "target") or _OTHER_BASE.search(lead) or not _DELTA.search(lead):
        return None
    if metric.role == "target" and metric.unit == unit:
        return None  # a planned level, where a planned growth is as good as a past one
    if metric.unit in POINTS:
        return "difference" if unit == "%" else None
    if metric.unit in GROWTH_UNITS and unit not in RELATIVE_UNITS:
        return "growth"
    return "difference" if metric.unit == unit else None


def _deltas(sentence: Sentence, at: int, unit: str) -> tuple[Metric | None, Metric | None, bool]:
    """Difference and growth told right from ``at`` on, and whether the first stands with nothing between."""
    told: dict[str, Metric] = {}
    first = sentence.lead(at) if at < len(sentence.figures) else ""
    for i in (at, at + 1):
        kind = _delta(sentence, i, unit)
        if kind is None or kind in told:
            break
        if i > at and (not _same_basis(first, sentence.lead(i)) or not _DELTA_BARE.search(sentence.lead(i))):
            break
        told[kind] = sentence.figures[i]
    return told.get("difference"), told.get("growth"), bool(_DELTA_BARE.search(first))


def _level(metric: Metric, planned: bool = False) -> bool:
    if metric.role == "target" and not planned:
        return False
    return metric.role in ("actual", "rate", "target") and metric.unit not in RELATIVE_UNITS - {"%"}


def changes(sentence: Sentence) -> Iterator[Change]:
    """The changes of one sentence, in reading order; a figure is the present of one change at most."""
    if _ELSE.search(sentence.text):
        return
    figures = sentence.figures
    for at, first in enumerate(figures):
        pair = _two_levels(sentence, at)
        if pair is not None:
            now, before = pair
            difference, growth, _ = _deltas(sentence, at + 2, first.unit)
            if difference or growth:
                yield Change(now, before, difference, growth)
            continue
        told = at and (_FROM.search(sentence.lead(at)) or _two_levels(sentence, at - 1) is not None)
        if told or not _level(first):
            continue
        difference, growth, bare = _deltas(sentence, at + 1, first.unit)
        if growth and (difference or bare):
            yield Change(first, None, difference, growth)


def _two_levels(sentence: Sentence, at: int) -> tuple[Metric, Metric] | None:
    """(now, before) where figure ``at`` and the next are the two levels of one change."""
    if at + 1 >= len(sentence.figures):
        return None
    first, second = sentence.figures[at], sentence.figures[at + 1]
    if first.unit != second.unit or not (_level(first, planned=True) and _level(second, planned=True)):
        return None
    middle = sentence.lead(at + 1)
    if _FROM.search(sentence.clause_lead(at)) and _TO.search(middle):
        return second, first
    if not (_level(first) and _level(second)):
        return None
    if _LAST_YEAR.search(middle) or _THAN.search(middle):
        return first, second
    return None
