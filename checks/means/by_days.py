"""An amount for each head and day over so many days (每生每天4元、全年190天): 760元 each, and of all heads together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.digits.near_miss import one_slip
from checks.digits.wording import bounds, named, shown
from checks.figures.folded import folded
from checks.figures.sentence import Sentence
from checks.interval import Interval, exactly, is_whole
from checks.means.heads import counts
from checks.means.perhead import BOUND
from checks.means.product_of import PerHead
from checks.means.products import agrees, slipped
from checks.rule import Outcome
from checks.shares.proportion import not_negative
from transforms.metric import Metric

_DAYS = frozenset({"天", "日", "个工作日"})
_EACH = re.compile(r"每(?P<of>[人生名位户])[一-龥]{0,8}每?[天日][^,;。0-9]{0,10}$")
_OWN = re.compile(r"每[人生名位户]|人均|户均|[一每][人户]")
_ALL = re.compile(r"资金|经费|补助|补贴|共|合计|发放|兑付|兑现|拨付|支付|安排|需")
_PAID = re.compile(r"领|补助|补贴|得|发|挣|共")
_BY_RULE = re.compile(r"按|标准|共需|共发|合计|共计")
_PART = re.compile(r"其中|[去上]年|同期|增加|减少|省级|市级|县级|中央|配套")
BEFORE = 2
"""Sentences before its own in which the heads are sought. 2026-11: 2."""


def by_days(told: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    """(days, amount of a day, amount of all days) and (heads, amount of a day, days, total)."""
    for n, sentence in enumerate(told):
        text = sentence.text
        if "每" not in text or ("天" not in text and "日" not in text):
            continue
        for at, each in enumerate(sentence.figures):
            said = _EACH.search(sentence.clause_lead(at)) if each.unit == "元" else None
            if said is None or each.approx != "exact" or BOUND.search(sentence.words(at)):
                continue
            days = next((i for i in (at + 1, at - 1) if _counts_days(sentence, at, i)), None)
            if days is not None:
                yield from _amounts(told, n, at, days, said["of"])


def _counts_days(sentence: Sentence, at: int, i: int) -> bool:
    figures = sentence.figures
    if not 0 <= i < len(figures) or figures[i].unit not in _DAYS or figures[i].approx != "exact":
        return False
    return len(sentence.between(min(i, at), max(i, at))) <= 16 and ";" not in sentence.lead(max(i, at))


def _amounts(told: Sequence[Sentence], n: int, at: int, days: int, head: str) -> Iterator[tuple[Metric, ...]]:
    sentence = told[n]
    each, many = sentence.figures[at], sentence.figures[days]
    first = max(at, days) + 1
    for i in range(first, min(len(sentence.figures), first + 3)):
        total, lead = sentence.figures[i], sentence.clause_lead(i)
        if total.unit != "元" or total.approx != "exact" or ";" in sentence.between(first - 1, i):
            continue
        if _OWN.search(lead):
            found = PerHead(many, each, total, sure=True)
            paid = i == first and _PAID.search(lead) and not BOUND.search(lead)
            if agrees(found) or (paid and slipped(found)):
                yield many, each, total
            return
        elif _ALL.search(sentence.words(i)) and not _PART.search(sentence.lead(i)):
            yield from _of_all(told, n, head, (at, days, i))


def _of_all(
    told: Sequence[Sentence], n: int, head: str, places: tuple[int, int, int]
) -> Iterator[tuple[Metric, ...]]:
    """The nearest count that makes the total, else the only one of the nearest sentence that one slip explains."""
    each, days, total = (told[n].figures[i] for i in places)
    for before in range(n, max(-1, n - 1 - BEFORE), -1):
        sentence = told[before]
        if sentence.story_id != told[n].story_id:
            return
        heads = [
            m
            for i, m in enumerate(sentence.figures)
            if m.approx == "exact" and counts(sentence, i, head) and not _PART.search(sentence.clause_lead(i))
        ]
        right = [m for m in heads if right_of(m, each, days, total)]
        if right:
            yield right[0], each, days, total
            return
        known = {m.metric_id for m in sentence.figures}
        wholes = [m for m in heads if m.of_metric_id not in known]
        if heads:
            own = told[n]
            ruled = _BY_RULE.search(own.lead(places[0]) + own.tail(max(places[:2])) + own.lead(places[2]))
            if ruled and len(wholes) == 1 and _slipped(wholes[0], each, days, total):
                yield wholes[0], each, days, total
            return


def is_by_days(operands: Sequence[Metric]) -> bool:
    """Whether four operands are heads, the amount of a day, days and total."""
    if len(operands) != 4 or operands[2].unit not in _DAYS or operands[1].unit != "元":
        return False
    each = operands[1]
    return _EACH.search(folded(each.quote)[: max(0, each.start - each.sentence_start)]) is not None


def _together(heads: Metric, each: Metric, days: Metric) -> Interval | None:
    counted, amount, many = not_negative(heads), exactly(each), exactly(days)
    if counted is None or amount is None or many is None:
        return None
    times = counted.times(amount)
    return None if times is None else times.times(many)


def right_of(heads: Metric, each: Metric, days: Metric, total: Metric) -> bool | None:
    """Whether the four agree as far as printed digits tell; None when it cannot be said."""
    both = _together(heads, each, days), not_negative(total)
    return None if both[0] is None or both[1] is None else both[0].meets(both[1])


def _slipped(heads: Metric, each: Metric, days: Metric, total: Metric) -> bool:
    times, summed = _together(heads, each, days), not_negative(total)
    counted, amount, many = not_negative(heads), exactly(each), exactly(days)
    if times is None or summed is None or counted is None or amount is None or many is None:
        return False
    shares = [counted.times(amount), counted.times(many), amount.times(many)]
    if any(s is None or not s.bottom for s in shares):
        return False
    by_day, by_amount, by_head = (summed.divided_by(s) for s in shares if s is not None)
    return (
        times.scaled(10).meets(summed)
        or times.meets(summed.scaled(10))
        or one_slip(total, times)
        or one_slip(days, by_day)
        or one_slip(each, by_amount)
        or one_slip(heads, by_head)
    )


def by_days_outcome(operands: Sequence[Metric]) -> Outcome:
    """Heads times days times the amount of a day is the printed total, or is not."""
    heads, each, days, total = operands
    times, summed = _together(heads, each, days), not_negative(total)
    told = f"{shown(heads)}按{named(each)}、{shown(days)}计"
    if times is None or summed is None:
        return Outcome("undecided", "info", "", shown(total), f"{told}无法核算。")
    expected = f"{bounds(times)}{each.unit}"
    if times.meets(summed):
        exact = is_whole(heads.unit) and times.low == times.high == summed.low == summed.high
        message = f"{told}为{expected}，与所印{shown(total)}相符。"
        return Outcome("holds", "info", expected, shown(total), message, by_rounding_only=not exact)
    return Outcome(
        "fails", "warn", expected, shown(total), f"{told}应为{expected}，文中总数却印作{shown(total)}。"
    )
