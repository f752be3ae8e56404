"""Now, before, difference and growth agree, and a count had a whole number before (增减与增幅)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checks.changes.bare_step import base_of, without_levels
from checks.changes.base_first import base_first
from checks.changes.borne_once import borne_once
from checks.changes.changes import GROWTH_UNITS, Change, changed
from checks.changes.dealt_steps import grew_itself
from checks.changes.direction import moved_as_told, moves, turned, wrong_way
from checks.changes.growth_gap import growth_gaps, is_gap, judge_gap
from checks.changes.old_first import old_first
from checks.changes.old_level import after_old_levels, named_before_old
from checks.changes.parts_growth import is_of_parts, judge_parts, parts_growths
from checks.digits.compared import compared
from checks.digits.wording import bounds, named, shown
from checks.figures.step import POINTS, says_difference
from checks.interval import Interval, is_whole, printed, rounded, truncated
from checks.rule import Facts, Outcome, Rule
from transforms.metric import Metric
from transforms.record import record


@record
class _Reading:
    """The operands by what they tell, in the order in which ``pair`` gives them."""

    now: Metric
    before: Metric | None
    difference: Metric | None
    growth: Metric | None


def _read(operands: Sequence[Metric]) -> _Reading:
    now, *others = operands
    before = difference = growth = None
    for metric in others:
        points = metric.unit in POINTS and now.unit == "%"
        if points or (metric.unit == now.unit and (before is not None or says_difference(metric))):
            difference = metric
        elif metric.unit == now.unit:
            before = metric
        elif metric.unit in GROWTH_UNITS or metric.unit in POINTS:
            growth = metric
    return _Reading(now, before, difference, growth)


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """(now, before, difference or growth) or (now, difference, growth), as far as one sentence prints them.

    Growth alone says something only of a small count: whole numbers leave gaps between the percents.
    """
    for told in changed(facts).values():
        yield from borne_once(list(_pairs(facts, told)), lambda group: judge(group, facts).verdict == "holds")
    for finder in (after_old_levels, named_before_old, base_first, old_first):
        yield from _pairs(facts, finder(facts))
    yield from without_levels(facts)
    yield from growth_gaps(facts)
    yield from moves(facts)
    yield from parts_growths(facts)


def _pairs(facts: Facts, told: Iterable[Change]) -> Iterator[tuple[Metric, ...]]:
    """The claims of changes: those that surely are meant, and of others those that are right."""
    for change in told:
        if change.before is None and change.difference is None and not _leaves_gaps(change.operands):
            continue
        sure, odd = _is_sure(change), _odd_unit(change)
        for operands in _claims(change):
            taken = sure and (not odd or _wrong_unit(_read(operands)) is not None)
            if taken or judge(operands, facts).verdict == "holds":
                yield operands


def _claims(change: Change) -> tuple[tuple[Metric, ...], ...]:
    """What a change says of its levels: where it tells its amount and its percent, each is a claim of its own."""
    now, before, difference, growth = change.now, change.before, change.difference, change.growth
    if before is None or difference is None or growth is None:
        return (change.operands,)
    return (now, before, difference), (now, before, growth)


def _odd_unit(change: Change) -> bool:
    """Whether an amount is said to change by points, or a rate by percent; only a matching number is then checked."""
    points = change.growth is not None and change.growth.unit in POINTS
    return points or (change.difference is not None and change.difference.unit == change.now.unit == "%")


def _wrong_unit(reading: _Reading) -> Outcome | None:
    """增长45.4个百分点 of an amount that grew by 45.4%, 提高2.5% of a rate that rose by 2.5 points."""
    now, before, step, growth = reading.now, reading.before, reading.difference, reading.growth
    level, base = printed(now), printed(before) if before else None
    told = growth if growth is not None and growth.unit in POINTS else step
    if told is None or level is None or told.unit == (now.unit if now.unit != "%" else "个百分点"):
        return None
    if now.unit == "%" and told.unit == "%":
        said, meant = truncated(told), "个百分点"
        right = level - base if base is not None else None
        relative = _ratio(level, base) if base is not None else None
        if relative is not None and said is not None and relative.magnitudes().meets(said.magnitudes()):
            return None
    elif told.unit in POINTS and now.unit != "%":
        said, meant = truncated(told), "%"
        if base is not None:
            right = _ratio(level, base)
        else:
            moved = truncated(step) if step is not None else None
            right = _growth_from_difference(level, moved) if moved is not None else None
    else:
        return None
    if right is None or said is None or not right.magnitudes().meets(said.magnitudes()):
        return None
    message = f"{named(now)}的变化{shown(told)}，数字对，单位不对，应为“{meant}”。"
    return Outcome("fails", "warn", meant, shown(told), message)


_REAL = re.compile(r"增加值|生产总值|GDP")
"""Growth of these is told in constant prices, so the printed levels need not give it."""


def _is_sure(change: Change) -> bool:
    real = change.growth is not None and _REAL.search(change.now.indicator)
    return change.sure and not real and not _far_apart(change)


FAR = 5
"""Times the one level is of the other from which they are of two things, unless 万 was lost. 2026-11: 5."""
_MEAN = re.compile("[日月户人亩次]均")


def _far_apart(change: Change) -> bool:
    """日均受理30件,比上年同期的720件下降9%: the mean of a day is no level beside that of a year."""
    now, before = change.now.value, change.before.value if change.before else None
    if not now or not before or change.difference is not None or not _MEAN.search(change.now.quote):
        return False
    return FAR < max(now / before, before / now) < 1000


def _growth(metric: Metric) -> Interval | None:
    """The growth in percent, negative for a decline; cut digits are allowed as well as rounded ones."""
    said = truncated(metric)
    return None if said is None else said.scaled(100 if metric.unit == "倍" else 1)


def _before_of(now: Metric, growth: Metric) -> Interval | None:
    """What stood before ``now`` if it grew by ``growth``."""
    level, said = printed(now), _growth(growth)
    if level is None or said is None:
        return None
    grown = said + Interval.point(100)
    return None if level.top is None or grown.top is None else level.scaled(100).divided_by(grown)


_NOT_COUNTED = frozenset({"", "点", "种", "类", "分", "强"})
"""Units of indices (指数188.9点) and names (日经225种股票), which are no counts that grow."""


def _leaves_gaps(operands: Sequence[Metric]) -> bool:
    now, growth = operands
    if not now.evidence.raw_text[:1].isdigit() or now.unit in _NOT_COUNTED or not grew_itself(now, growth):
        return False  # 三样, 十家: spelled out, a name or a round number
    if not is_whole(now.unit) or now.approx != "exact" or growth.approx != "exact" or not now.value:
        return False
    before = _before_of(now, growth)
    return (
        before is not None
        and before.bottom is not None
        and before.top is not None
        and before.top - before.bottom < before.of
    )


def _ratio(level: Interval, base: Interval) -> Interval | None:
    """Growth from ``base`` to ``level`` in percent."""
    quotient = level.scaled(100).divided_by(base)
    return None if quotient is None else quotient - Interval.point(100)


def _step(difference: Metric, growth: Metric | None) -> Interval | None:
    """The difference, below zero where the page says that it went down (减收1070万元,下降4.2%)."""
    said = truncated(difference)
    falls = growth is not None and growth.value is not None and growth.value < 0
    if said is None or said.bottom is None or said.bottom < 0 or not falls:
        return said
    return Interval.point(0) - said


def _growth_from_difference(now: Interval, step: Interval) -> Interval | None:
    """``step`` over what stood before; the present and the step vary apart, so the corners bound it."""
    if now.bottom is None or now.top is None or step.bottom is None or step.top is None:
        return None
    if not now.above(step):
        return None
    levels = now.bottom * step.of, now.top * step.of
    corners = [(n - d, 100 * d) for n in levels for d in (step.bottom * now.of, step.top * now.of)]
    (before, least), (base, most) = corners[0], corners[0]
    for of, moved in corners[1:]:
        if moved * before < least * of:
            before, least = of, moved
        if moved * base > most * of:
            base, most = of, moved
    return Interval.over(least * base, most * before, before * base)


def _outcome(
    reading: _Reading,
    what: Metric,
    computed: Interval | None,
    said: Interval | None,
    unit: str,
    apart: bool = False,
) -> Outcome:
    """Whether both changes meet, whatever their direction; ``apart``: the bounds of the computed one are not in it."""
    if computed is None or said is None:
        return Outcome(
            "undecided", "info", "", shown(what), f"{named(reading.now)}的变化{shown(what)}无法核算。"
        )
    size, printed_size = computed.magnitudes(), said.magnitudes()
    base = f"上期{shown(reading.before)}" if reading.before else f"变化{shown(reading.difference or what)}"
    told = f"{named(reading.now)}与{base}算出的变化"
    return compared(
        what,
        f"{bounds(size, 3)}{unit}",
        meets=size.meets(printed_size) and not (apart and size.touches(printed_size)),
        holds=f"{told}为",
        fails=f"{told}应为",
        rounded=size != printed_size,
    )


def _whole_base(base: Interval | None, growth: Metric, whose: str, said: str) -> Outcome:
    """Whether a whole number lies in what stood before; ``said`` is how an editor is told of the two figures."""
    whole = base.integers() if base is not None else None
    if base is None or whole is None:
        return Outcome("undecided", "info", "", shown(growth), f"{whose}的基数无法倒推。")
    expected = f"基数为{bounds(base)}"
    if whole:
        message = f"{said}，倒推的基数为{whole[0]:,}，是整数，算术上成立。"
        return Outcome("holds", "info", expected, shown(growth), message, by_rounding_only=True)
    message = f"{said}，倒推的基数在{bounds(base)}之间，其中没有整数，两个数必有一个印错。"
    return Outcome("fails", "warn", expected, shown(growth), message)


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """Each printed change meets the one computed from the levels; the first that does not decides."""
    if is_of_parts(operands) or is_gap(operands):
        return judge_parts(operands) if is_of_parts(operands) else judge_gap(operands)
    reading = _read(operands)
    now, before, difference, growth = reading.now, reading.before, reading.difference, reading.growth
    level = printed(now)
    base = printed(before) if before else None
    step = _step(difference, growth) if difference else None
    outcomes: list[Outcome] = []
    if difference is not None and before is not None:
        gap = level - base if level is not None and base is not None else None
        outcomes.append(_outcome(reading, difference, gap, step, difference.unit, rounded(level, base)))
    if growth is not None and before is not None:
        ratio = _ratio(level, base) if level is not None and base is not None else None
        outcomes.append(_outcome(reading, growth, ratio, _growth(growth), "%"))
    elif growth is not None and difference is not None:
        ratio = _growth_from_difference(level, step) if level is not None and step is not None else None
        outcomes.append(_outcome(reading, growth, ratio, _growth(growth), "%"))
    unit = _wrong_unit(reading)
    if unit is not None:
        return unit
    if growth is not None and growth.unit in POINTS:
        return Outcome("undecided", "info", "", shown(growth), f"{named(now)}的变化{shown(growth)}无法核算。")
    way = turned(now, before, level, base) or wrong_way(now, before, (difference, growth), level, base)
    if way is not None:
        return way
    if before is not None and not outcomes:
        return moved_as_told(now, before, level, base)
    if not outcomes and reading.now.role == "change" and len(operands) == 2:
        step, percent = operands
        moved = f"变化{shown(step)}"
        return _whole_base(base_of(step, percent), percent, moved, f"{moved}，幅度{shown(percent)}")
    if not outcomes:
        told = operands[-1]
        said = f"{named(now)}，变化{shown(told)}"
        return _whole_base(_before_of(now, told), told, named(now), said)
    order = ("fails", "undecided", "holds")
    return min(outcomes, key=lambda o: order.index(o.verdict))


RULE = Rule("change", pair, judge, across=None)
