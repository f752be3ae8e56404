"""The parts that 其中 names fit in the whole (部分与总体)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from checks.digits.almost import almost
from checks.digits.wording import bounds, named, shown
from checks.figures.once import once
from checks.figures.spot import kin
from checks.interval import printed
from checks.rule import Facts, Outcome, Rule
from checks.rules import sum
from checks.shares.proportion import agree
from checks.shares.share import Share
from checks.shares.share_choice import chosen
from checks.totals.above_whole import above_whole
from checks.totals.among import disjoint, lists_among
from checks.totals.among_these import among_these
from checks.totals.carry_over import carried_over
from checks.totals.done_of import done_of
from checks.totals.exhaustive import exhaustive
from checks.totals.first_days import first_days
from checks.totals.inspected import ordered_among_inspected
from checks.totals.kinds import OVERLAPS, within_both
from checks.totals.listed import missed_by_a_slip, total_of
from checks.totals.out_of import out_of
from checks.totals.parts import nested, one_after_the_other, parts
from checks.totals.sure_parts import sure_parts
from checks.totals.taken_apart import taken_apart
from checks.totals.tied import Place, places, tied
from checks.totals.worked_area import worked_areas
from transforms.metric import Metric


def _only_planned(whole: Metric, part: Metric) -> bool:
    """已建成2500套。…下达的4200套中,公租房2600套: what is planned in another sentence may exceed what was done."""
    apart = whole.sentence_start != part.sentence_start
    return apart and whole.role == "actual" and part.role == "target"


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """Every whole with its parts; without those of which only a plan is told."""
    return (g for g in _pairs(facts) if not any(_only_planned(g[0], part) for part in g[1:]))


def _pairs(facts: Facts) -> Iterator[tuple[Metric, ...]]:
    """(whole, part, part, …): every whole with its parts, in page order.

    Parts that the sentence gives a share of their whole need no link; lists that must add up are left to
    the rule ``sum``. Parts that exceed their whole must be tied to it by the words.
    """
    at = places(facts)
    told = list(chosen(facts))
    shares = {(id(s.whole), id(s.part)) for s in told}
    right = {(id(s.whole), id(s.part)) for s in told if agree(s.whole, s.part, s.percent)}
    sure = {frozenset(_ids((x.whole, *x.parts))) for x in lists_among(facts) if len(x.parts) > 1 and x.alike}
    compared: set[tuple[int, int]] = set()
    for group in _groups(facts):
        whole, *kept = group
        if not _surely_fits(group) and judge(group, facts).verdict == "fails":
            said = _ids(kept) if frozenset(_ids(group)) in sure else {id(m) for m in tied(whole, kept, at)}
            kept = [m for m in kept if id(m) in said or (id(whole), id(m)) in shares]
            kept = [m for m in kept if not carried_over(m)]
            # 支出120亿元,其中民生支出96亿元,占80%,教育、卫生支出38亿元: what passes a share that is right lies within its part
            proven = [m for m in kept if (id(whole), id(m)) in right]
            kept = kept if _side_by_side(kept, at) else proven or kept
        if len(kept) == 1:
            compared.add((id(whole), id(kept[0])))
        if kept:
            yield (whole, *kept)
    yield from within_both(facts)
    yield from out_of(facts)
    yield from _surpassed(facts)
    yield from _shares_of_one(facts)
    told_behind = (
        above_whole,
        done_of,
        ordered_among_inspected,
        worked_areas,
        sure_parts,
        first_days,
        among_these,
    )
    for whole, part in (found for finder in told_behind for found in finder(facts)):
        if (id(whole), id(part)) not in compared and not carried_over(part):
            yield whole, part


def _surpassed(facts: Facts) -> Iterator[tuple[Metric, ...]]:
    """Parts of a whole that their opening words name, or that a way of looking takes apart, which come to more than it."""
    told = {frozenset(_ids(group)) for group in sum.groups(facts)}
    for found in taken_apart(facts):
        group = (found.whole, *found.parts)
        if not found.above or not found.apart or frozenset(_ids(group)) in told:
            continue
        if not one_after_the_other(found.parts) and not any(map(carried_over, found.parts)):
            yield group


def _shares_of_one(facts: Facts) -> Iterator[tuple[Metric, ...]]:
    """Parts of one sentence with shares of one whole that are not more than all, and that come to more than it."""
    told: defaultdict[tuple[int, int], list[Share]] = defaultdict(list)
    for share in chosen(facts):
        told[id(share.whole), share.part.sentence_start].append(share)
    known: set[frozenset[int]] | None = None
    for shares in told.values():
        if len(shares) < 2:
            continue
        parts = tuple(dict.fromkeys([share.part for share in shares]))
        group = (shares[0].whole, *parts)
        if len(parts) < 2 or any(m.approx != "exact" for m in group):
            continue
        if known is None:
            known = {frozenset(_ids(other)) for other in _groups(facts)}
        if frozenset(_ids(group)) in known:
            continue
        total, added = printed(group[0]), total_of(parts)
        said = total_of([share.percent for share in shares])
        fits = said is not None and said.low is not None and said.low <= 100
        if fits and total is not None and added is not None and added.above(total):
            yield group


_MARKED = re.compile("^(?:、|和|与|及)")


def _side_by_side(listed: Sequence[Metric], at: Mapping[int, Place]) -> bool:
    """实木家具30件、藤编家具40件、竹编家具50件: one list, whatever share of one of them is told behind it."""
    stand = [at[id(m)] for m in listed if id(m) in at]
    if len(stand) < max(2, len(listed)) or len({sentence.start for sentence, _ in stand}) > 1:
        return False
    sentence, first = stand[0]
    in_order = [i for _, i in stand] == list(range(first, first + len(stand)))
    return in_order and all(_MARKED.match(sentence.lead(i)) for _, i in stand[1:])


def _surely_fits(group: tuple[Metric, ...]) -> bool:
    """Whether the plain numbers already show that the parts do not exceed the whole."""
    whole, *listed = group
    left = whole.value
    for part in listed:
        if left is None or part.value is None:
            return False
        left -= part.value
    return left is not None and left >= 0


@once
def _groups(facts: Facts) -> Iterator[tuple[Metric, ...]]:
    added: defaultdict[int, list[set[int]]] = defaultdict(list)
    for group in sum.groups(facts):
        added[id(group[0])].append(_ids(group[1:]))
    # 完成率116%: what was planned is no whole.
    shared = [(s.whole, s.part) for s in chosen(facts) if (s.percent.value or 0) <= 100]
    apart = {(id(whole), id(part)) for whole, part in shared}
    linked: set[tuple[int, int]] = set()
    over_all = (m.of_metric_id for m in facts.metrics if m.unit == "%" and (m.value or 0) > 100)
    passed = {id(facts.by_id.get(of or "")) for of in over_all}
    inside = {id(g[0]): g for g in _inside(facts, added, apart)}
    for group in inside.values():
        linked.update([(id(group[0]), id(part)) for part in group[1:]])
        yield group
    for whole, told in parts(facts):
        listed = [m for m in told if id(m) not in passed or _said_inside(whole, m)]
        if not listed:
            continue
        its = id(whole)
        linked.update([(its, id(part)) for part in listed])
        ids = _ids(listed)
        if its in added and any(ids <= group or group < ids for group in added[its]):
            continue
        if its in inside and ids <= _ids(inside[its]):
            continue
        # Parts with a share of their own in the whole are told one by one, and may overlap.
        alone = [m for m in listed if (its, id(m)) in apart]
        together = [m for m in listed if m not in alone] if len(alone) > 1 else list(listed)
        if together:
            yield (whole, *together)
        if len(alone) > 1:
            yield from ((whole, part) for part in alone)
    for whole, part in (*_new_among_all(facts), *_first_among(facts), *shared):
        if (id(whole), id(part)) not in linked:
            linked.add((id(whole), id(part)))
            yield whole, part


def _ids(figures: Iterable[Metric]) -> set[int]:
    """Which figures of a page these are: the identities (``id``) that facts keep alive."""
    return {id(m) for m in figures}


def _inside(
    facts: Facts, added: Mapping[int, list[set[int]]], apart: set[tuple[int, int]]
) -> Iterator[tuple[Metric, ...]]:
    """Lists behind 其中 of which links know only some parts, since a misprinted part has no link."""
    for found in lists_among(facts):
        if len(found.parts) < 2 or not found.alike or not disjoint((found.whole, *found.parts)):
            continue
        if nested(found.whole, found.parts):
            continue
        whole, ids = id(found.whole), _ids(found.parts)
        if not any(ids & group for group in added.get(whole, ())) and not any(
            (whole, i) in apart for i in ids
        ):
            yield (found.whole, *found.parts)


def _said_inside(whole: Metric, part: Metric) -> bool:
    """Whether 其中 between them says so; else what passed its percent of 100 was measured by a plan (完成率116%)."""
    if whole.sentence_start != part.sentence_start or whole.start > part.start:
        return "其中" in part.quote
    return "其中" in part.quote[whole.end - part.sentence_start : part.start - part.sentence_start]


_NEW = re.compile(r"(?:新[一-龥]{1,2}|净增|增加)[^,;。]*$")
_NOW_ALL = re.compile(
    r"^[^,;。]{0,8}[,;]?[^,;。]{0,8}(?:总数|总量|总数量|累计总数)[^,;。]{0,6}(?:达到|达|增至|为|是)了?$"
)


def _first_among(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """入驻企业63家,其中返乡创业企业41家: the figure right behind 其中, where no link knows better."""
    for found in lists_among(facts):
        if not found.parts[0].of_metric_id:
            yield found.whole, found.parts[0]


def _new_among_all(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """新增校车8辆,校车总数达到46辆: what is new is among all there is."""
    for sentence in facts.sentences:
        if "总" not in sentence.text:
            continue
        for at, (part, whole) in enumerate(pairwise(sentence.figures)):
            if not (part.role == whole.role == "actual" and kin(part, whole)):
                continue
            if _NOW_ALL.match(sentence.lead(at + 1)) and _NEW.search(sentence.clause_lead(at)):
                yield whole, part


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """No part is above the whole, and the parts together are not. Source: arithmetic of disjoint parts.

    One part above its whole is impossible (red); parts that only together exceed it may overlap, which
    the page would then have to say (amber).
    """
    whole, *listed = operands
    total = printed(whole)
    ranges = [printed(p) for p in listed]
    if total is None or any(r is None for r in ranges):
        return Outcome(
            "undecided", "info", "", shown(whole), f"{named(whole)}的分项里有数字读不出来，无法核算。"
        )
    known = [r for r in ranges if r is not None]
    summed = known[0]
    for r in known[1:]:
        summed = summed + r
    listing = "、".join(shown(p) for p in listed)
    observed = f"{bounds(summed)}（{listing}）"
    expected = f"不高于{bounds(total)}" if total.bottom != total.top else f"不高于{shown(whole)}"
    too_big = next((p for p in listed if (r := almost(p)) is not None and r.above(total)), None)
    if too_big is not None:
        message = f"分项{named(too_big)}比总数{named(whole)}还大，必有一个印错。"
        return Outcome("fails", "error", expected, observed, message)
    names = [p.indicator for p in listed]
    overlap = any(map(OVERLAPS.search, names)) and not exhaustive(names)
    # Three and more that one slip makes all of the whole were meant to be apart.
    if summed.above(total) and overlap and not (len(listed) > 2 and missed_by_a_slip(whole, listed)):
        message = (
            f"{named(whole)}的{len(listed)}个分项{listing}相加超过总数，分项可能互有交叉，文中没有说明。"
        )
        return Outcome("undecided", "info", expected, observed, message)
    if summed.above(total):
        message = f"{named(whole)}的{len(listed)}个分项{listing}相加为{bounds(summed)}，超过了总数，除非有重复计入的。"
        return Outcome("fails", "warn", expected, observed, message)
    within = total.not_below(summed)
    bounded = summed.top is not None and total.top is not None
    if len(listed) == 1 and bounded:
        message = f"分项{named(listed[0])}没有超过总数{named(whole)}。"
        return Outcome("holds", "info", expected, observed, message, by_rounding_only=not within)
    if within:
        message = f"{named(whole)}的{len(listed)}个分项{listing}相加为{bounds(summed)}，没有超过总数。"
        return Outcome("holds", "info", expected, observed, message)
    if bounded:
        message = f"{named(whole)}的{len(listed)}个分项{listing}在所印位数内没有超过总数。"
        return Outcome("holds", "info", expected, observed, message, by_rounding_only=True)
    message = f"{named(whole)}的分项{listing}只给了大概，是否超过总数无法判断。"
    return Outcome("undecided", "info", expected, observed, message)


RULE = Rule("part_whole", pair, judge, across=None)
