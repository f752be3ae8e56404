"""A running total does not fall from a shorter to a longer period of one year (累计数只增不减)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from checks.digits.wording import named, shown
from checks.figures.once import once
from checks.interval import printed
from checks.repeats.by_day import by_day
from checks.repeats.restated import alike_in_size
from checks.repeats.risen import risen
from checks.repeats.running import (
    in_month,
    is_old,
    named_alike,
    of_the_year,
    runs_on,
    said_before,
    same_name,
    time_within,
)
from checks.repeats.summed_groups import in_summed_groups
from checks.repeats.told_back import (
    BESIDES,
    NO_FLOW,
    Place,
    less_time_behind,
    of_all,
    since_told,
    timed,
    told_back,
)
from checks.rule import Facts, Outcome, Rule
from checks.totals.namesake import of_two_levels
from transforms.metric import Metric
from transforms.names.likeness import likeness
from transforms.numbers.number_kind import RELATIVE_UNITS

ALIKE = 0.7
"""Likeness from which the words around two figures name one deed. 2026-11: 0.7."""
WINDOW = 12
"""Earlier figures of the same unit, place and year that one figure is compared with. 2026-11: 12."""
SLIP = Fraction(3, 4)
"""A later figure below this share of the earlier one speaks of something smaller, not of a misprint."""

SAME = 4
"""Letters that tell one deed when they are the very same. 2026-11: 4."""
APART = 10
"""Factor from which even the same words speak of something else. 2026-11: 10, more than a wrong first digit makes."""

_REACHED = re.compile("实现|达到?|完成")
_MEASURE = re.compile("里程|数量|面积|规模|总[量数]|人数")
_LETTERS = re.compile(r"[\u4e00-\u9fff]+")
_ALTOGETHER = re.compile(r"累计|共完成|已完成")
_OF_THE_YEAR = re.compile(r"(?:今年|本年度?|年内)[^,;。]{0,4}?(?:已|累计|共)")
_HEAD = re.compile(r"累计[^,;:。]{2,12}:[^,;:。]*$")
_SO_FAR = re.compile("今年(?:累计|已)[^,;]{0,8}$")
_UNTIL = re.compile(r"^(?:截[至止]|到|至)")
_RUNNING = re.compile(r"以来|至今|截至|目前")


def _key(metric: Metric) -> tuple[object, ...] | None:
    """What two running totals must share; None for a figure that is none."""
    start, end = metric.period_start, metric.period_end
    if metric.role != "actual" or (end is None if start is None else start.day != 1 or start.month != 1):
        return None
    if metric.unit in RELATIVE_UNITS or metric.value is None or is_old(metric):
        return None
    place = metric.place.code if metric.place else None
    return (metric.evidence.doc_id, place, metric.unit)


def _later(first: Metric, second: Metric) -> bool:
    """Whether the period of ``second`` contains that of ``first`` and goes on beyond it.

    One that has no beginning (截至9月底) contains every one that ends before; what stands at a day runs on from no other.
    """
    same = first.period_start == second.period_start or _begin(first) == _begin(second)
    runs_on = not second.period_start and _ALTOGETHER.search(second.quote)
    if not same and not runs_on and not of_the_year(first, second):
        return False
    if first.period_end is None:
        return False
    if second.period_end is None:
        so_far = _RUNNING.search(second.period_text) or _SO_FAR.search(said_before(second))
        return bool(so_far) and first.period_end < date(first.period_end.year, 12, 31)
    return second.period_end > first.period_end


def _begin(metric: Metric) -> date | None:
    """The first day of what is counted: that of the year where the sentence says so (截至5月底,今年已新增64家).

    What is held against the year's goal is counted from then, too.
    """
    start, end = metric.period_start, metric.period_end
    if start is not None or end is None:
        return start
    of_the_year = metric.target_metric_id is not None or _OF_THE_YEAR.search(metric.quote) is not None
    return date(end.year, 1, 1) if of_the_year else None


def _words(at: Place) -> str:
    sentence, i = at
    return "".join(_LETTERS.findall(sentence.words(i)))


def _deed(at: Place, period_text: str) -> str:
    return _words(at).replace("".join(_LETTERS.findall(period_text)), "")


def _again(a: Place, b: Place) -> bool:
    """Whether two figures of one sentence tell one deed, each with a time of its own.

    The later one may leave its object out: 上半年开行班列328列,前三季度累计开行312列.
    """
    if told_back(a, b):
        return True
    if not timed(b) or not (timed(a) or (since_told(a) and _ALTOGETHER.search(_words(a)))):
        return False
    deed, short = _told(a), _told(b)
    if NO_FLOW.search(deed + short):
        return False
    next_in_unit = all(m.unit != a[0].figures[a[1]].unit for m in a[0].figures[a[1] + 1 : b[1]])
    if not (deed or short) and b[1] == a[1] + 1 and _HEAD.search(a[0].lead(a[1])):
        return True  # 累计商户:截至5月底5万家,截至6月底6万家
    left_out = next_in_unit and _ALTOGETHER.search(_words(b)) and short in deed
    # 前8个月,某港集团完成吞吐量4亿吨;前三季度,完成吞吐量3亿吨: who did it is said once.
    if next_in_unit and _ALTOGETHER.search(_words(b)) and named_alike(a, b):
        return True
    told_again = deed.endswith(short) or (len(_thing(b)) > 1 and _thing(a).endswith(_thing(b)))
    # 上半年建成栈道15公里,前三季度栈道建成里程达到14公里: turned round, with the name of its measure
    mine, its = (sorted(_MEASURE.sub("", _thing(at))) for at in (a, b))
    told_again = told_again or (mine == its and len(mine) >= SAME)
    return (told_again and len(short) >= SAME) or (len(short) >= 2 and bool(left_out))


def _same_deed(a: Place, b: Place) -> bool:
    first, second = _deed(a, a[0].figures[a[1]].period_text), _deed(b, b[0].figures[b[1]].period_text)
    if min(len(first), len(second)) < 4 or NO_FLOW.search(first) or NO_FLOW.search(second):
        return False
    return likeness(first, second) >= ALIKE


def _beside(a: Place, b: Place) -> Iterator[tuple[Place, Place]]:
    """The figures right before and after two that tell one deed: a report is told in the same order again."""
    for step in (-1, 1):
        i, j = a[1] + step, b[1] + step
        if not (0 <= i < len(a[0].figures) and 0 <= j < len(b[0].figures)):
            continue
        first, second = a[0].figures[i], b[0].figures[j]
        key = _key(first)
        if key is None or key != _key(second) or not _later(first, second):
            continue
        x, y = _words((a[0], i)), _words((b[0], j))
        common = {x[n : n + 2] for n in range(len(x) - 1)} & {y[n : n + 2] for n in range(len(y) - 1)}
        bare = step > 0 and a[0].lead(i) == b[0].lead(j) == "、"  # 贷款7笔、3万元,…贷款9笔、4万元
        if (common or bare) and not NO_FLOW.search(x) and not NO_FLOW.search(y):
            yield (a[0], i), (b[0], j)


def _comparable(a: Place, b: Place) -> bool:
    """Of one body, and not so far apart that they must speak of different things."""
    first, second = a[0].figures[a[1]], b[0].figures[b[1]]
    if len(first.indicator) >= SAME and first.indicator == second.indicator and alike_in_size(first, second):
        return None in (first.subject, second.subject) or _one_body(first.subject, second.subject)
    return _one_body(first.subject, second.subject) and _of_one_size(a, b)


def _of_one_size(a: Place, b: Place) -> bool:
    """Whether the later figure is not so far below the earlier that it must be of something else.

    Where both sentences tell the deed in the very same words, any slip of one digit may stand between them.
    """
    first, second = a[0].figures[a[1]], b[0].figures[b[1]]
    if first.value is None or second.value is None:
        return False
    if second.value >= first.value * SLIP.numerator / SLIP.denominator:
        return True
    mine, its = _told(a), _told(b)
    running = mine == its and len(mine) > 1 and "累计" in _words(a) and "累计" in _words(b)
    if min(len(mine), len(its)) < SAME and not running:
        return False
    same = sorted(mine) == sorted(its)
    # 产值87亿元, 产值达到178万元: but for the verb in the same words, so that 万 is a slip, though no other digits are
    alike = same or (len(_thing(b)) >= SAME and _thing(a).endswith(_thing(b)))
    scaled = APART * 10_000 * second.value >= first.value > 10_000 * second.value / APART
    return (same and APART * second.value >= first.value) or (alike and scaled)


def _one_body(first: str | None, second: str | None) -> bool:
    """Whether two figures are of one body; more words before its name (该县今年甲合作社) make it no other."""
    return first == second or (
        first is not None and second is not None and (first in second or second in first)
    )


def _told(at: Place) -> str:
    """The words of the deed without the time and what may or may not stand beside it."""
    return BESIDES.sub("", _deed(at, at[0].figures[at[1]].period_text))


def _thing(at: Place) -> str:
    """What :func:`_told` says without the verb that it was reached (实现产值, 产值达到)."""
    return _REACHED.sub("", _told(at))


@once
def _dated(facts: Facts) -> Iterator[Place]:
    """The amounts of which a time is known, in reading order: most figures of a page have none."""
    for sentence in facts.sentences:
        for i, m in enumerate(sentence.figures):
            timed = m.period_end is not None or m.period_start is not None
            if timed and m.role == "actual" and m.value is not None and m.unit not in RELATIVE_UNITS:
                yield sentence, i


def _months(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(month, total): 10月罚款6.2万元。…1至10月累计罚款58万元: what one month has is not more than what all of them have."""
    months: defaultdict[tuple[object, ...], list[Place]] = defaultdict(list)
    for sentence, i in _dated(facts):
        if in_month(part := sentence.figures[i]):
            months[_whose(part)].append((sentence, i))
    for total in _dated(facts) if months else ():
        whole = total[0].figures[total[1]]
        near = months.get(_whose(whole))
        if near is None or in_month(whole) or _key(whole) is None:
            continue
        for month in near[-WINDOW:]:
            part = month[0].figures[month[1]]
            thing = _thing(month) if part.indicator == whole.indicator else ""
            one = len(thing) > 1 and thing == _thing(total)
            if one and time_within(part, whole) and not NO_FLOW.search(thing):
                known = part.subject is None or whole.subject is None  # whose fines, is said once
                if (known or _one_body(part.subject, whole.subject)) and _of_one_size(month, total):
                    yield part, whole


def _whose(metric: Metric) -> tuple[object, ...]:
    """The story, place and unit of a figure."""
    return metric.story_id, metric.place and metric.place.code, metric.unit


def _one_deed(a: Place, b: Place, facts: Facts) -> bool:
    """Whether the second figure is the first, counted for longer."""
    first, second = a[0].figures[a[1]], b[0].figures[b[1]]
    if a[0] is b[0]:
        one = _later(first, second) and (_again(a, b) or less_time_behind(a, b) or in_summed_groups(a, b))
    elif _later(first, second):
        one = _same_deed(a, b) or same_name(a, b, facts)
    else:
        one = runs_on(first, second) and same_name(a, b, facts)
    return one and not of_two_levels(facts, first, second)


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """(earlier, later) running totals of one place and deed since the same first of January, and what is told to rise."""
    yield from risen(facts)
    yield from _months(facts)
    for first, second in by_day(facts):
        if alike_in_size(first, second) or judge((first, second), facts).verdict == "holds":
            yield first, second
    totals = [
        (key, (sentence, i))
        for sentence, i in _dated(facts)
        if (key := _key(sentence.figures[i])) is not None
    ]
    ends: defaultdict[tuple[object, ...], set[date | None]] = defaultdict(set)
    for key, (sentence, i) in totals:
        ends[key].add(sentence.figures[i].period_end)
    seen: defaultdict[tuple[object, ...], list[tuple[date | None, Place]]] = defaultdict(list)
    by_name: dict[tuple[object, ...], tuple[date | None, Place]] = {}
    done: set[tuple[int, int]] = set()
    for key, here in totals:
        if len(ends[key]) < 2:
            continue  # most of a page are of one time
        metric = here[0].figures[here[1]]
        end, before = metric.period_end, seen[key][-WINDOW:]
        first = by_name.setdefault((key, metric.indicator), (end, here))
        known = first[0] == end or first in before or len(metric.indicator) < SAME
        for until, other in before if known else (first, *before):
            if until == end:
                continue
            # What has no end is counted up to now.
            sooner = until is not None and (end is None or until < end)
            a, b = (other, here) if sooner else (here, other)
            if not _one_deed(a, b, facts):
                continue
            a, b = of_all(a, b), of_all(b, a)
            for x, y in ((a, b), *_beside(a, b)):
                found = (x[0].figures[x[1]], y[0].figures[y[1]])
                ids = (id(found[0]), id(found[1]))
                if ids not in done and _comparable(x, y):
                    done.add(ids)
                    yield found
        seen[key].append((end, here))


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """The later total is not below the earlier one, as far as the printed digits can tell."""
    earlier, later = operands
    a, b = printed(earlier), printed(later)
    expected = f"不低于{shown(earlier)}"
    when, until = f"{earlier.period_text}的{named(earlier)}", _UNTIL.sub("", later.period_text)
    if a is None or b is None or (a.bottom is None and a.top is None):
        return Outcome("undecided", "info", expected, shown(later), f"{when}与{shown(later)}无法比较。")
    if a.above(b) and in_month(earlier):
        message = f"{when}，{until}累计却只有{shown(later)}，一个月不会比累计还多，必有一个印错。"
        return Outcome("fails", "warn", expected, shown(later), message)
    if a.above(b):
        message = f"{when}，到{until}反而只有{shown(later)}，累计数不应减少，必有一个印错。"
        return Outcome("fails", "warn", expected, shown(later), message)
    surely = b.not_below(a)
    if surely or (b.top is not None and a.bottom is not None):
        message = f"{when}，到{until}为{shown(later)}，累计数没有减少。"
        return Outcome("holds", "info", expected, shown(later), message, by_rounding_only=not surely)
    return Outcome(
        "undecided", "info", expected, shown(later), f"{when}与{shown(later)}只给了大概，无法比较。"
    )


RULE = Rule("monotone", pair, judge, across=None)
