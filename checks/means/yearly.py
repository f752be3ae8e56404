"""What came together in so many years, and its mean of a year (四年来累计减贫3.2万人,年均减贫0.8万人)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.digits.near_miss import one_slip
from checks.figures.folded import folded
from checks.figures.sentence import Sentence
from checks.figures.spot import absolute
from checks.interval import Interval, printed
from checks.means.daily import means, rounded
from checks.rule import Facts
from transforms.metric import Metric

_MEAN = re.compile(r"(?:年均|平均每年|每年平均)(?P<of>[^,;:、。]{0,10})$")
_TOGETHER = re.compile(r"累计|[共总]|合计|减少|增加|减[贫排员]|完成")
_YEARS = re.compile(
    r"(?<![0-9第])(?P<years>[0-9]{1,2}|[两二三四五六七八九]|十[一二三四五六七八九]?)年(?:来|间|内|里|中|共|累计|时间|总计)"
)
_DIGITS = {"两": 2, **{digit: n for n, digit in enumerate("一二三四五六七八九十", 1)}}


def is_yearly(each: Metric) -> bool:
    """Whether a figure is told as the mean of a year."""
    return _MEAN.search(folded(each.quote)[: max(0, each.start - each.sentence_start)]) is not None


def years_of(each: Metric) -> int | None:
    """Over how many years the sentence of a mean tells that it is taken; None where it does not say so once."""
    said = {
        m["years"] for m in _YEARS.finditer(folded(each.quote)[: max(0, each.start - each.sentence_start)])
    }
    if len(said) != 1:
        return None
    years = said.pop()
    many = int(years) if years.isdigit() else sum(_DIGITS[digit] for digit in years)
    return many if many > 1 else None


def yearly_mean(total: Metric, each: Metric) -> Interval | None:
    """The total shared out over the years."""
    known, years = printed(total), years_of(each)
    if known is None or years is None:
        return None
    return known.magnitudes().divided_by(Interval.point(years))


def yearly_means(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(total, mean) where they agree, or one slip in either of them explains that they do not."""
    return means(facts, ("年均", "每年"), _total, _belong)


def _total(sentence: Sentence, at: int) -> Metric | None:
    """The amount right before a mean of a year, or before how it compares, that is told as come together."""
    mean, before = sentence.figures[at], at - 1
    said = _MEAN.search(sentence.lead(at)) if mean.approx == "exact" and not _relative(mean) else None
    if said is None or ";" in sentence.lead(at):
        return None
    while before and _relative(sentence.figures[before]):
        before -= 1
    total, lead = sentence.figures[before], sentence.clause_lead(before)
    if total.unit != mean.unit or total.approx != "exact" or not total.value or not _TOGETHER.search(lead):
        return None
    return total if not said["of"] or set(said["of"]) & set(lead) else None


def _relative(metric: Metric) -> bool:
    return (not absolute(metric) and metric.role != "change") or metric.unit in ("%", "倍", "个百分点")


def _belong(total: Metric, each: Metric) -> bool:
    mean, said, years = yearly_mean(total, each), rounded(each), years_of(each)
    if mean is None or said is None or years is None:
        return False
    said = said.magnitudes()
    return mean.meets(said) or one_slip(each, mean) or one_slip(total, said.scaled(years))
