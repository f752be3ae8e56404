"""A figure lies in the range that was set for it (目标区间)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checks.digits.wording import named, shown
from checks.figures.folded import folded
from checks.interval import Interval, printed
from checks.rule import Facts, Outcome, Rule
from transforms.metric import Metric

_KEPT = re.compile(r"(?:处于|位于|在|落在|符合|控制在|保持在|稳定在|达到|合理|完成|实现)")
_AIM = re.compile(r"力争|争取|计划|拟|预计|将|努力")


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """(figure, range) wherever a figure is linked to a target that is a range of its own unit."""
    for figure in facts.metrics:
        bound = facts.by_id.get(figure.target_metric_id) if figure.target_metric_id else None
        if (
            bound is not None
            and bound.approx == "range"
            and bound.unit == figure.unit
            and figure.approx != "range"
        ):
            yield figure, bound


def _claims_kept(figure: Metric, bound: Metric) -> bool:
    """Whether one sentence says that the range is kept; a range that is only aimed at promises nothing."""
    if figure.story_id != bound.story_id or figure.sentence_start != bound.sentence_start:
        return False
    if bound.start < figure.start:
        return False
    said = folded(bound.quote)[figure.end - figure.sentence_start : bound.end - bound.sentence_start + 8]
    return bool(_KEPT.search(said)) and not _AIM.search(said)


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """The printed figure meets the printed range. Outside it the conclusion flips only where the page claims it kept."""
    figure, bound = operands
    observed, limits = printed(figure), printed(bound)
    expected = f"在{shown(bound)}之间"
    if observed is None or limits is None or limits == Interval(None, None):
        said = f"{named(figure)}与目标区间{shown(bound)}无法比较。"
        return Outcome("undecided", "info", expected, shown(figure), said)
    if observed.meets(limits):
        said = f"{named(figure)}在目标区间{shown(bound)}之内。"
        inside = observed.within(limits)
        return Outcome("holds", "info", expected, shown(figure), said, by_rounding_only=not inside)
    if _claims_kept(figure, bound):
        said = f"文中说{named(figure)}在{shown(bound)}之间，数字却不是这样。"
        return Outcome("fails", "error", expected, shown(figure), said)
    said = f"{named(figure)}不在目标区间{shown(bound)}之内，文中也没有说已经做到。"
    return Outcome("undecided", "info", expected, shown(figure), said)


RULE = Rule("target_range", pair, judge, across=None)
