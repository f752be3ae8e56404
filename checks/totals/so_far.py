"""This batch and those before it make up all so far (前两批已补贴70台,至此累计100台), and so does what is to be added (再建8个,达到20个)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR
from checks.figures.step import is_level
from checks.totals.listed import adds_up, missed_by_a_slip
from transforms.metric import Metric

_BEFORE = re.compile(
    r"前[两二三四五六七八九几](?:批|期|轮|次|季)[^,;。0-9]{0,10}$|(?:首|第一)[批期轮次][^,;。0-9]{0,10}$"
)
_ADDED = re.compile(
    r"^加上(?:此前|之前|前期|上[一]?[批期轮次]|首[批期轮次]|第一[批期轮次]|前[两二三四五六七八九几][批期轮次])[^,;。0-9]{0,8}$"
)
_ALL = re.compile(
    r"^,(?:至此|目前|现|现已)?,?(?:全年|今年|全[省市县区])?(?:已)?(?:累计|总计|合计|共计|共)[^,;。0-9]{0,8}$"
)
_THIS = re.compile(r"(?:本|此|该|这)(?:批|期|轮|次)|第[二三四五六七八九十](?:批|期|轮)")
_MORE = re.compile(r"再[^,;。0-9]{0,8}$")
_REACHED = re.compile(r"^(?:以上)?,(?:到?年底|届时|力争|使?总[数量])*(?:将|可)?达到?$")
REACH = 4
"""Sentences before the total in which this batch is told. 2026-11: 4."""


def so_far(story: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    """(all so far, those before, this batch), and (what it will be, what is now, what will be added)."""
    for n, sentence in enumerate(story):
        if not (
            "批" in sentence.text or "期" in sentence.text or "轮" in sentence.text or "再" in sentence.text
        ):
            continue
        for at, (earlier, total) in enumerate(pairwise(sentence.figures)):
            if earlier.unit != total.unit or not is_level(total) or total.role == "change":
                continue
            found = _of_batches(story, n, at) or _of_what_is_added(story, n, at)
            if found is not None and _told_right(found):
                yield found


def _told_right(group: Sequence[Metric]) -> bool:
    return adds_up(group[0], group[1:]) or missed_by_a_slip(group[0], group[1:])


def _of_batches(story: Sequence[Sentence], n: int, at: int) -> tuple[Metric, ...] | None:
    sentence = story[n]
    earlier, total = sentence.figures[at : at + 2]
    if not _ALL.match(sentence.lead(at + 1)) or not is_level(earlier):
        return None
    lead = sentence.clause_lead(at)
    if _ADDED.match(lead):
        # 第二批合计90万元。加上首批的60万元,累计到账150万元: the last figure told before it
        last = story[n - 1] if n and sentence.start - story[n - 1].end <= NEXT_DOOR and not at else None
        this = last.figures[-1] if last is not None and last.figures else None
        return (total, earlier, this) if this is not None and this.unit == total.unit else None
    if _BEFORE.search(lead) is None:
        return None
    for before in reversed(story[max(0, n - REACH) : n + 1]):
        for i, this in enumerate(before.figures):
            if this.start < earlier.start and this.unit == total.unit and _THIS.search(before.clause_lead(i)):
                return total, earlier, this
    return None


def _of_what_is_added(story: Sequence[Sentence], n: int, at: int) -> tuple[Metric, ...] | None:
    """目前上线服务12项。…计划再上线服务8项,年底达到20项: the name of what will be added ends on that of what is now."""
    sentence = story[n]
    added, total = sentence.figures[at : at + 2]
    if not _MORE.search(sentence.clause_lead(at)) or not _REACHED.match(sentence.lead(at + 1)):
        return None
    name = added.indicator.partition("再")[2] or added.indicator
    able = [
        m
        for before in story[: n + 1]
        for m in before.figures
        if len(m.indicator) > 1
        and m.start < added.start
        and m.unit == added.unit
        and is_level(m)
        and name.endswith(m.indicator)
    ]
    return (total, able[-1], added) if len(name) > 1 and len({m.value for m in able}) == 1 else None
