"""A 分别 list has as many percents as counts (分别清单缺项)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checks.rule import Facts, Outcome, Rule
from checks.wording import shown
from transforms.metric import Metric


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """Each percent of a target that has no count, though others of its sentence have theirs."""
    for story in facts.by_story.values():
        percents = [m for m in story if m.role == "target_pct"]
        served = {m.sentence_start for m in percents if m.of_metric_id is not None}
        for metric in percents:
            if metric.of_metric_id is None and metric.sentence_start in served and "分别" in metric.quote:
                yield (metric,)


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """A percent without its count always fails: the sentence promises one for each."""
    (lost,) = operands
    return Outcome(
        "fails",
        "warn",
        "每个百分比前都有对应的数量",
        shown(lost),
        f"“分别”后面的{shown(lost)}找不到对应的数量，前面的数量少印了一项。",
    )


RULE = Rule("missing_operand", pair, judge)
