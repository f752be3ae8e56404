"""The months of a year add up (1至9月400万吨,10月50万吨,1至10月450万吨): three periods of one thing, place and unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from checks.figures.sentence import Sentence
from checks.figures.step import is_level
from checks.repeats.told_back import unnamed
from checks.totals.listed import adds_up
from transforms.metric import Metric

NAME = 4
"""Last letters of a name by which figures are of one thing. 2026-11: 4."""
REVISED = Fraction(1, 10)
"""Share of the last months by which the sum may miss: earlier months are revised without a word. 2026-11: a tenth."""
_COMMON = frozenset(
    {"产量", "生产", "完成", "实现", "累计", "销量", "数量", "总量", "总额", "发送", "接待", "收入"}
)
"""Two letters that the names of different things share."""
_DAY = timedelta(days=1)
Period = tuple[date, date]
"""The first day and the last."""


def months_before(story: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    """(all months, those before, the last) by the periods that were read for them."""
    counted = dict(_of_months(story))
    behind = {end + _DAY for _, end in counted.values()}
    if not any(start in behind for start, _ in counted.values()):
        return  # no time begins where another ends
    told: defaultdict[tuple[object, ...], dict[Period, list[tuple[str, Metric]]]] = defaultdict(dict)
    heads: dict[str, str] = {}
    for sentence in story:
        named = {m.metric_id: m.indicator for m in sentence.figures}
        for i, m in enumerate(sentence.figures):
            if m.of_metric_id in named and m.indicator:
                heads[m.indicator] = named[m.of_metric_id]
            period = counted.get(id(m))
            if period is None:
                continue
            name = m.indicator
            if name in heads and unnamed((sentence, i)):
                name = heads[name]  # 用电9亿度,其中工业用电6亿度。1至5月累计7亿度: of all of it
            if sentence.tail(i).startswith("的基础上") and i + 1 < len(sentence.figures):
                name = sentence.figures[i + 1].indicator
            if len(name) >= NAME:
                key = (m.place.code if m.place else None, m.unit)
                told[key].setdefault(period, []).append((name, m))
    for periods in told.values():
        if len(periods) < 3:
            continue
        for (start, end), wholes in periods.items():
            for (first, until), before in periods.items():
                for name, last in (
                    periods.get((until + _DAY, end), ()) if first == start and until < end else ()
                ):
                    whole, earlier = _of_name(wholes, name), _of_name(before, name)
                    if whole is not None and earlier is not None and _adds_up_or_far(whole, earlier, last):
                        yield whole, earlier, last


def _of_months(story: Sequence[Sentence]) -> Iterator[tuple[int, Period]]:
    """The levels of whole months of one year, by their identity (``id``), with the first and the last day of them."""
    for sentence in story:
        for m in sentence.figures:
            end = m.period_end
            if end is None or m.role != "actual" or (end + _DAY).day != 1:
                continue
            start = _begin(m)
            if start is not None and start.day == 1 and start.year == end.year and is_level(m):
                yield id(m), (start, end)


def _begin(metric: Metric) -> date | None:
    """The first day of what is counted; what is held against the year's goal is counted from that of the year."""
    end = metric.period_end
    if metric.period_start is None and end is not None and metric.target_metric_id is not None:
        return date(end.year, 1, 1)
    return metric.period_start


def _of_name(told: Sequence[tuple[str, Metric]], name: str) -> Metric | None:
    """The figure with the name, or of those with two letters of it in a row (原煤产量、生产原煤) the only value."""
    same = [m for its, m in told if its == name] or [m for its, m in told if its[-NAME:] == name[-NAME:]]
    if not same:
        same = [
            m
            for its, m in told
            if any(name[i : i + 2] in its for i in range(len(name) - 1) if name[i : i + 2] not in _COMMON)
        ]
    return same[0] if len({m.value for m in same}) == 1 else None


def _adds_up_or_far(whole: Metric, before: Metric, last: Metric) -> bool:
    if whole.value is None or before.value is None or last.value is None:
        return False
    apart = abs(whole.value - before.value - last.value)
    return adds_up(whole, (before, last)) or apart > last.value * REVISED.numerator / REVISED.denominator
