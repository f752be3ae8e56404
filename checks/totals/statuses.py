"""How far the things of one list have come (15件实事中,已完成6件、正常推进7件、滞后2件): the last status leaves no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.figures.sentence import Sentence, letters
from checks.figures.step import is_level
from checks.totals.listed import adds_up, missed_by_a_slip
from transforms.metric import Metric

_AMONG = re.compile(r"^[^,;。、0-9]{1,10}中,?[^,;。、]{0,12}$")
_NEXT = re.compile(r"^(?:[、,;]|和|以?及)[^,;。、]{1,16}$")
_LAST = re.compile(r"滞后|落后|未(?!来)|尚|持平|暂[停缓]|逾期|退出")
_NESTED = re.compile(r"开工|启动|其中|优于|纳入")
MOST = 6
"""Statuses of one list. 2026-11: 6."""


def statuses(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """(all, status, status, …) where the list ends on those that lag behind and misses all by one slip."""
    figures = sentence.figures
    for at, whole in enumerate(figures[:-3] if "中" in sentence.text else ()):
        if not is_level(whole) or not _AMONG.match(sentence.lead(at + 1)):
            continue
        last = at + 1
        while last + 1 < min(len(figures), at + 1 + MOST) and _goes_on(sentence, last + 1, whole):
            last += 1
        listed = figures[at + 1 : last + 1]
        words = [sentence.words(i) for i in range(at + 1, last + 1)]
        if len(listed) < 3 or any(m.unit != whole.unit or not is_level(m) for m in listed):
            continue
        apart = _LAST.search(words[-1]) is not None and not any(map(_NESTED.search, words))
        if apart and (sum(m.value or 0 for m in listed) == whole.value or missed_by_a_slip(whole, listed)):
            yield whole, *listed


_DENIED = re.compile(r"(?:决定)?不予?(?P<deed>[一-龥]{2,6})$")
BACK = 6
"""Figures before what was denied among which what was granted is sought. 2026-11: 6."""


def granted_and_denied(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """(all, granted, denied) in one unit: 审查逮捕52件70人,批准逮捕40件51人,不批准逮捕12件19人.

    More than all is a slip; less may be still open, but not where 其中 takes all of them apart.
    """
    figures = sentence.figures
    for at in range(2, len(figures) if "不" in sentence.text else 0):
        named = next((i for i in range(at, max(-1, at - 2), -1) if letters(sentence.clause_lead(i))), at)
        said = _DENIED.search(sentence.clause_lead(named))
        if said is None or not is_level(figures[at]):
            continue
        told = [
            i
            for i in range(named - 1, max(-1, at - 1 - BACK), -1)
            if figures[i].unit == figures[at].unit and is_level(figures[i])
        ]
        if len(told) < 2 or ";" in sentence.between(told[1], at):
            continue
        granted, whole = told[:2]
        own = next(
            (i for i in range(granted, max(-1, granted - 2), -1) if letters(sentence.clause_lead(i))), granted
        )
        name = iter(sentence.clause_lead(own))
        if "不" in sentence.clause_lead(own) or not all(letter in name for letter in said["deed"]):
            continue
        group = figures[whole], figures[granted], figures[at]
        over = (group[1].value or 0) + (group[2].value or 0) > (group[0].value or 0)
        if adds_up(group[0], group[1:]) or (
            (over or "其中" in sentence.lead(own)) and missed_by_a_slip(group[0], group[1:])
        ):
            yield group


def _goes_on(sentence: Sentence, at: int, whole: Metric) -> bool:
    return sentence.figures[at].unit == whole.unit and _NEXT.match(sentence.lead(at)) is not None
