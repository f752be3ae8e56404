"""A count, its percent of the target and the target agree (完成目标百分比)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checks.implied_target import implied_target
from checks.interval import exactly, is_whole, printed
from checks.rule import Facts, Outcome, Rule
from checks.wording import bounds, named, shown
from transforms.metric import Metric


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """(count, percent) or, where the target is printed, (count, percent, target)."""
    for percent in facts.metrics:
        count = facts.by_id.get(percent.of_metric_id or "")
        if percent.role != "target_pct" or count is None:
            continue
        target = facts.by_id.get(percent.target_metric_id or count.target_metric_id or "")
        yield (
            (count, percent, target) if target is not None and target.unit == count.unit else (count, percent)
        )


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """With a target: count ÷ target × 100 meets the percent. Without: some target must fit both.

    A unit of whole things needs a whole target. Red when the page's own conclusion (met or not) flips.
    """
    count, percent = operands[0], operands[1]
    if len(operands) == 3:
        return _against_target(count, percent, operands[2])
    implied = implied_target(count, percent)
    if implied is None:
        return Outcome("undecided", "info", "", shown(percent), f"{named(count)}与{shown(percent)}无法核算。")
    expected = f"目标为{bounds(implied.interval)}"
    whole = implied.interval.integers()
    if is_whole(count.unit) and whole is not None and not whole:
        return Outcome(
            "fails",
            "error",
            expected,
            shown(percent),
            f"{named(count)}占目标的{shown(percent)}，倒推的目标应在{bounds(implied.interval)}之间，其中没有整数，两个数必有一个印错。",
        )
    likely = f"，最可能是{implied.roundest:,}" if implied.roundest is not None else ""
    return Outcome(
        "holds",
        "info",
        expected,
        shown(percent),
        f"{named(count)}占目标的{shown(percent)}，倒推的目标为{bounds(implied.interval)}{likely}，算术上成立。",
    )


def _against_target(count: Metric, percent: Metric, target: Metric) -> Outcome:
    # A goal worded as a floor (10000人以上) is divided by as printed: that is what the percent is of.
    counted, share, goal = printed(count), printed(percent), exactly(_plain(target))
    if counted is None or share is None or goal is None or not goal.low or goal.low <= 0:
        return Outcome(
            "undecided", "info", "", shown(percent), f"{named(count)}与目标{shown(target)}无法核算。"
        )
    ratio = counted.divided_by(goal).scaled(100)
    expected = f"{bounds(ratio)}%"
    if ratio.meets(share):
        exact = count.value is not None and percent.value is not None and target.value is not None
        rounded = not exact or count.value * 100 != percent.value * target.value
        return Outcome(
            "holds",
            "info",
            expected,
            shown(percent),
            f"{named(count)}是目标{shown(target)}的{expected}，与所印{shown(percent)}相符。",
            by_rounding_only=rounded,
        )
    flips = (ratio.low is not None and ratio.low >= 100) != (share.low is not None and share.low >= 100)
    return Outcome(
        "fails",
        "error" if flips else "warn",
        expected,
        shown(percent),
        f"{named(count)}除以目标{shown(target)}应为{expected}，文中却印作{shown(percent)}。",
    )


def _plain(target: Metric) -> Metric:
    return replace(target, approx="exact") if target.value is not None else target


RULE = Rule("target_pct", pair, judge)
