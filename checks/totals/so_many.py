"""A total that says of how many things it is (三大作物合计47万吨), behind just so many figures, in its sentence or those before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.changes.change_words import compared_with
from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR, kin
from checks.figures.step import is_level
from checks.goals.goal_words import is_goal
from checks.totals.listed import adds_up, missed_by_a_slip
from transforms.metric import Metric

_SAID = re.compile(
    r"(?:^|[,;。])(?:上述|以上|这|前述)?(?P<many>[两二三四五六七八九十])(?:大|项|类|者|个|种|税|镇|乡|县|市|区|村|街道|地|家|校|院)[一-龥]{0,8}?(?:合计|共计|总计|相加|共(?!有|建|同|享|青|识|产))[一-龥]{0,6}$"
)
_OTHERS = re.compile(r"其中|占|[去上]年|同期|每|均|[0-9]月|截[至止]|计划|累计|预计")
_MANY = {"两": 2, **{spelled: n for n, spelled in enumerate("一二三四五六七八九十", 1)}}
LEAD = 28
"""Characters before a total in which it is said of how many it is. 2026-11: 28."""
BEFORE = 4
"""Sentences before that of the total that may tell one thing each. 2026-11: 4."""


def so_many_together(told: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    """(total, part, …) that adds up, or that one slip would make add up."""
    for n, sentence in enumerate(told):
        if "计" not in sentence.text and "共" not in sentence.text and "相加" not in sentence.text:
            continue
        for at, total in enumerate(sentence.figures):
            begin = total.start - sentence.start
            lead = sentence.text[max(0, begin - LEAD) : begin]
            said = _SAID.search(lead) if "计" in lead or "共" in lead or "相加" in lead else None
            if said is None or not is_level(total):
                continue
            parts = _parts(told, n, at, _MANY[said["many"]])
            if parts and (adds_up(total, parts) or missed_by_a_slip(total, parts)):
                yield (total, *parts)


def _parts(told: Sequence[Sentence], n: int, at: int, many: int) -> list[Metric]:
    """The only figures of the total's unit before it in its sentence, or else in those right before: just so many."""
    total = told[n].figures[at]
    found: list[Metric] = []
    for k in range(n, max(-1, n - 1 - BEFORE), -1):
        sentence = told[k]
        if sentence.story_id != told[n].story_id or (k < n and told[k + 1].start - sentence.end > NEXT_DOOR):
            break
        able = range(at) if k == n else range(len(sentence.figures))
        here = [i for i in able if sentence.figures[i].unit == total.unit and is_level(sentence.figures[i])]
        if any(not _plain(sentence, i) for i in here):
            return []
        found = [*(sentence.figures[i] for i in here), *found]
        if len(found) >= many or (k < n and not here):
            break
    return found if len(found) == many and all(kin(m, total) for m in found) else []


def _plain(sentence: Sentence, at: int) -> bool:
    """Whether a figure is told for itself: no goal, no part, no level of another time."""
    said = sentence.clause_lead(at)
    return not (_OTHERS.search(said) or is_goal(sentence, at) or compared_with(sentence.lead(at)))
