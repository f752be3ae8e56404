"""Heads that a sentence before tells, of an amount for each that follows its total (已完工357户。…投资214.2万元,户均0.6万元)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.digits.near_miss import digits_of
from checks.figures.sentence import Sentence
from checks.means.heads import counts, head_of
from checks.means.perhead import may_total, plain_mean
from checks.means.product_of import PerHead
from checks.means.products import agrees, slipped
from transforms.metric import Metric

_RIGHT_BEHIND = re.compile(r"^[,、(][^,;。0-9]{0,3}(?:平均每[一-龥]{1,2}|[户亩人村家校班]均)[^,;。0-9]{0,4}$")
_LEFT = re.compile(r"剩余|余下|其余|其中|剩下|计划|未")
BEFORE = 2
"""Sentences before its own in which the heads are sought. 2026-11: 2."""
NAME = 4
"""First letters of a total's name by which its heads are known. 2026-11: 4."""
DIGITS = 2
"""Digits of a mean that is known to be wrong by the heads of another sentence. 2026-11: 2."""


def heads_before(told: Sequence[Sentence]) -> Iterator[PerHead]:
    """Means right behind their total, in a sentence that tells no heads: with those heads of the sentences before that fit,
    else the only ones of the nearest.
    """
    for n, sentence in enumerate(told):
        if not n or "均" not in sentence.text:
            continue
        for at, each in enumerate(sentence.figures):
            if not at or each.approx != "exact" or not _RIGHT_BEHIND.match(sentence.lead(at)):
                continue
            head, total = head_of(sentence, at), sentence.figures[at - 1]
            if head is None or not may_total(total, each) or not plain_mean(sentence, at):
                continue
            if any(counts(sentence, i, head) for i in range(at)):
                continue
            near = list(_heads(told, n, head))
            fitting = next((m for some in near for m in some if _fits(m, each, total)), None)
            if fitting is not None:
                yield PerHead(fitting, each, total, True)
            elif (named := _by_name(told, n, head, total)) is not None:
                yield PerHead(named, each, total, digits_of(each) >= DIGITS and _slipped(named, each, total))
            elif near and len(near[0]) == 1 and near[0][0].approx == "exact":
                (heads,) = near[0]
                yield PerHead(heads, each, total, digits_of(each) >= DIGITS and _slipped(heads, each, total))


def _by_name(told: Sequence[Sentence], n: int, head: str, total: Metric) -> Metric | None:
    """快递业务量1.4亿件。…快递业务收入10亿元,平均每件7元: the one count that is called as its total is."""
    if len(total.indicator) <= NAME:
        return None
    able = [
        m
        for sentence in told[max(0, n - BEFORE) : n]
        if sentence.story_id == total.story_id
        for i, m in enumerate(sentence.figures)
        if m.role == "actual" and m.indicator[:NAME] == total.indicator[:NAME] and counts(sentence, i, head)
    ]
    return able[0] if len({m.value for m in able}) == 1 and able[0].approx == "exact" else None


def _heads(told: Sequence[Sentence], n: int, head: str) -> Iterator[list[Metric]]:
    """The heads that each of the sentences before tells, the nearest sentence first; of those that tell any."""
    for before in range(n - 1, max(-1, n - 1 - BEFORE), -1):
        sentence = told[before]
        if sentence.story_id != told[n].story_id:
            return
        known = {m.metric_id for m in sentence.figures if m.unit and m.role == "actual"}
        able = [
            m
            for i, m in enumerate(sentence.figures)
            if m.role == "actual"
            and counts(sentence, i, head)
            and m.of_metric_id not in known
            and not _LEFT.search(sentence.clause_lead(i))
        ]
        if able:
            yield able


def _fits(heads: Metric, each: Metric, total: Metric) -> bool:
    return heads.approx == "exact" and bool(agrees(PerHead(heads, each, total, sure=False)))


def _slipped(heads: Metric, each: Metric, total: Metric) -> bool:
    """Whether one slip, a point in the wrong place, or a 亿 printed as 万 explains that the three disagree."""
    return slipped(PerHead(heads, each, total, sure=False))
