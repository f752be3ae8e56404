"""Figures without a measure word, or in 倍, that are one printed amount over another (城乡居民收入比2.5, 求人倍率1.2, 拉动比8倍)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.digits.near_miss import one_slip
from checks.figures.raised import called
from checks.figures.sentence import Sentence
from checks.figures.spot import Spot, back, stories
from checks.figures.step import is_level
from checks.interval import Interval, truncated
from checks.rule import Facts
from checks.shares.proportion import not_negative
from transforms.metric import Metric
from transforms.record import record


@record
class Quotient:
    """How a quotient is called, what its figure is told as and what its base; ``sure`` where nothing else has the name."""

    name: re.Pattern[str]
    figure: re.Pattern[str]
    base: re.Pattern[str]
    sure: bool = True


_IS = "(?:约|大约|为|达到?|是|高达|近)*$"
_QUOTIENTS = (
    Quotient(
        re.compile(f"城乡(?:居民)?(?:人均)?(?:可支配)?收入(?:倍差|差距|比值?|倍差比)(?:值|倍数)?{_IS}"),
        re.compile("城镇(?:常住)?居民人均(?:可支配)?收入"),
        re.compile("农村(?:常住)?居民人均(?:可支配|纯)?收入|农民人均(?:可支配|纯)?收入"),
    ),
    Quotient(
        re.compile(f"求人倍率{_IS}"),
        re.compile("岗位|招聘|需求人数|用工需求"),
        re.compile("求职"),
    ),
    Quotient(
        re.compile(f"(?:拉动|撬动|杠杆)(?:比例?|率|倍数|系数|效应)?{_IS}"),
        re.compile("拉动|撬动|带动"),
        re.compile("核销|兑付|投放|发放|投入"),
        sure=False,
    ),
    Quotient(
        re.compile(
            f"^,?(?:大?约|相当于|是|为|达到?)(?P<of>核销|兑付|投放|发放|投入|补贴|财政)[^,;。0-9]{{0,6}}的{_IS}"
        ),
        re.compile("拉动|撬动|带动"),
        re.compile("核销|兑付|投放|发放|投入|补贴|财政"),
    ),
)
_MAY_BE = re.compile("收入|倍率|[拉撬]动|杠杆|相当于|[核投发兑补财]")
BEFORE = 1
"""Sentences before its own in which the two amounts of a quotient are sought. 2026-11: 1."""


def quotients(facts: Facts) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(base, figure, quotient) of every such quotient whose two amounts are told before it."""
    for story in stories(facts):
        for n, sentence in enumerate(story):
            if not ("比" in sentence.text or "倍" in sentence.text):
                continue
            for at, metric in enumerate(sentence.figures):
                if metric.unit in ("倍", "") and metric.approx == "exact" and metric.role != "change" and at:
                    found = _found(story, n, at)
                    if found is not None:
                        yield *found, metric


def _found(story: Sequence[Sentence], n: int, at: int) -> tuple[Metric, Metric] | None:
    sentence = story[n]
    lead = called(sentence, at)
    if _MAY_BE.search(lead) is None:
        return None
    for kind in _QUOTIENTS:
        said = kind.name.search(lead)
        if said is None:
            continue
        before = list(back(story, n, at, BEFORE, 16, is_level))
        figure = next((s for s in before if kind.figure.search(s.words) and s.metric.unit), None)
        of = said.groupdict().get("of")
        bases = [s for s in before if kind.base.search(s.words) and (of is None or of in s.words)]
        bases = [s for s in bases if figure is not None and s != figure and _of_one_kind(s, figure)]
        if figure is None or not bases:
            return None
        right = next((s for s in bases if _agree(s.metric, figure.metric, sentence.figures[at])), None)
        if right is None and (kind.sure or len(bases) == 1) and figure.n == n:
            right = bases[0] if _slip(bases[0].metric, figure.metric, sentence.figures[at]) else None
        return None if right is None else (right.metric, figure.metric)
    return None


def _of_one_kind(base: Spot, figure: Spot) -> bool:
    money = base.metric.unit == figure.metric.unit
    return money or ("元" not in base.metric.unit + figure.metric.unit)


def times_told(times: Metric) -> Interval | None:
    """What the printed quotient may be: one without a measure word is rounded or cut as one with 倍 is."""
    low, high = times.printed_low, times.printed_high
    if times.unit or low is None or high is None or times.approx != "exact":
        return truncated(times)
    return Interval.between(low, high + (high - low) / 2)


def _agree(base: Metric, figure: Metric, times: Metric) -> bool:
    below, above, said = not_negative(base), not_negative(figure), times_told(times)
    ratio = None if below is None or above is None else above.divided_by(below)
    return ratio is not None and said is not None and ratio.meets(said)


def _slip(base: Metric, figure: Metric, times: Metric) -> bool:
    """Whether one slip in one of the three explains that they disagree."""
    below, above, said = not_negative(base), not_negative(figure), times_told(times)
    if below is None or above is None or said is None:
        return False
    ratio, meant = above.divided_by(below), above.divided_by(said)
    product = below.times(said)
    return any(
        wanted is not None and one_slip(metric, wanted)
        for metric, wanted in ((times, ratio), (base, meant), (figure, product))
    )
