"""The guests of some days at the head of a holiday, and of all of it (头两天入园6万人次,整个假期接待9万人次): no more than of all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.changes.change_words import SAME_PERIOD, compared_with
from checks.figures.sentence import Sentence
from checks.figures.spot import absolute
from checks.rule import Facts
from transforms.metric import Metric

_DAYS = r"[一两二三四五六七八2-8]"
_SOME = re.compile(
    rf"(?:[头前首]{_DAYS}[天日]|(?:第{_DAYS}|首)[天日]|(?:假期|节日)前半段|除夕|当天)[^;。]{{0,12}}$"
)
_ALL = re.compile(
    r"(?:整个|全部)(?:“?五一”?|国庆|春节|中秋)?(?:假期|长假|小长假|黄金周|节日|假日)[^;。]{0,12}$"
)
_GUESTS = re.compile("入园|接待|游客|客流|到访|参观|进[店馆]|人流|来了")
_MONEY = re.compile("门票|营业|销售|营收|旅游收入|进账")
FAR = 12
"""How many times more than all some days may be told to have that is a misprint. 2026-11: 12."""


def first_days(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(all, some days) of one measure in one sentence, all of it told behind."""
    for sentence in facts.sentences:
        if "假" not in sentence.text and "节" not in sentence.text and "黄金周" not in sentence.text:
            continue
        for at, whole in enumerate(sentence.figures):
            if at and _ALL.search(sentence.lead(at)) and _plain(sentence, at):
                part = _before(sentence, at)
                if part is not None and (part.value or 0) <= FAR * (whole.value or 0):
                    yield whole, part


def _before(sentence: Sentence, at: int) -> Metric | None:
    """The nearest figure of the unit before, in the same part of the sentence, if it is of some days."""
    whole = sentence.figures[at]
    for i in range(at - 1, -1, -1):
        if ";" in sentence.lead(i + 1):
            return None
        part = sentence.figures[i]
        if part.unit == whole.unit:
            some = _SOME.search(sentence.lead(i)) and _plain(sentence, i)
            return part if some and _measure(sentence, i) == _measure(sentence, at) else None
    return None


def _measure(sentence: Sentence, at: int) -> tuple[bool, bool]:
    words = sentence.words(at)
    return _GUESTS.search(words) is not None, _MONEY.search(words) is not None


def _plain(sentence: Sentence, at: int) -> bool:
    metric, lead = sentence.figures[at], sentence.lead(at)
    known = absolute(metric) and metric.role == "actual" and any(_measure(sentence, at))
    return known and not compared_with(lead) and not SAME_PERIOD.search(lead)
