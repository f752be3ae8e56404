"""When two figures may state one fact: their places, times, words and digits (重复陈述的判据)."""

from __future__ import annotations

import re

from transforms.links.frame import CLAUSE_REACH, Spot
from transforms.metric import Metric
from transforms.phrases.phrase import any_of

_NOT_WORDS = re.compile(r"[^一-龥]|全[市县区省镇乡州旗]|[该本我][市县区省镇乡州旗]|截至|当日|今年|目前")


def one_place(earlier: Metric, later: Metric) -> bool:
    """Whether both are of one place, and not of two named schools or firms in it."""
    named = earlier.subject and later.subject
    return earlier.place == later.place and not (named and earlier.subject != later.subject)


def one_time(earlier: Metric, later: Metric) -> bool:
    """Whether nothing known sets their times apart: 截至9月底 and 前三季度 end together."""
    a, b = (earlier.period_start, earlier.period_end), (later.period_start, later.period_end)
    if a == b or a == (None, None) or b == (None, None):
        return True
    return a[1] is not None and a[1] == b[1] and None in (a[0], b[0])


def swapped(a: str, b: str) -> bool:
    """Whether two neighbouring digits of one numeral changed places in the other; a point between them is passed over."""
    if len(a) != len(b) or a.find(".") != b.find("."):
        return False
    differ = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(differ) != 2:
        return False
    i, j = differ
    return (j == i + 1 or a[i + 1 : j] == ".") and a[i] == b[j] and a[j] == b[i]


def one_slip(a: str, b: str) -> bool:
    """Whether two numerals of one length differ in one digit, or in two neighbours that changed places."""
    differ = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(differ) == 1:
        return a[differ[0]].isdigit() and b[differ[0]].isdigit()
    return swapped(a, b)


def clause_words(spot: Spot) -> str:
    """The words of the clause around a number, without place and time."""
    metric, text = spot.metric, spot.text
    before = text[max(metric.sentence_start, metric.start - CLAUSE_REACH) : metric.start]
    after = text[metric.end : min(metric.sentence_end, metric.end + 20)]
    clause = re.split(r"[,;:。]", before)[-1] + re.split(r"[,;:。0-9]", after)[0]
    return letters(clause)


def letters(words: str) -> str:
    """Only what says something: no figures and marks, no words of place and time."""
    return _NOT_WORDS.sub("", words)


_CLASS = re.compile(rf"(?:{any_of('division')}|职业|普通|中等|高等|特殊|成人|民办|公办|[省市县区]级)+")


def of_a_class(a: str, b: str) -> bool:
    """Whether one name is the other behind a class of things: 高中在校生, 职业高中在校生."""
    short, long = sorted((a, b), key=len)
    return long.endswith(short) and _CLASS.fullmatch(long, 0, len(long) - len(short)) is not None
