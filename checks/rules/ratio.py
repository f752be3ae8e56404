"""A share is its part over its whole, and a total its heads times the amount per head (占比与人均)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checks.consequence import turns_target
from checks.digits.compared import compared
from checks.digits.wording import bounds, named, shown
from checks.figures.sentence import Sentence
from checks.figures.spot import stories
from checks.interval import exactly
from checks.means.by_classes import by_classes, class_rows, classes_outcome, is_of_classes
from checks.means.by_days import by_days, by_days_outcome, is_by_days
from checks.means.by_months import by_months, is_of_months, months_outcome
from checks.means.daily import daily_mean, daily_means, days_of, rounded
from checks.means.each_deed import each_deed
from checks.means.lasting import lasting
from checks.means.product_choice import products
from checks.means.product_of import PerHead
from checks.means.products import agrees, product
from checks.means.quotients import quotients, times_told
from checks.means.single_unit import single_units
from checks.means.times_of import times_of
from checks.means.yearly import is_yearly, yearly_mean, yearly_means, years_of
from checks.rule import Facts, Outcome, Rule
from checks.shares.decided import decided, is_decided, share_of_decided
from checks.shares.hundred_rows import shares_of_rows
from checks.shares.proportion import agree, not_negative, quotient
from checks.shares.several import several
from checks.shares.share_choice import chosen
from checks.shares.the_rest import is_of_the_rest, rates_of_the_rest, share_of_the_rest
from checks.totals.case_load import case_loads, closing_rate, is_case_load
from checks.totals.together import share_of_parts, shares_together
from transforms.metric import Metric

_BOUNDS = ("以上", "以下", "以内")


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """(whole, part, percent), (total, mean of a day or year), (base, figure, times) and (heads, per head, total).

    Where the words leave doubt who belongs to whom, only a group whose numbers agree is taken.
    """
    loads = [load for sentence in facts.sentences for load in _closing_rates(sentence)]
    rates = {id(load[-1]) for load in loads}
    yield from loads
    for both in decided(facts):
        rates.add(id(both[-1]))
        yield both
    for together in (*shares_together(facts), *several(facts), *rates_of_the_rest(facts)):
        if id(together[-1]) not in rates:
            rates.add(id(together[-1]))
            yield together
    for share in chosen(facts):
        if id(share.percent) not in rates:
            yield share.whole, share.part, share.percent
    for story in stories(facts):
        yield from shares_of_rows(story, facts)
    yield from daily_means(facts)
    yield from yearly_means(facts)
    yield from times_of(facts)
    yield from quotients(facts)
    yield from by_days(facts.sentences)
    yield from by_months(facts.sentences)
    yield from lasting(facts.sentences)
    rows = list(class_rows(facts.sentences))
    yield from by_classes(rows)
    # Of several classes, the amount of one is seldom that of all: such a product is taken where it is right.
    of_class = {id(each) for row in rows for each in row.amounts}
    for found in (*products(facts.sentences), *each_deed(facts.sentences), *single_units(facts.sentences)):
        bound = found.total.evidence.raw_text.endswith(_BOUNDS)  # 标的额150万元以上的案件9件: no total
        if not bound and (id(found.each) not in of_class or agrees(found)):
            yield found.heads, found.each, found.total


def _closing_rates(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    if "率" in sentence.text and ("存" in sentence.text or "结转" in sentence.text):
        yield from (load for load in case_loads(sentence) if load[-1].unit == "%")


def _exact(*metrics: Metric) -> bool:
    return all(m.approx == "exact" and m.value is not None for m in metrics)


def _share_outcome(whole: Metric, part: Metric, percent: Metric) -> Outcome:
    ratio = quotient(whole, part)
    agrees = agree(whole, part, percent)
    if ratio is None or agrees is None:
        return Outcome(
            "undecided", "info", "", shown(percent), f"{named(part)}占{shown(whole)}的比例无法核算。"
        )
    turned = not agrees and percent.role == "target_pct" and turns_target(ratio, percent)
    return compared(
        percent,
        f"{bounds(ratio, 3)}%",
        meets=agrees,
        holds=f"{named(part)}占{named(whole)}的",
        fails=f"{named(part)}除以{named(whole)}应为",
        rounded=not (_exact(whole, part, percent) and ratio == exactly(percent)),
        severity="error" if turned else "warn",
    )


def _product_outcome(heads: Metric, each: Metric, total: Metric) -> Outcome:
    both = product(PerHead(heads, each, total, sure=True))
    if both is None:
        return Outcome("undecided", "info", "", shown(total), f"{shown(heads)}与{named(each)}无法核算。")
    times, summed = both
    expected = f"{bounds(times)}{each.unit}"
    if times.meets(summed):
        exact = _exact(heads, each, total) and times.low == times.high == summed.low == summed.high
        message = f"{shown(heads)}按{named(each)}计为{expected}，与所印{shown(total)}相符。"
        return Outcome("holds", "info", expected, shown(total), message, by_rounding_only=not exact)
    message = f"{shown(heads)}按{named(each)}计应为{expected}，文中总数却印作{shown(total)}。"
    return Outcome("fails", "warn", expected, shown(total), message)


def _times_outcome(base: Metric, figure: Metric, times: Metric) -> Outcome:
    below, above, said = not_negative(base), not_negative(figure), times_told(times)
    ratio = None if below is None or above is None else above.divided_by(below)
    if ratio is None or said is None:
        return Outcome(
            "undecided", "info", "", shown(times), f"{named(figure)}是{shown(base)}的几倍无法核算。"
        )
    told = f"{named(figure)}是{shown(base)}的"
    right, rounded = ratio.meets(said), ratio != said
    return compared(times, f"{bounds(ratio)}倍", meets=right, holds=told, fails=told, rounded=rounded)


def _daily_outcome(total: Metric, each: Metric) -> Outcome:
    mean = daily_mean(total)
    said = rounded(each)
    if mean is None or said is None:
        return Outcome("undecided", "info", "", shown(each), f"{named(each)}无法核算。")
    told = f"{named(total)}分到{days_of(total)}天"
    return compared(
        each,
        f"{bounds(mean)}{each.unit}",
        meets=mean.meets(said),
        holds=f"{told}为",
        fails=f"{told}应为",
        called="日均",
        rounded=mean != said,
    )


def _yearly_outcome(total: Metric, each: Metric) -> Outcome:
    mean, said = yearly_mean(total, each), rounded(each)
    if mean is None or said is None:
        return Outcome("undecided", "info", "", shown(each), f"{named(each)}无法核算。")
    told = f"{named(total)}分到{years_of(each)}年"
    return compared(
        each,
        f"{bounds(mean)}{each.unit}",
        meets=mean.meets(said.magnitudes()),
        holds=f"{told}为",
        fails=f"{told}应为",
        called="年均",
        rounded=mean != said,
    )


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """Part ÷ whole meets the printed share, or heads × amount the printed total.

    Both disagree in digits only, save a rate of completion on the other side of all that was due.
    """
    if is_of_months(operands):
        return months_outcome(operands)
    if len(operands) == 2:
        return _yearly_outcome(*operands) if is_yearly(operands[1]) else _daily_outcome(*operands)
    if is_by_days(operands):
        return by_days_outcome(operands)
    if is_of_classes(operands):
        return classes_outcome(operands)
    if len(operands) > 3:
        return closing_rate(operands) if is_case_load(operands) else share_of_parts(operands)
    first, second, third = operands
    if is_decided(first, third):
        return share_of_decided(first, second, third)
    if is_of_the_rest(second, third):
        return share_of_the_rest(first, second, third)
    if third.unit in ("倍", ""):
        return _times_outcome(first, second, third)
    if third.unit in ("%", "成"):
        return _share_outcome(first, second, third)
    return _product_outcome(first, second, third)


RULE = Rule("ratio", pair, judge, across=None)
