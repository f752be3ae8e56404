"""What stands around one quantity: the words before and after it that say what it measures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.quantity import Quantity
from transforms.sentence import Outline


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The text around a quantity, cut at its clause, its sentence and its neighbours.

    ``left`` runs from the clause's start, or from the metric before it in the clause, to the quantity;
    ``right`` from the quantity to the clause's end or the next metric. ``before`` is the whole clause
    before the quantity, ``lead`` all of the sentence before it since a semicolon, ``sentence`` its sentence. The ``*_start`` fields are offsets of the text.
    """

    text: str
    left: str
    right: str
    before: str
    lead: str
    sentence: str
    left_start: int
    clause_start: int
    clause_end: int
    group_start: int
    sentence_start: int
    sentence_end: int
    paragraph_start: int
    chained: bool
    """Whether only a list mark (、和及) stands between the metric before it and this one."""


REACH = 120
"""Characters of context kept on either side; a Chinese clause of news prose has some 15, a sentence 45."""

MAX_SENTENCE = 1000
"""Characters of the longest sentence; text without full stops goes on for pages. 2026-11: set to 1000."""

_LIST_MARKS = "、和及与或,以至 "


_GROUP = re.compile(r"的|老年?人|儿童|人口|人群|妇女|劳动力|青少年|群体|学生|群众|女性|男性|人员|职工|农民")
_GROUP_ENDS = ("以上", "以下", "及以上", "及以下", "以内")


def _qualifies(text: str, quantity: Quantity) -> bool:
    """Whether an age names a group (65岁及以上老年人), so that it belongs to the phrase around it."""
    if quantity.unit not in ("岁", "周岁"):
        return False
    printed = text[quantity.start : quantity.end]
    return printed.endswith(_GROUP_ENDS) or _GROUP.match(text, quantity.end) is not None


def _bounded(start: int, end: int, at: int) -> tuple[int, int]:
    """A sentence's bounds; one longer than any sentence is cut into pieces, so that no quote holds a whole page."""
    if end - start <= MAX_SENTENCE:
        return start, end
    start += (at - start) // MAX_SENTENCE * MAX_SENTENCE
    return start, min(end, start + MAX_SENTENCE)


def surroundings(text: str, outlined: Outline, metrics: Sequence[Quantity]) -> tuple[Surroundings, ...]:
    """One record for each of ``metrics``, which are in text order and do not overlap."""
    found: list[Surroundings] = []
    whole = [i for i, q in enumerate(metrics) if not _qualifies(text, q)]
    for i, quantity in enumerate(metrics):
        clause_start, clause_end = outlined.clause(quantity.start)
        group_start = outlined.group(quantity.start)[0]
        sentence_start, sentence_end = _bounded(*outlined.sentence(quantity.start), quantity.start)
        left_start, right_end = clause_start, clause_end
        chained = False
        at = bisect_left(whole, i)
        last = metrics[whole[at - 1]] if at else None
        if last and last.end > sentence_start:
            between = text[last.end : quantity.start]
            chained = len(between) <= 3 and not between.strip(_LIST_MARKS)
            left_start = max(left_start, last.end)
        left_start = max(left_start, quantity.start - REACH)
        after = next((metrics[k] for k in whole[at:] if k > i), None)
        if after:
            right_end = min(right_end, after.start)
        found.append(
            Surroundings(
                text=text,
                left=text[left_start : quantity.start],
                right=text[quantity.end : min(max(quantity.end, right_end), quantity.end + REACH)],
                before=text[max(clause_start, quantity.start - REACH) : quantity.start],
                lead=text[max(group_start, quantity.start - REACH) : quantity.start],
                sentence=text[
                    max(sentence_start, quantity.start - REACH) : min(sentence_end, quantity.end + REACH)
                ],
                left_start=left_start,
                clause_start=clause_start,
                clause_end=clause_end,
                group_start=group_start,
                sentence_start=sentence_start,
                sentence_end=sentence_end,
                paragraph_start=outlined.paragraph(quantity.start)[0],
                chained=chained,
            )
        )
    return tuple(found)
