"""The growth of a whole lies between those of its parts, weighted by what they were (总增速与分项增速).

粮食10万吨,增长2%,其中夏粮6万吨,增长5%,秋粮4万吨,下降2.2%: the parts came from 5.714万吨 and 4.09万吨. What grew in
constant prices, or on a base that was redrawn, only has to lie between the least and the greatest of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from checks.digits.compared import compared
from checks.digits.near_miss import digits_of, one_slip
from checks.digits.wording import bounds, named
from checks.figures.folded import folded
from checks.interval import Interval, printed, truncated
from checks.rule import Facts, Outcome
from checks.rules import sum
from checks.totals.listed import adds_up
from transforms.metric import Metric

MOST = 5
"""Parts of a whole whose growths are weighed. 2026-11: 5; budgets have more, and seldom growths for all."""
CLEAR = Fraction(3, 10)
"""Points by which a growth must miss before a slip is thought of: less comes of bases that were redrawn. 2026-11: 0.3."""
LEVELS, PAIR = 3, 2
"""Levels of such a group at least, and figures of each."""
_REAL = re.compile("增加值|生产总值|GDP|总产值|投资|零售|消费品|企业")
"""Grown in constant prices, or on a base that is redrawn each year."""
_OF_OTHER_YEARS = re.compile("年均|平均|剔除|扣除|折算|复合|翻|拉动|贡献")
_LAST_PERIOD = re.compile("环比|上月|上季|上周")
_SAID = 14
"""Characters before a growth that tell of what kind it is. 2026-11: 14."""


class _Row(NamedTuple):
    """A level and its growth in percent."""

    level: Metric
    growth: Metric


def parts_growths(facts: Facts) -> Iterator[tuple[Metric, ...]]:
    """(whole, growth, part, growth, part, growth, …) of every list that adds up and tells a growth for each."""
    growths: dict[str, list[Metric]] = defaultdict(list)
    for metric in facts.metrics:
        if metric.role == "change" and metric.unit == "%" and metric.of_metric_id:
            growths[metric.of_metric_id].append(metric)
    if len(growths) < LEVELS:
        return
    for group in sum.groups(facts):
        if not LEVELS <= len(group) <= MOST + 1 or not all(m.metric_id in growths for m in group):
            continue
        rows = [_row(m, growths[m.metric_id]) for m in group]
        told = [row for row in rows if row is not None]
        if len(told) < len(group) or not adds_up(group[0], group[1:]):
            continue
        operands = tuple(m for row in told for m in row)
        verdict = judge_parts(operands).verdict
        if verdict == "holds" or (verdict == "fails" and _slipped(told)):
            yield operands


def _row(level: Metric, growths: Sequence[Metric]) -> _Row | None:
    """A level with the first growth of its own sentence that is against the year before."""
    near = [g for g in growths if g.sentence_start == level.sentence_start and g.start > level.start]
    plain = [g for g in near if g.approx == "exact" and not _OF_OTHER_YEARS.search(_before(g))]
    if not plain or level.approx != "exact" or _LAST_PERIOD.search(_before(plain[0])):
        return None
    return _Row(level, plain[0])


def _before(growth: Metric) -> str:
    at = max(0, growth.start - growth.sentence_start)
    return folded(growth.quote)[max(0, at - _SAID) : at]


def is_of_parts(operands: Sequence[Metric]) -> bool:
    """Whether operands are levels, each with its growth."""
    many = len(operands) >= LEVELS * PAIR and len(operands) % PAIR == 0
    return many and all(m.role == "change" and m.unit == "%" for m in operands[1::PAIR])


def judge_parts(operands: Sequence[Metric]) -> Outcome:
    """The growth of the whole meets the weighted one of its parts; one of constant prices lies among theirs."""
    rows = [_Row(*operands[i : i + PAIR]) for i in range(0, len(operands), PAIR)]
    whole, *parts = rows
    told, said = f"按各分项的增速，{named(whole.level)}的增速", truncated(whole.growth)
    wanted = _wanted(whole, parts)
    if wanted is None or said is None:
        return Outcome("undecided", "info", "", whole.growth.evidence.raw_text, f"{told}无法核算。")
    return compared(
        whole.growth,
        f"{bounds(wanted, 3)}%",
        meets=wanted.meets(said),
        holds=f"{told}为",
        fails=f"{told}应为",
        rounded=wanted != said,
    )


def _widened(wanted: Interval) -> Interval:
    return Interval(_moved(wanted.low, -CLEAR), _moved(wanted.high, CLEAR))


def _moved(bound: Fraction | int | None, by: Fraction) -> Fraction | None:
    return None if bound is None else Fraction(bound) + by


def _sides(metric: Metric, growth: bool) -> tuple[Fraction, Fraction] | None:
    known = truncated(metric) if growth else printed(metric)
    if known is None or known.low is None or known.high is None:
        return None
    return Fraction(known.low), Fraction(known.high)


def _wanted(whole: _Row, parts: Sequence[_Row]) -> Interval | None:
    """Least and greatest growth that the digits of the parts leave to their whole."""
    levels = [_sides(row.level, growth=False) for row in parts]
    growths = [_sides(row.growth, growth=True) for row in parts]
    known = [s for s in levels if s is not None and s[0] > 0]
    moved = [s for s in growths if s is not None and s[0] > -100]
    if len(known) < len(parts) or len(moved) < len(parts):
        return None
    if any(_REAL.search(row.level.indicator) for row in (whole, *parts)):
        return Interval(min(s[0] for s in moved), max(s[1] for s in moved))
    found: list[Fraction] = []
    for side in (0, 1):
        rates = [1 + s[side] / 100 for s in moved]
        for corner in product(*known):
            was = [level / rate for level, rate in zip(corner, rates, strict=True)]
            now, before = Fraction(0), Fraction(0)
            for level, base in zip(corner, was, strict=True):
                now, before = now + level, before + base
            found.append(100 * (now / before - 1))
    return Interval(min(found), max(found))


def _slipped(rows: Sequence[_Row]) -> bool:
    """Whether one slip in a growth explains it all; of growths of one digit nothing is known."""
    whole, *parts = rows
    wanted, said = _wanted(whole, parts), truncated(whole.growth)
    if wanted is None or said is None or _widened(wanted).meets(said):
        return False
    if digits_of(whole.growth) > 1 and one_slip(whole.growth, wanted.magnitudes()):
        return True
    return any(
        digits_of(row.growth) > 1 and one_slip(row.growth, _fitting(whole, parts, i))
        for i, row in enumerate(parts)
    )


def _fitting(whole: _Row, parts: Sequence[_Row], at: int) -> Interval | None:
    """The size of the growth that part ``at`` would need, the levels taken as printed."""
    grown = _sides(whole.growth, growth=True)
    others = [_sides(row.growth, growth=True) for i, row in enumerate(parts) if i != at]
    values = [Fraction(row.level.value or 0) for row in parts]
    rates = [s for s in others if s is not None and s[0] > -100]
    if grown is None or grown[0] <= -100 or len(rates) < len(others) or not all(values):
        return None
    now, rest = Fraction(0), [v for i, v in enumerate(values) if i != at]
    for value in values:
        now += value
    found: list[Fraction] = []
    for total, side in product(grown, (0, 1)):
        base = now / (1 + total / 100)
        for value, rate in zip(rest, rates, strict=True):
            base -= value / (1 + rate[side] / 100)
        if base <= 0:
            return None
        found.append(100 * (values[at] / base - 1))
    return Interval(min(found), max(found)).magnitudes()
