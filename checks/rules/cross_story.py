"""Different stories agree: the same fact, a county within its city, one target behind two percents (跨稿核对)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checks.digits.wording import bounds, named, shown
from checks.implied_target import implied_target
from checks.interval import printed
from checks.repeats.claims import claimed_twice, compared, rolled_up, targets_twice
from checks.rule import Facts, Outcome, Rule
from transforms.metric import Metric


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """(earlier, later) of one place, (whole, part) of two, or (count, percent, count, percent) of one target."""
    yield from claimed_twice(facts)
    yield from rolled_up(facts)
    yield from targets_twice(facts)


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """Two stories' sets of values meet; a part is not above its whole; some target fits both percents."""
    if len(operands) == 4:
        return _one_target(operands)
    first, second = operands
    a, b = printed(first), printed(second)
    if a is None or b is None:
        said = f"{named(second)}与另一篇稿件的{shown(first)}无法比较。"
        return Outcome("undecided", "info", shown(first), shown(second), said)
    if first.place != second.place:
        return _within(first, second)
    if a.meets(b):
        said = f"{named(second)}与另一篇稿件的{shown(first)}一致。"
        return Outcome("holds", "info", shown(first), shown(second), said, first.value != second.value)
    said = f"同一时期的{_whose(first)}，一篇印作{shown(first)}，另一篇印作{shown(second)}，请核对口径或数字。"
    return Outcome("fails", "warn", shown(first), shown(second), said)


def _within(whole: Metric, part: Metric) -> Outcome:
    a, b = printed(whole), printed(part)
    expected = f"不高于{shown(whole)}"
    if a is None or b is None or (b.bottom is None and b.top is None) or (a.bottom is None and a.top is None):
        return Outcome("undecided", "info", expected, shown(part), f"{named(part)}与上级的数字无法比较。")
    if b.above(a):
        said = f"{_whose(part)}是{shown(part)}，比上级{_whose(whole)}{shown(whole)}还大，必有一个印错或口径不同。"
        return Outcome("fails", "warn", expected, shown(part), said)
    if b.top is not None and a.top is not None:
        sure = a.not_below(b)
        said = f"{_whose(part)}{shown(part)}没有超过{_whose(whole)}{shown(whole)}。"
        return Outcome("holds", "info", expected, shown(part), said, by_rounding_only=not sure)
    return Outcome("undecided", "info", expected, shown(part), f"{named(part)}只给了大概，无法与上级比较。")


def _one_target(operands: Sequence[Metric]) -> Outcome:
    count, percent, later, share = operands
    first, second = implied_target(count, percent), implied_target(later, share)
    observed = f"{shown(later)}、{shown(share)}"
    if first is None or second is None:
        return Outcome("undecided", "info", "", observed, f"{named(later)}与另一篇稿件的目标无法比较。")
    expected = f"目标为{bounds(first.interval)}"
    if first.interval.meets(second.interval):
        said = f"两篇稿件按{named(count)}和{shown(later)}倒推的目标可以是同一个数。"
        return Outcome("holds", "info", expected, observed, said)
    said = (
        f"{_whose(count)}的目标，按一篇的{shown(count)}、{shown(percent)}倒推为{bounds(first.interval)}，"
        f"按另一篇的{observed}倒推为{bounds(second.interval)}，对不上。"
    )
    return Outcome("fails", "warn", expected, observed, said)


def _whose(metric: Metric) -> str:
    return f"{metric.place.name if metric.place else ''}{metric.indicator}"


RULE = Rule("cross_story", pair, judge, across=compared)
