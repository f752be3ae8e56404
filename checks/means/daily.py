"""What came in over a number of days, and its mean of a day (受理71410件,日均10201件).

The period of the total says over how many days; a running one (今年以来) does not say it to the day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from checks.digits.exact import exact
from checks.digits.near_miss import one_slip
from checks.figures.sentence import Sentence
from checks.figures.step import is_level
from checks.interval import Interval, printed
from checks.means.product_of import PerHead
from checks.means.products import agrees
from checks.rule import Facts
from transforms.metric import Metric

_MEAN = re.compile(r"^[^;。]*?(?:(?<!作)日均|(?<!工作日)平均每[天日])[^,;:、。]{0,8}$")
_RUNNING = re.compile(r"以来|截至|目前|至今|[上中下]旬")
_DAY_TO_DAY = re.compile(r"[日号].{0,6}[日号]")
A_MONTH = 31
"""Days that are told with both their ends. 2026-11: 31."""
LONGEST = 366
"""Days of one year; a longer period is told by its years. 2026-11: 366."""


def days_of(total: Metric) -> int | None:
    """The days of a period of which both ends are told."""
    start, end = total.period_start, total.period_end
    if start is None or end is None or _RUNNING.search(total.period_text):
        return None
    days = (end - start).days + 1
    return days if 1 < days <= LONGEST else None


def daily_mean(total: Metric) -> Interval | None:
    """The total shared out over the days of its period."""
    known, days = printed(total), days_of(total)
    if known is None or days is None or known.low is None or known.low < 0:
        return None
    return known.divided_by(Interval.point(days))


def rounded(each: Metric) -> Interval | None:
    """What a mean printed so may be: even of people it was rounded, or cut, to its last digit."""
    low, high = each.printed_low, each.printed_high
    return None if low is None or high is None else Interval(exact(low), exact(high + (high - low) / 2))


def daily_means(facts: Facts) -> Iterator[tuple[Metric, ...]]:
    """(total, mean) where they agree, or one slip in either of them explains that they do not; (days, mean, total) of
    days that their sentence counts (8天假期里).
    """
    for total, mean in means(facts, ("日均", "平均每"), _total, _belong):
        days = days_of(total)
        counted = [
            m
            for m in facts.by_story[mean.story_id]
            if m.sentence_start == mean.sentence_start and m.unit in ("天", "日") and m.start < mean.start
        ]
        known, said = daily_mean(total), rounded(mean)
        if len(counted) == 1 and counted[0].value == days and counted[0].approx == "exact":
            told = PerHead(counted[0], mean, total, sure=True)
            # A mean whose digits were cut holds, though it is not what the total rounds to.
            if agrees(told) or known is None or said is None or not known.meets(said):
                yield told.heads, told.each, told.total
                continue
        yield total, mean


def means(
    facts: Facts,
    cues: tuple[str, str],
    total_of: Callable[[Sentence, int], Metric | None],
    belong: Callable[[Metric, Metric], bool],
) -> Iterator[tuple[Metric, Metric]]:
    """(total, mean) of every sentence with one of the ``cues``, where the two ``belong`` together."""
    for sentence in facts.sentences:
        text = sentence.text
        if cues[0] not in text and cues[1] not in text:
            continue
        for at in range(1, len(sentence.figures)):
            total = total_of(sentence, at)
            if total is not None and belong(total, sentence.figures[at]):
                yield total, sentence.figures[at]


def _total(sentence: Sentence, at: int) -> Metric | None:
    """The figure right before a mean of a day, or before how that figure changed."""
    mean, before = sentence.figures[at], at - 1
    if mean.approx != "exact" or mean.role not in ("actual", "rate") or not _MEAN.match(sentence.lead(at)):
        return None
    while before and sentence.figures[before].role == "change":
        before -= 1
    total = sentence.figures[before]
    return total if total.unit == mean.unit and is_level(total) else None


def _belong(total: Metric, each: Metric) -> bool:
    mean, said, days, known = daily_mean(total), rounded(each), days_of(total), printed(total)
    if mean is None or said is None or days is None or known is None:
        return False
    if mean.meets(said):
        return True
    return _to_the_day(total) or one_slip(each, mean) or one_slip(total, said.scaled(days))


def _to_the_day(total: Metric) -> bool:
    """Whether a few days are told with both their ends (7月8日至14日), so that nothing else can be meant."""
    days = days_of(total)
    return days is not None and days <= A_MONTH and _DAY_TO_DAY.search(total.period_text) is not None
