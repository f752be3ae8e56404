"""Amounts told for each of several classes of heads, and what all came to (甲类20名、乙类5名,分别按每人1000元、2000元发放,共3万元)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.digits.near_miss import digits_of, one_slip
from checks.digits.wording import bounds, shown
from checks.figures.sentence import Sentence, letters
from checks.figures.spot import NEXT_DOOR
from checks.interval import Interval, exactly
from checks.means.heads import counts, head_of, measure_of
from checks.means.months_told import is_monthly, months_told
from checks.means.perhead import BOUND
from checks.means.product_of import PerHead
from checks.means.products import amount
from checks.rule import Outcome
from checks.shares.proportion import not_negative
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS
from transforms.record import record

_DEALT = re.compile(r"(?:分别|依次|各自)[^,;:。0-9]{0,12}$")
_DEALT_EACH = re.compile(r"[每均奖补]|标准|资助")
_NEXT = re.compile(r"^的?[^,;:。0-9]{0,6}[、,和及与]")
_ALL = re.compile(r"共|合计|总计|累计|总(?=[投支需奖补])")
_PART = re.compile(r"其中|首批|预拨|第[一二三]批|已到位|[去上]年|计划|预算|每|均")
_BY = re.compile(r"^(?:其中)?(?:按照?)?(?:对)?")
_NAME = re.compile(r"(?P<name>[^每]{1,8}?)(?:每|[人户]均)")
DIGITS = 2
"""Digits of a total that one slip may explain. 2026-11: 2."""
BESIDE = 16
"""Characters between the heads of a class and their amount. 2026-11: 16."""


@record
class Classes:
    """Heads and amount of each class, and the figure behind them that may be the total of all, if there is one."""

    heads: tuple[Metric, ...]
    amounts: tuple[Metric, ...]
    total: Metric | None


def class_rows(told: Sequence[Sentence]) -> Iterator[Classes]:
    """All classes with an amount of each, one after the other."""
    for n, sentence in enumerate(told):
        if len(sentence.figures) < 3 or ("每" not in sentence.text and "分别" not in sentence.text):
            continue
        figures = sentence.figures
        rows = [
            ([figures[i] for i in heads], at) for heads, at in (*_one_by_one(sentence), *_dealt(sentence))
        ]
        for heads, amounts in (*rows, *_named(told, n)):
            yield Classes(tuple(heads), tuple(figures[i] for i in amounts), _total(told, n, amounts))


def by_classes(rows: Sequence[Classes]) -> Iterator[tuple[Metric, ...]]:
    """(heads, amount, heads, amount, …, total) that agree, or that one slip would make agree where the total is told as one."""
    for row in rows:
        if row.total is not None:
            by_turns = [m for both in zip(row.heads, row.amounts, strict=True) for m in both]
            operands = (*by_turns, row.total)
            if _agree(operands) or (_sure(operands) and _slipped(operands)):
                yield operands


def _plain(metric: Metric) -> bool:
    return metric.approx == "exact" and metric.unit not in RELATIVE_UNITS and bool(metric.value)


def _is_amount(sentence: Sentence, at: int) -> bool:
    each = sentence.figures[at]
    return _plain(each) and measure_of(each) is None and BOUND.search(sentence.words(at)) is None


def _one_by_one(sentence: Sentence) -> Iterator[tuple[list[int], list[int]]]:
    """甲类20户每户1万元、乙类30户每户2万元: each class with its amount right behind it."""
    figures, run = sentence.figures, list[int]()
    for i in range(len(figures) + 1):
        if run and i == run[-1] + 1:
            continue
        if i + 1 < len(figures) and _has_amount(sentence, i):
            goes_on = run and figures[run[0] + 1].unit == figures[i + 1].unit and i == run[-1] + 2
            if run and not goes_on and len(run) > 1:
                yield run, [k + 1 for k in run]
            run = [*run, i] if goes_on else [i]
        elif run:
            if len(run) > 1:
                yield run, [k + 1 for k in run]
            run = []


def _has_amount(sentence: Sentence, i: int) -> bool:
    """Whether figure ``i`` counts heads and the next is an amount of each of them."""
    head = head_of(sentence, i + 1)
    if head is None or not _is_amount(sentence, i + 1) or not counts(sentence, i, head):
        return False
    between = sentence.lead(i + 1)
    return len(between) <= BESIDE and ";" not in between and sentence.figures[i].approx == "exact"


def _dealt(sentence: Sentence) -> Iterator[tuple[list[int], list[int]]]:
    """甲类20名、乙类5名,分别按每人1000元、2000元: as many amounts behind the classes as these are."""
    figures = sentence.figures
    for first in range(2, len(figures) - 1):
        lead = sentence.clause_lead(first)
        if not _DEALT.search(lead) or not _DEALT_EACH.search(lead) or not _is_amount(sentence, first):
            continue
        last = first
        while (
            last + 1 < len(figures)
            and figures[last + 1].unit == figures[first].unit
            and sentence.lead(last + 1) in ("、", "和", "及", "与")
        ):
            last += 1
        many = last - first + 1
        if many < 2 or first < many or not all(_is_amount(sentence, i) for i in range(first, last + 1)):
            continue
        heads = list(range(first - many, first))
        head = head_of(sentence, first)
        alike = len({figures[i].unit for i in heads}) == 1 and all(_plain(figures[i]) for i in heads)
        listed = all(_NEXT.match(sentence.lead(i)) for i in heads[1:])
        if alike and listed and (head is None or all(counts(sentence, i, head) for i in heads)):
            yield heads, list(range(first, last + 1))


def _named(told: Sequence[Sentence], n: int) -> Iterator[tuple[list[Metric], list[int]]]:
    """甲类520户、乙类340户,按甲类每户补助1万元、乙类每户补助4万元: amounts by the names of classes that were counted before."""
    sentence = told[n]
    figures, run = sentence.figures, list[int]()
    for i in range(len(figures) + 1):
        alike = i < len(figures) and head_of(sentence, i) is not None and _is_amount(sentence, i)
        if alike and (not run or figures[i].unit == figures[run[0]].unit):
            run.append(i)
            continue
        if len(run) > 1:
            heads = _of_names(told, n, run)
            if heads is not None:
                yield heads, run
        run = [i] if alike else []


def _of_names(told: Sequence[Sentence], n: int, run: Sequence[int]) -> list[Metric] | None:
    """The counts right before a run of amounts, or at the end of the sentence before, that have its names one by one."""
    sentence, many = told[n], len(run)
    heads_of = head_of(sentence, run[0])
    places = [(sentence, i) for i in range(run[0])]
    if not places and n and told[n - 1].story_id == sentence.story_id:
        places = [(told[n - 1], i) for i in range(len(told[n - 1].figures))]
    places = places[-many:]
    if heads_of is None or len(places) < many or not all(counts(s, i, heads_of) for s, i in places):
        return None
    for (s, i), k in zip(places, run, strict=True):
        name = _NAME.match(letters(_BY.sub("", sentence.clause_lead(k))))
        if name is None or not name["name"] or name["name"] not in s.words(i):
            return None
    return [s.figures[i] for s, i in places]


def _total(told: Sequence[Sentence], n: int, amounts: Sequence[int]) -> Metric | None:
    """The figure right behind the last amount, or the first of the next sentence if that is told as a total."""
    sentence, last = told[n], amounts[-1]
    each = sentence.figures[last]
    if last + 1 < len(sentence.figures):
        able = [(sentence, last + 1)]
    elif n + 1 < len(told) and told[n + 1].story_id == sentence.story_id:
        following = told[n + 1]
        near = following.start - sentence.end <= NEXT_DOOR and _ALL.search(following.lead(0))
        able = [(following, 0)] if near else []
    else:
        able = []
    for s, i in able:
        total = s.figures[i]
        fits = total.unit == each.unit or PerHead.scale(total.unit, each.unit) != 1
        if (
            fits
            and _plain(total)
            and not _PART.search(s.lead(i).replace("每月共", "共").replace("每年共", "共"))
        ):
            return total
    return None


def _ruled(each: Metric) -> Interval | None:
    """An amount that is paid by rule (每户补助1万元) is just that; a mean was rounded."""
    mean = "均" in each.quote[: max(0, each.start - each.sentence_start)]
    return amount(each) if mean else exactly(each)


def _of_class(heads: Metric, each: Metric) -> Interval | None:
    counted, known = not_negative(heads), _ruled(each)
    return None if counted is None or known is None else counted.times(known)


def _months(operands: Sequence[Metric]) -> int:
    """Over how many months the total is, where the amounts are of a month."""
    return (months_told(operands[1], operands[-1]) or 1) if is_monthly(operands[1]) else 1


def _together(operands: Sequence[Metric], without: int | None = None) -> Interval | None:
    """All heads times their amounts, but for those of one class."""
    added = Interval.point(0)
    for k in range(0, len(operands) - 1, 2):
        times = _of_class(operands[k], operands[k + 1])
        if times is None:
            return None
        added = added if k == without else added + times.scaled(_months(operands))
    return added


def _summed(operands: Sequence[Metric]) -> Interval | None:
    found = not_negative(operands[-1])
    return None if found is None else found.scaled(PerHead.scale(operands[-1].unit, operands[1].unit))


def _agree(operands: Sequence[Metric]) -> bool:
    added, summed = _together(operands), _summed(operands)
    return added is not None and summed is not None and added.meets(summed)


def _sure(operands: Sequence[Metric]) -> bool:
    """Whether the total is told as that of all."""
    each, total = operands[1], operands[-1]
    begin = max(0, total.start - total.sentence_start)
    timed = is_monthly(each) and months_told(each, total) is None
    told = _ALL.search(total.quote[max(0, begin - 12) : begin])
    return told is not None and digits_of(total) >= DIGITS and not timed


def _slipped(operands: Sequence[Metric]) -> bool:
    added, summed = _together(operands), _summed(operands)
    if added is None or summed is None or not added.bottom or not summed.bottom:
        return False
    total, into = operands[-1], PerHead.scale(operands[1].unit, operands[-1].unit)
    if added.scaled(10).meets(summed) or added.meets(summed.scaled(10)):
        return True
    return one_slip(total, added.scaled(into)) or any(
        _class_slipped(operands, k, summed) for k in range(0, len(operands) - 1, 2)
    )


def _class_slipped(operands: Sequence[Metric], k: int, summed: Interval) -> bool:
    """Whether one slip in the heads or the amount of class ``k`` explains what the others leave of the total."""
    others, heads, each = _together(operands, k), operands[k], operands[k + 1]
    counted, known = not_negative(heads), _ruled(each)
    if others is None or counted is None or known is None or not (counted.bottom and known.bottom):
        return False
    left = (summed - others).divided_by(Interval.point(_months(operands)))
    if left is None or not left.bottom:
        return False
    return one_slip(heads, left.divided_by(known)) or one_slip(each, left.divided_by(counted))


def is_of_classes(operands: Sequence[Metric]) -> bool:
    """Whether operands are heads and amounts of classes by turns, and their total."""
    return len(operands) > 4 and len(operands) % 2 == 1 and operands[-1].unit not in RELATIVE_UNITS


def classes_outcome(operands: Sequence[Metric]) -> Outcome:
    """The classes together come to the printed total, or do not."""
    added, summed, total = _together(operands), _summed(operands), operands[-1]
    told = "、".join(
        f"{shown(operands[k])}按{shown(operands[k + 1])}" for k in range(0, len(operands) - 1, 2)
    )
    if added is None or summed is None:
        return Outcome("undecided", "info", "", shown(total), f"{told}无法核算。")
    expected = f"{bounds(added)}{operands[1].unit}"
    if added.meets(summed):
        exact = added.low == added.high == summed.low == summed.high
        message = f"{told}计共{expected}，与所印{shown(total)}相符。"
        return Outcome("holds", "info", expected, shown(total), message, by_rounding_only=not exact)
    message = f"{told}计应共{expected}，文中总数却印作{shown(total)}。"
    return Outcome("fails", "warn", expected, shown(total), message)
