"""Who claims what: figures of different stories that state the same fact, or a part of it (同一事实的不同报道)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from checks.rule import Facts, Keyed
from transforms.likeness import SAME_WORDS, likeness
from transforms.metric import Metric
from transforms.number_kind import RELATIVE_UNITS

MIN_INDICATOR = 4
"""Characters that an indicator needs before its words alone name one thing in two stories. 2026-11: set to 4."""
REACH = 6
"""Stories with the same claim that a later one is compared with. 2026-11: set to 6."""

Period = tuple[date, date]


def period_of(metric: Metric) -> Period | None:
    """A closed period; figures of an open or unknown one cannot be told to be of the same time."""
    if metric.period_start is None or metric.period_end is None:
        return None
    return metric.period_start, metric.period_end


def is_claim(metric: Metric) -> bool:
    """Whether the figure can be compared across stories: whose, what and when are all known."""
    return (
        metric.place is not None
        and metric.place.code is not None
        and metric.subject is None
        and len(metric.indicator) >= MIN_INDICATOR
        and period_of(metric) is not None
    )


def same_thing(a: Metric, b: Metric) -> bool:
    """Whether two indicators name one thing: like words, and no two different codes."""
    if a.indicator_code is not None and b.indicator_code is not None and a.indicator_code != b.indicator_code:
        return False
    return likeness(a.indicator, b.indicator) >= SAME_WORDS


def _one_per_printing(metrics: Iterable[Metric], cluster_of: Mapping[str, str]) -> list[Metric]:
    """The figures of canonical stories only: what copies print differently is told by ``repeat``."""
    return [m for m in metrics if cluster_of.get(m.story_id, m.story_id) == m.story_id]


def claimed_twice(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(earlier, later): the same thing of the same place and period in two stories, in page order.

    Statements that are linked as one already (headline and story, caption and story) are left to ``repeat``.
    """
    claims: defaultdict[tuple[object, ...], list[Metric]] = defaultdict(list)
    for m in _one_per_printing(facts.metrics, facts.cluster_of):
        if m.role in ("actual", "rate") and is_claim(m) and m.place is not None:
            claims[(m.place.code, m.unit, m.role, period_of(m))].append(m)
    for group in claims.values():
        for at, later in enumerate(group):
            others: set[str] = set()
            for earlier in group[max(0, at - REACH) : at]:
                known = later.same_as_metric_id == earlier.metric_id
                elsewhere = earlier.story_id not in (later.story_id, *others)
                if elsewhere and not known and same_thing(earlier, later):
                    others.add(earlier.story_id)
                    yield earlier, later


def rolled_up(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(whole, part): what a division above and one below it state of one thing, period and unit.

    Only counts and sums: a rate of a county may stand above its city's.
    """
    at: defaultdict[tuple[object, ...], list[Metric]] = defaultdict(list)
    claims = [
        m
        for m in _one_per_printing(facts.metrics, facts.cluster_of)
        if m.role == "actual" and m.unit not in RELATIVE_UNITS and is_claim(m) and not _averaged(m)
    ]
    for m in claims:
        if m.place is not None:
            at[(m.place.code, m.unit, period_of(m))].append(m)
    for part in claims:
        for code in part.place.parents if part.place else ():
            found = [
                whole
                for whole in at.get((code, part.unit, period_of(part)), ())
                if whole.story_id != part.story_id and same_thing(whole, part)
            ]
            yield from ((whole, part) for whole in found[:REACH])


_PER_HEAD = ("人均", "户均", "亩均", "次均", "日均", "月均", "年均", "平均", "单产", "均价", "每")


def _averaged(metric: Metric) -> bool:
    return any(word in metric.indicator for word in _PER_HEAD)


def targets_twice(facts: Facts) -> Iterator[tuple[Metric, Metric, Metric, Metric]]:
    """(count, percent, count, percent) of two stories whose percents are of one target of one place and year."""
    claims: defaultdict[tuple[object, ...], list[tuple[Metric, Metric]]] = defaultdict(list)
    for key, count, percent in _target_claims(facts):
        claims[key].append((count, percent))
    for group in claims.values():
        yield from _of_two_stories(group)


def _target_claims(facts: Facts) -> Iterator[tuple[tuple[object, ...], Metric, Metric]]:
    """(whose target of which year, count, percent) of every percent that can be compared."""
    for percent in _one_per_printing(facts.metrics, facts.cluster_of):
        count = facts.by_id.get(percent.of_metric_id or "")
        if percent.role != "target_pct" or percent.unit != "%" or count is None or count.place is None:
            continue
        end = count.period_end
        if end is None or count.place.code is None or count.subject or len(count.indicator) < MIN_INDICATOR:
            continue
        yield (count.place.code, count.unit, end.year, _whose_target(percent)), count, percent


def compared(facts: Facts) -> Keyed:
    """By what figures of different pages are compared: whose target, or place, unit and period.

    A claim has the keys of all divisions above its own, too, as its part of their claims.
    """
    for m in _one_per_printing(facts.metrics, facts.cluster_of):
        if m.role in ("actual", "rate") and is_claim(m) and m.place is not None:
            for code in m.place.chain:
                yield f"{code}|{m.unit}|{m.period_start}|{m.period_end}", m
    for key, count, percent in _target_claims(facts):
        shared = "target|" + "|".join(map(str, key))
        yield shared, count
        yield shared, percent


def _of_two_stories(
    group: Sequence[tuple[Metric, Metric]],
) -> Iterator[tuple[Metric, Metric, Metric, Metric]]:
    for at, (count, percent) in enumerate(group):
        for other, share in group[max(0, at - REACH) : at]:
            if other.story_id != count.story_id and same_thing(other, count):
                yield other, share, count, percent


def _whose_target(percent: Metric) -> str:
    """Targets of a quarter and of the year are two targets: the word that names the span, 年 when none does."""
    for word in ("季度", "半年", "月度", "序时", "序进度", "三年", "五年", "总目标", "总任务"):
        if word in percent.quote:
            return word
    return "年"
