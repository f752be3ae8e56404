"""Who claims what: figures of different stories that state the same fact, or a part of it (同一事实的不同报道)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from operator import itemgetter

from checks.figures.once import kept, once
from checks.repeats.restated import alike_in_size
from checks.rule import Facts, Keyed
from transforms.metric import Metric
from transforms.names.likeness import SAME_WORDS, likeness
from transforms.numbers.number_kind import RELATIVE_UNITS
from transforms.place import Place

MIN_INDICATOR = 4
"""Characters that an indicator needs before its words alone name one thing in two stories. 2026-11: set to 4."""
REACH = 6
"""Stories with the same claim that a later one is compared with. 2026-11: set to 6."""

Period = tuple[date, date]


def same_thing(a: Metric, b: Metric) -> bool:
    """Whether two indicators name one thing: like words, and no two different codes."""
    if a.indicator_code is not None and b.indicator_code is not None and a.indicator_code != b.indicator_code:
        return False
    return likeness(a.indicator, b.indicator) >= SAME_WORDS


@kept
def _one_per_printing(facts: Facts) -> tuple[Metric, ...]:
    """The figures of canonical stories only: what copies print differently is told by ``repeat``."""
    copies = {story for story in facts.by_story if facts.cluster_of.get(story, story) != story}
    return tuple([m for m in facts.metrics if m.story_id not in copies]) if copies else facts.metrics


_ANY_MONEY = re.compile(
    r"(?:累计|共|已|全年)*(?:支出|投入|发放|拨付|安排|使用|筹集|兑付|落实|争取|兑现)(?:各类|各项|各级)?(?:资金|款项|补助|补贴|经费|金额)"
)
"""Money that each story of a page spends on something of its own."""
_MEAN_OF_ITS_OWN = re.compile(
    r"(?:平均)?(?:人|户|次|件|笔|单|客|例|个|家|亩|车|每(?:人|户|次|件))均?(?:次|每[年月])?"
    r"(?:花费|消费|支出|补[贴助偿]|投入|报销|资助|奖励|投资|金额|贷款|费用|收益|增收|销售额)"
)
"""人均消费, 户均补贴: a mean of those whom its own story counts; 人均可支配收入 is one of all people."""


Claim = tuple[Metric, Place, Period]


@once
def _timed(facts: Facts) -> Iterator[Claim]:
    """The amounts and rates of a whole place in a known period, whatever they are called."""
    for m in _one_per_printing(facts):
        if m.role == "actual" or m.role == "rate":
            place, start, end = m.place, m.period_start, m.period_end
            if place is None or place.code is None or start is None or end is None:
                continue  # figures of an open or unknown period cannot be told to be of the same time
            if m.subject is None and len(m.indicator) >= MIN_INDICATOR:
                yield m, place, (start, end)


def _names_one(claim: Claim) -> bool:
    """Whether what is claimed is no money or mean that each story has of its own."""
    name = claim[0].indicator
    return not _ANY_MONEY.fullmatch(name) and not _MEAN_OF_ITS_OWN.fullmatch(name)


@once
def _claims(facts: Facts) -> Iterator[Claim]:
    """The amounts and rates that can be compared across stories, with whose and when they are."""
    return filter(_names_one, _timed(facts))


def claimed_twice(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(earlier, later): the same thing of the same place and period in two stories, in page order.

    Statements that are linked as one already (headline and story, caption and story) are left to ``repeat``.
    """
    claims: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in _timed(facts):
        m, place, period = claim
        claims[(place.code, m.unit, m.role, period)].append(claim)
    for told in claims.values():
        if len(told) < 2 or len({m.story_id for m, _, _ in told}) < 2:
            continue
        group = [claim[0] for claim in told if _names_one(claim)]
        alike = list(_alike(group, facts))
        if not alike:
            continue
        # 新增贷款5896亿元 is that of the other story's 新增各项贷款5896亿元, and not its 新增住户贷款612亿元.
        met = {
            (id(m), other.story_id)
            for pair in alike
            if pair[0].value == pair[1].value
            for m, other in (pair, pair[::-1])
        }
        # 抽检水样64份,合格62份 that a caption repeats: what is linked as one statement is nothing else's either.
        known = {facts.id_of[id(m)]: m for m in group}
        for later in group:
            if (earlier := known.get(later.same_as_metric_id or "")) is not None:
                met |= {(id(later), earlier.story_id), (id(earlier), later.story_id)}
        for earlier, later in alike:
            same = earlier.value == later.value
            if same or not met & {(id(earlier), later.story_id), (id(later), earlier.story_id)}:
                yield earlier, later


def _alike(group: Sequence[Metric], facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(earlier, later) of two stories that name one thing: of a story the one with the same value, else its nearest first."""
    for at, later in enumerate(group):
        found: dict[str, Metric] = {}
        for earlier in group[max(0, at - REACH) : at]:
            if earlier.story_id == later.story_id or not same_thing(earlier, later):
                continue
            if _is_part(earlier, facts) != _is_part(later, facts) and not alike_in_size(earlier, later):
                continue  # 培训90人,其中退役军人4人 and 退役军人再就业60人: the part has a name cut short
            if later.same_as_metric_id != facts.id_of[id(earlier)]:
                known = found.setdefault(earlier.story_id, earlier)
                if known.value != later.value == earlier.value:
                    found[earlier.story_id] = earlier
        yield from ((earlier, later) for earlier in found.values())


def _is_part(metric: Metric, facts: Facts) -> bool:
    """Whether a figure is told as a part of another of its unit, which its own name need not repeat."""
    whole = facts.by_id.get(metric.of_metric_id or "")
    return whole is not None and whole.unit == metric.unit


def rolled_up(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(whole, part): what a division above and one below it state of one thing, period and unit.

    Only counts and sums: a rate of a county may stand above its city's.
    """
    chains = {place.code: place.parents for _, place, _ in _timed(facts)}
    related = {code for parents in chains.values() for code in parents if code in chains}
    if not related:
        return
    below = {code for code, parents in chains.items() if not related.isdisjoint(parents)}
    at: defaultdict[tuple[object, ...], dict[tuple[str, str | None], list[tuple[int, Metric]]]]
    at = defaultdict(dict)
    claims = [
        claim
        for claim in _timed(facts)
        if (claim[1].code in related or claim[1].code in below)
        and claim[0].role == "actual"
        and claim[0].unit not in RELATIVE_UNITS
        and _names_one(claim)
    ]
    places = {place.code: place.parents for _, place, _ in claims}
    above = {code for parents in places.values() for code in parents if code in places}
    for n, (m, place, period) in enumerate(claims):
        if place.code in above and not _averaged(m):
            named = at[(place.code, m.unit, period)].setdefault((m.indicator, m.indicator_code), [])
            named.append((n, m))
    for part, place, period in claims:
        for code in place.parents:
            same_name = at.get((code, part.unit, period)) if code in above else None
            if same_name is not None and not _averaged(part):
                yield from ((whole, part) for whole in _wholes(part, same_name.values()))


def _wholes(part: Metric, same_name: Iterable[Sequence[tuple[int, Metric]]]) -> list[Metric]:
    """The first of the claims above ``part`` that are of the same thing, in page order.

    Claims of one name are alike, so each name is compared once, however many stories say it.
    """
    found: list[tuple[int, Metric]] = []
    for claims in same_name:
        if same_thing(claims[0][1], part):
            others = ((n, whole) for n, whole in claims if whole.story_id != part.story_id)
            found += islice(others, REACH)
    return [whole for _, whole in sorted(found, key=itemgetter(0))[:REACH]]


_PER_HEAD = re.compile("人均|户均|亩均|次均|日均|月均|年均|平均|单产|均价|每")


def _averaged(metric: Metric) -> bool:
    return _PER_HEAD.search(metric.indicator) is not None


def targets_twice(facts: Facts) -> Iterator[tuple[Metric, Metric, Metric, Metric]]:
    """(count, percent, count, percent) of two stories whose percents are of one target of one place and year."""
    claims: defaultdict[tuple[object, ...], list[tuple[Metric, Metric]]] = defaultdict(list)
    for key, count, percent in _target_claims(facts):
        claims[key].append((count, percent))
    for group in claims.values():
        yield from _of_two_stories(group)


def _target_claims(facts: Facts) -> Iterator[tuple[tuple[object, ...], Metric, Metric]]:
    """(whose target of which year, count, percent) of every percent that can be compared."""
    for percent in _one_per_printing(facts):
        if percent.role != "target_pct" or percent.unit != "%" or percent.of_metric_id is None:
            continue
        count = facts.by_id.get(percent.of_metric_id)
        if count is None or count.place is None:
            continue
        end = count.period_end
        if end is None or count.place.code is None or count.subject or len(count.indicator) < MIN_INDICATOR:
            continue
        yield (count.place.code, count.unit, end.year, _whose_target(percent)), count, percent


def compared(facts: Facts) -> Keyed:
    """By what figures of different pages are compared: whose target, or place, unit and period.

    A claim has the keys of all divisions above its own, too, as its part of their claims.
    """
    for m, place, (start, end) in _claims(facts):
        for code in place.chain:
            yield f"{code}|{m.unit}|{start}|{end}", m
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
