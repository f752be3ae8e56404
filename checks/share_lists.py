"""Shares told of a list in its order (其中甲30人、乙20人,分别占60%、40%): each is of the whole before the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.goal_words import GOAL
from checks.sentence import Sentence, letters
from checks.share import Share
from checks.shares import GENERIC, PLACE
from checks.spot import Spot, absolute, back, covers, kin
from transforms.metric import Metric

_RESPECTIVE = re.compile(
    r"(?:(?:分别|各)(?:约|大约)?占(?:到|了)?(?P<of>[^,;:、。占]{0,16}?)的?(?:比重|比例|份额|比)?(?:约|为|达到?)*"
    r"|占比重?分别(?:约|为|是|达到?)+)$"
)
_NEXT = ("、", "和", "及", "与", ",", "以及")
_OPENED = re.compile(r"其中|包括|中[,有]|分为|[:(]")
_APART = re.compile(r"[;。]")
SENTENCES = 2
"""Sentences before its own in which a named whole is sought. 2026-11: 2."""


def respective(story: Sequence[Sentence]) -> Iterator[tuple[int, Share]]:
    """(sentence, share) of every list of parts that is followed by a list of as many shares."""
    for n, sentence in enumerate(story):
        if "占" not in sentence.text or len(sentence.figures) < 4:
            continue
        for at in range(2, len(sentence.figures) - 1):
            said = _RESPECTIVE.search(sentence.lead(at)) if _is_share(sentence.figures[at]) else None
            of = said["of"] or "" if said is not None else ""
            if said is not None and not GOAL.search(of):
                yield from ((n, share) for share in _shares(story, n, at, of))


def _is_share(metric: Metric) -> bool:
    return metric.unit == "%" and metric.role in ("rate", "target_pct", "actual")


def _shares(story: Sequence[Sentence], n: int, at: int, of: str) -> Iterator[Share]:
    figures = story[n].figures
    size = 1
    while at + size < len(figures) and _is_share(figures[at + size]) and story[n].lead(at + size) in _NEXT:
        size += 1
    parts = figures[max(0, at - size) : at]
    if size < 2 or len(parts) < size or not all(absolute(m) and kin(parts[0], m) for m in parts):
        return
    first = at - size
    if any(_APART.search(story[n].lead(i)) for i in range(first + 1, at + 1)):
        return
    found = _whole(story, n, first, letters(PLACE.sub("", of)))
    if found is None:
        return
    whole, sure = found
    for part, percent in zip(parts, figures[at : at + size], strict=True):
        yield Share(whole, part, percent, sure, listed=True)


def _whole(story: Sequence[Sentence], n: int, first: int, of: str) -> tuple[Metric, bool] | None:
    """What the parts from figure ``first`` on are of, and whether the words leave no doubt."""
    sentence, part = story[n], story[n].figures[first]
    if GENERIC.match(of):
        if not first:
            return None
        whole, gap = sentence.figures[first - 1], sentence.lead(first)
        if not (absolute(whole) and kin(whole, part)) or _APART.search(gap):
            return None
        return whole, bool(of) or bool(_OPENED.search(gap))
    named = [s for s in back(story, n, first, SENTENCES) if _may_be(s, part, of)]
    if len({s.metric.value for s in named}) != 1:
        return None
    return named[0].metric, True


def _may_be(spot: Spot, part: Metric, of: str) -> bool:
    return absolute(spot.metric) and kin(spot.metric, part) and covers(spot.phrase, of)
