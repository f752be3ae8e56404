"""An amount for each head and month over the months of a total (每人每月800元,上半年共发放): heads times amount times months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.digits.near_miss import digits_of, one_slip
from checks.digits.wording import bounds, named, shown
from checks.figures.sentence import Sentence
from checks.interval import Interval, exactly, printed
from checks.means.heads import counts
from checks.means.months_told import is_monthly, is_of_month, months_told, of_households
from checks.means.perhead import BOUND, STEP
from checks.means.product_of import PerHead
from checks.means.products import agrees as agrees_at_once
from checks.means.products import amount
from checks.rule import Outcome
from checks.shares.proportion import not_negative
from transforms.metric import Metric

_ALL = re.compile(
    r"资金|经费|[补津]贴|补助|共|合计|总计|累计|发放|兑[付现]|拨付|支[付出]|需|工资|报酬|低保金|养老金|生活费|保障金"
)
_PART = re.compile(
    r"其中|[去上]年同期|增[加长支]|减[少支]|[省市县区]级|中央|配套|预算|自[付筹]|每[人户名位月]|[人户]均|补差"
)
_NO_HEADS = re.compile(r"其中|新[增聘选]|计划|预计|[去上]年|另有|培训|剩余|退出")
_PLAIN = re.compile(r"共|合计|总计|累计|需|发放|兑[付现]|支付")
_YEAR = re.compile(
    r"^[,、;(]{0,2}(?:即|也就是|相当于|折合|折算|合|约合)?(?:每[人户名]?每?年|年[人户]均|[人户]均每?年|全年|一年)(?:每[人户])?(?:标准|共|合计|可?领取?|发放|为|约|达|就是|计)*$"
)
_YEAR_LEAD = re.compile(r"每[人户名]?每?年[^,;:。0-9]{0,8}$")
_MONTH = re.compile(
    r"^[,、(]{1,2}(?:即|也就是|相当于|折合|折算|合|约合)?(?:每[人户名]?每?月|月[人户]均|[人户]均每?月)(?:标准|为|约|达|计)*$"
)
_RAISED = re.compile(r"(?:提高|增加)[到至为]$")
_AGED = re.compile(r"[0-9]周?岁(?:及|\(含\))?以[上下]")
BEFORE = 2
"""Sentences before its own in which the heads are sought. 2026-11: 2."""
REACH = 3
"""Figures behind or before the amount among which its total is sought. 2026-11: 3."""
DIGITS = 2
"""Digits of a total, and of the heads, that one slip may explain. 2026-11: 2."""


def by_months(told: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    """(heads, amount of a month, total) and (amount of a month, amount of a year) that agree, or that one slip would make agree."""
    for n, sentence in enumerate(told):
        if "月" not in sentence.text or ("每" not in sentence.text and "均" not in sentence.text):
            continue
        for at, each in enumerate(sentence.figures):
            if each.unit != "元" or each.approx != "exact" or not is_of_month(each):
                continue
            yield from _of_year(sentence, at)
            if not is_monthly(each) or STEP.search(_RAISED.sub("", sentence.clause_lead(at))):
                continue
            if BOUND.search(_AGED.sub("", sentence.words(at))):
                continue
            found = _total(told, n, at)
            if found is not None and (heads := _heads(told, n, at, found)) is not None:
                yield heads, each, found


def _of_year(sentence: Sentence, at: int) -> Iterator[tuple[Metric, ...]]:
    """每人每月600元,每人每年7200元; or the other way round."""
    each = sentence.figures[at]
    for i in (at + 1, at - 1):
        if not 0 <= i < len(sentence.figures):
            continue
        year, lead = sentence.figures[i], sentence.lead(i)
        if year.unit != "元" or year.approx != "exact":
            continue
        told = _YEAR.match(lead) if i > at else _YEAR_LEAD.search(lead) and _MONTH.match(sentence.lead(at))
        if told and (_agree_by_year(each, year) or _slipped_by_year(each, year)):
            yield each, year
            return


def _total(told: Sequence[Sentence], n: int, at: int) -> Metric | None:
    """The nearest total of the amount whose months are told: behind it, in the next sentence, or before it."""
    sentence, each = told[n], told[n].figures[at]
    behind = [(sentence, i) for i in range(at + 1, min(len(sentence.figures), at + 1 + REACH))]
    if n + 1 < len(told) and told[n + 1].story_id == sentence.story_id and at + 1 == len(sentence.figures):
        behind += [(told[n + 1], i) for i in range(min(len(told[n + 1].figures), 1))]
    before = [(sentence, i) for i in range(at - 1, max(-1, at - 1 - REACH), -1)]
    for s, i in (*behind, *before):
        total = s.figures[i]
        if (
            total.unit != "元"
            or total.approx != "exact"
            or total.role not in ("actual", "standard", "target")
        ):
            continue
        first, last = sorted((at, i)) if s is sentence else (0, 0)
        if s is sentence and ";" in s.between(first, last):
            continue
        if not _ALL.search(s.words(i)) or _PART.search(s.lead(i)) or months_told(each, total) is None:
            continue
        return total
    return None


def _heads(told: Sequence[Sentence], n: int, at: int, total: Metric) -> Metric | None:
    """The nearest count that makes the total, else the only one of the nearest sentence that one slip explains."""
    each = told[n].figures[at]
    for k in range(n, max(-1, n - 1 - BEFORE), -1):
        sentence = told[k]
        if sentence.story_id != told[n].story_id:
            return None
        able = [i for i in range(len(sentence.figures)) if _counts_heads(sentence, i, each)]
        if k == n:
            able.sort(key=lambda i: (abs(i - at), i > at))
        else:
            able.reverse()
        right = [sentence.figures[i] for i in able if agree_by_months(sentence.figures[i], each, total)]
        if right:
            return right[0]
        if able:
            heads = sentence.figures[able[0]]
            known = {sentence.figures[i].metric_id for i in able}
            if _of_classes(told[n], at):
                return None
            alone = len(able) == 1 or all(sentence.figures[i].of_metric_id in known for i in able[1:])
            told_plainly = _PLAIN.search(total.quote) or _in_a_row(sentence, heads, each, total)
            told_plainly = told_plainly and min(digits_of(total), digits_of(heads)) >= DIGITS
            return heads if alone and told_plainly and _slipped(heads, each, total) else None
    return None


def _of_classes(sentence: Sentence, at: int) -> bool:
    """80至89周岁老人每人每月60元,百岁老人每人每月800元: what each class gets, unless it was raised from one to the other."""
    months = [i for i, m in enumerate(sentence.figures) if i != at and is_monthly(m)]
    return any(i != at - 1 or "由" not in sentence.lead(i) for i in months)


def _in_a_row(sentence: Sentence, *row: Metric) -> bool:
    """Whether figures stand one after the other in a sentence."""
    at = next((i for i, m in enumerate(sentence.figures) if m is row[0]), None)
    return at is not None and sentence.figures[at : at + len(row)] == row


def _counts_heads(sentence: Sentence, i: int, each: Metric) -> bool:
    heads = sentence.figures[i]
    if heads.approx != "exact" or _NO_HEADS.search(sentence.clause_lead(i)):
        return False
    households = of_households(each)
    if counts(sentence, i, "户" if households else "人"):
        return households or heads.unit != "户"
    return not households and heads.unit == "个" and heads.role == "actual" and "岗" in sentence.words(i)


def _times(heads: Metric, each: Metric, total: Metric) -> tuple[Interval, Interval] | None:
    """Heads times amount times months, and the total."""
    counted, known, months = not_negative(heads), amount(each), months_told(each, total)
    summed = not_negative(total)
    if counted is None or known is None or summed is None or months is None:
        return None
    times = counted.times(known)
    return None if times is None else (times.scaled(months), summed)


def agree_by_months(heads: Metric, each: Metric, total: Metric) -> bool:
    both = _times(heads, each, total)
    return both is not None and both[0].meets(both[1])


def _slipped(heads: Metric, each: Metric, total: Metric) -> bool:
    both, months = _times(heads, each, total), months_told(each, total)
    counted, known = not_negative(heads), amount(each)
    if both is None or months is None or counted is None or known is None:
        return False
    times, summed = both
    if not (counted.bottom and known.bottom and summed.bottom):
        return False
    return (
        times.scaled(10).meets(summed)
        or times.meets(summed.scaled(10))
        or one_slip(total, times)
        or one_slip(heads, summed.divided_by(known.scaled(months)))
        or one_slip(each, summed.divided_by(counted.scaled(months)))
    )


def _agree_by_year(each: Metric, year: Metric) -> bool:
    month, whole = printed(each), printed(year)
    if month is None or whole is None:
        return False
    ruled = exactly(year)
    if ruled is not None and ruled.top is not None and ruled.top % (12 * ruled.of) == 0:
        month, whole = exactly(each), ruled
    return month is not None and month.scaled(12).meets(whole)


def _slipped_by_year(each: Metric, year: Metric) -> bool:
    month, whole = exactly(each), exactly(year)
    if month is None or whole is None or not month.bottom or not whole.bottom:
        return False
    return one_slip(year, month.scaled(12)) or one_slip(each, whole.divided_by(Interval.point(12)))


def is_of_months(operands: Sequence[Metric]) -> bool:
    """Whether operands are an amount of a month and that of a year, or heads, amount of a month and a total of months.

    What agrees without its months (10月份发放180万元) is left to the plain product.
    """
    if len(operands) == 2:
        return operands[0].unit == operands[1].unit == "元" and is_of_month(operands[0])
    if len(operands) != 3 or operands[1].unit != "元" or not is_monthly(operands[1]):
        return False
    heads, each, total = operands
    if total.unit != "元" or months_told(each, total) is None:
        return False
    return not agrees_at_once(PerHead(heads, each, total, sure=False))


def months_outcome(operands: Sequence[Metric]) -> Outcome:
    """The months together come to the printed total, or do not."""
    *heads, each, total = operands
    months = months_told(each, total) if heads else 12
    if heads:
        both = _times(heads[0], each, total)
    else:
        known, summed = exactly(each), printed(total)
        both = None if known is None or summed is None else (known.scaled(12), summed)
    told = f"{shown(heads[0]) + '按' if heads else ''}{named(each)}、{months}个月计"
    if both is None:
        return Outcome("undecided", "info", "", shown(total), f"{told}无法核算。")
    times, summed = both
    expected = f"{bounds(times)}{each.unit}"
    if times.meets(summed) or (not heads and _agree_by_year(each, total)):
        exact = times.low == times.high == summed.low == summed.high
        message = f"{told}为{expected}，与所印{shown(total)}相符。"
        return Outcome("holds", "info", expected, shown(total), message, by_rounding_only=not exact)
    message = f"{told}应为{expected}，文中总数却印作{shown(total)}。"
    return Outcome("fails", "warn", expected, shown(total), message)
