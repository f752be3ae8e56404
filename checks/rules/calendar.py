"""A span of days or hours is as long as its first and last day or clock time say (起止日期与天数, 起止时间与小时数)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from checks.digits.wording import bounds, shown
from checks.figures.folded import folded
from checks.figures.sentence import Sentence
from checks.interval import Interval, printed
from checks.means.clock import hours_between, told_hours
from checks.means.perhead import PEOPLE
from checks.rule import Facts, Outcome, Rule
from transforms.metric import Metric
from transforms.times.words import OPENS

_ENDS = "收官|结束|闭幕|落幕|谢幕|收尾|闭园|闭馆|截止|收兵"
"""How the last day is told where a comma parts it from the first (3月2日开赛,4月6日收官)."""
_SPAN = re.compile(
    r"(?:(?P<y1>(?:19|20)\d\d)年)?(?P<m1>1[0-2]|0?[1-9])月(?P<d1>[12]\d|3[01]|0?[1-9])[日号]?"
    rf"(?:零时|凌晨)?(?:起|启动|{OPENS})?(?:,[^,;。]{{2,24}}(?:开始|启动|开幕|开栓|开园))?(?:,?(?:一直)?(?:持续|延续)?\s?(?:至|到|-|—|–|~){{1,2}}\s?|(?<![日号])[,、](?=[^,。;]{{2,12}}(?:{_ENDS})))"
    r"(?:次年|翌年|第二年)?(?:(?:(?P<y2>(?:19|20)\d\d)年)?(?P<m2>1[0-2]|0?[1-9])月)?(?P<d2>[12]\d|3[01]|0?[1-9])[日号]"
)
_LASTS = re.compile(
    r"(?:为期|历时|结束,共|持续|会期|展期|工期|假期|前后|一连|连续|共计|总共|共|长达)[^,;。]{0,3}$"
)
_WITHOUT_REST = re.compile(r"(?:连续|一连|连轴)[^,;。]{0,3}$")
"""Told of all days of the span, whoever stands in between (3月1日至9日,30名党员连续9天值守)."""
_DAYS = frozenset({"天", "日"})
LEAP_YEAR = 2024
"""Stands for a year that is not printed; a span over the end of February is then left alone."""


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """A number of days or hours that a sentence says of the one span of dates or clock times it prints."""
    yield from ((hours,) for hours in told_hours(facts))
    for sentence in facts.sentences:
        if "月" in sentence.text and not _DAYS.isdisjoint([m.unit for m in sentence.figures]):
            yield from ((days,) for days in _told(sentence))


def _told(sentence: Sentence) -> Iterator[Metric]:
    spans = list(_SPAN.finditer(sentence.text))
    figures = [
        m
        for at, m in enumerate(sentence.figures)
        if m.unit in _DAYS and m.approx == "exact" and _LASTS.search(sentence.clause_lead(at))
    ]
    if len(spans) != 1 or len(figures) != 1:
        return
    begin, told = sentence.start + spans[0].end(), figures[0]
    # 从3月1日持续到5月31日,共举办12场,首场为期2天: another thing was told in between.
    between = [m for m in sentence.figures if begin <= m.start < told.start]
    who = _WITHOUT_REST.search(sentence.clause_lead(sentence.figures.index(told))) is not None
    if begin <= told.start and (not between or (who and all(m.unit in PEOPLE for m in between))):
        yield told


def _days(told: Metric) -> int | None:
    """Days from the first to the last, both counted; None where the dates make no span.

    A year that the sentence does not print is that of the period, where this begins on the first day.
    """
    found = _SPAN.search(folded(told.quote))
    if found is None:
        return None
    first_month, last_month = int(found["m1"]), int(found["m2"] or found["m1"])
    begun = told.period_start
    known = begun is not None and (begun.month, begun.day) == (first_month, int(found["d1"]))
    over = last_month < first_month
    year = int(found["y1"] or 0) or int(found["y2"] or 0) - over
    if year <= 0:
        year = begun.year if known and begun is not None else LEAP_YEAR
    later = int(found["y2"] or year + over)
    unsaid = not (found["y1"] or found["y2"] or known)
    unknown_february = unsaid and (first_month <= 2 < last_month or (over and last_month > 2))
    try:
        first, last = date(year, first_month, int(found["d1"])), date(later, last_month, int(found["d2"]))
    except ValueError:
        return None
    return None if unknown_february or last < first else (last - first).days + 1


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """Both ends are counted, as courses and fairs are; a pause in between is said by the page, if at all."""
    (told,) = operands
    if told.unit == "小时":
        return _of_hours(told)
    days, said = _days(told), printed(told)
    if days is None or said is None:
        return Outcome("undecided", "info", "", shown(told), f"起止日期与{shown(told)}无法核对。")
    expected = f"{days}天"
    if said.meets(Interval.point(days)):
        return Outcome("holds", "info", expected, shown(told), f"起止日期共{days}天，与{shown(told)}相符。")
    message = f"按所印起止日期首尾都算共{days}天，文中却说{shown(told)}。"
    return Outcome("fails", "warn", expected, shown(told), message)


def _of_hours(told: Metric) -> Outcome:
    length, said = hours_between(told), printed(told)
    if length is None or said is None:
        return Outcome("undecided", "info", "", shown(told), f"起止时间与{shown(told)}无法核对。")
    known = Interval.point(length)
    expected = f"{bounds(known)}小时"
    if said.meets(known):
        return Outcome("holds", "info", expected, shown(told), f"起止时间共{expected}，与{shown(told)}相符。")
    message = f"按所印起止时间共{expected}，文中却说{shown(told)}。"
    return Outcome("fails", "warn", expected, shown(told), message)


RULE = Rule("calendar", pair, judge, across=None)
