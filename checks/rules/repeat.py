"""The same fact stated twice is stated alike, in one story and in two printings of it (同一事实前后一致)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from checks.consequence import opposed
from checks.digits.near_miss import digits_of, one_slip
from checks.digits.wording import named, shown
from checks.figures.taken_up import taken_up
from checks.interval import exactly, printed, truncated
from checks.repeats.echoed import echoed
from checks.repeats.printings import printed_twice
from checks.repeats.restated import core, names_a_thing, one_name, restated, words_of
from checks.rule import Facts, Outcome, Rule, in_one_cluster
from checks.totals.namesake import in_a_column, of_two_levels
from transforms.metric import Metric
from transforms.names.likeness import likeness
from transforms.numbers.number_kind import RELATIVE_UNITS

MIN_INDICATOR = 4
"""Characters an indicator needs before equal words are taken for the same fact. 2026-11: 4, shorter
ones (培训, 企业, 就业) name many things on one page."""

MIN_DIGITS = 2
"""Digits of a number that one slip may have changed. 2026-11: 2."""

SAME_CLAUSE = 0.9
"""Likeness of the words around two figures of one claim: 公共预算收入 is not 地方公共预算收入. 2026-11: 0.9."""

WINDOW = 8
"""Earlier statements of one claim that a later one is compared with. 2026-11: 8."""

_SIDES = {"over": "以上", "under": "以下"}
"""How an editor is told of a rough figure."""


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """(earlier, later): linked restatements, and figures of one story that claim the same thing.

    Same words, place, period, unit and role in two sentences are one claim; parts of one whole are not.
    Of two printings of a story those figures are paired that they print differently.
    """
    known: set[tuple[str, str]] = set()
    for earlier, later in _within_pages(facts):
        ids = (earlier.metric_id, later.metric_id)
        if ids not in known:
            known.add(ids)
            yield earlier, later
    for canonical, copy in printed_twice(facts.sentences, facts.cluster_of):
        a, b = printed(canonical), printed(copy)
        if a is not None and b is not None and not a.meets(b):
            yield canonical, copy


def _within_pages(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    for later in facts.metrics:
        if later.same_as_metric_id is None:
            continue
        earlier = facts.by_id.get(later.same_as_metric_id)
        if earlier is not None and _slip_apart(earlier, later) and not in_a_column(facts, earlier, later):
            yield earlier, later
    yield from (pair for pair in restated(facts) if not _of_two_parts(facts, *pair))
    yield from echoed(facts)
    yield from taken_up(facts)
    for story in facts.by_story.values():
        beside: defaultdict[tuple[object, ...], list[Metric]] = defaultdict(list)
        for m in story:
            if m.role in ("actual", "rate") and m.period_text and len(m.indicator) >= MIN_INDICATOR:
                place = m.place.code if m.place else None
                # Without a year on the page a period is known by its words only: 上半年 and 一季度 are two.
                when = (m.period_start, m.period_end) if m.period_start or m.period_end else m.period_text
                beside[(m.unit, m.role, place, when)].append(m)
        claims: defaultdict[tuple[int, str], list[Metric]] = defaultdict(list)
        for n, able in enumerate(beside.values()):
            for m in able if len(able) > 1 else ():
                claims[n, "".join(sorted(core(m.indicator)))].append(m)
        for same in claims.values():
            for at, later in enumerate(same):
                for earlier in same[max(0, at - WINDOW) : at]:
                    if _contradict(earlier, later) and not _of_two_parts(facts, earlier, later):
                        yield earlier, later


def _of_two_parts(facts: Facts, earlier: Metric, later: Metric) -> bool:
    """甲22件,占23.91%;乙68件,占73.91%: shares of two parts are two facts, however like their words.

    Nor is a part of what bears its name that very thing.
    """
    if of_two_levels(facts, earlier, later) or in_a_column(facts, earlier, later):
        return True
    if earlier.unit != "%" or later.unit != "%" or earlier.value == later.value:
        return False
    if "占" in words_of(earlier) and likeness(earlier.indicator, later.indicator) < SAME_CLAUSE:
        return True
    first = facts.by_id.get(earlier.of_metric_id or "")
    second = facts.by_id.get(later.of_metric_id or "")
    if first is None or second is None or first.unit in RELATIVE_UNITS:
        return False
    return first.value != second.value


def _contradict(earlier: Metric, later: Metric) -> bool:
    """Two sentences that say one thing in the same words, and print it one slip apart.

    Numbers further apart are of two times or kinds, whatever was read of them.
    """
    a, b = printed(earlier), printed(later)
    if a is None or b is None or a.meets(b):
        return False
    if earlier.sentence_start == later.sentence_start or later.same_as_metric_id:
        return False
    if earlier.of_metric_id and earlier.of_metric_id == later.of_metric_id:
        return False
    mine, its = words_of(later), words_of(earlier)
    very = min(len(mine), len(its)) >= MIN_INDICATOR and likeness(mine, its) >= SAME_CLAUSE
    if not one_name(earlier, later) and not (very and earlier.subject == later.subject):
        return False
    if ("累计" in earlier.quote) != ("累计" in later.quote):
        return False
    return _slip_apart(earlier, later)


def _slip_apart(earlier: Metric, later: Metric) -> bool:
    """Whether both may be one number, at most one slip apart; figures further apart are of different things."""
    a, b = printed(earlier), printed(later)
    if a is None or b is None or a.meets(b) or cut_short(earlier, later):
        return True
    sizes = (digits_of(earlier), digits_of(later))
    if max(sizes) < MIN_DIGITS or not (one_slip(later, a) or one_slip(earlier, b)):
        return False
    if min(sizes) < MIN_DIGITS and (later.unit in RELATIVE_UNITS or not one_name(earlier, later)):
        return False  # 100% is so round that many a slip would reach it
    return names_a_thing(earlier) and names_a_thing(later)


def cut_short(one: Metric, other: Metric) -> bool:
    """Whether the less precise of two numbers is the other with digits cut off (489亿 for 489.9亿), as headlines do."""
    coarse, fine = sorted((one, other), key=lambda m: -_step(m))
    cut, whole = truncated(coarse), exactly(fine)
    return _step(coarse) > _step(fine) and cut is not None and whole is not None and cut.meets(whole)


def _step(metric: Metric) -> Decimal:
    low, high = metric.printed_low, metric.printed_high
    return high - low if low is not None and high is not None else Decimal(0)


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """The two printed sets of values have one in common."""
    earlier, later = operands
    a, b = printed(earlier), printed(later)
    if a is None or b is None:
        return Outcome("undecided", "info", shown(earlier), shown(later), f"{named(later)}无法与前文比较。")
    if a.meets(b) or cut_short(earlier, later):
        return Outcome(
            "holds",
            "info",
            shown(earlier),
            shown(later),
            f"{named(later)}与前文的{shown(earlier)}一致。",
            by_rounding_only=earlier.value != later.value,
        )
    # Of one target met here and missed there, or a rise here and a fall there, one conclusion is wrong.
    severity = "error" if opposed(earlier, later) else "warn"
    clusters = facts.cluster_of
    if earlier.story_id != later.story_id and clusters.get(earlier.story_id) == clusters.get(
        later.story_id, ""
    ):
        said = f"同一篇稿件登了两次，一处印作{named(earlier)}，另一处印作{shown(later)}，两处不能都对。"
        return Outcome("fails", severity, shown(earlier), shown(later), said)
    side = _SIDES.get(earlier.approx)
    if side is not None and later.approx == "exact":
        said = f"前面说{named(earlier)}{side}，后面却印作{shown(later)}，两处不能都对。"
        return Outcome("fails", severity, shown(earlier), shown(later), said)
    return Outcome(
        "fails",
        severity,
        shown(earlier),
        shown(later),
        f"同一件事前面印作{named(earlier)}，后面却印作{shown(later)}，两处不能都对。",
    )


RULE = Rule("repeat", pair, judge, across=in_one_cluster)
