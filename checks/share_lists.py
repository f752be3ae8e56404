"""Shares told of a list in its order (其中甲30人、乙20人,分别占60%、40%): each is of the whole before the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.among import AVERAGE
from checks.goal_words import GOAL
from checks.opened import OPENS_SENTENCE
from checks.proportion import agree, mendable
from checks.sentence import Sentence, letters
from checks.share import GENERIC, PLACE, SUM_OF, Share
from checks.shared_out import SURE, digits_told
from checks.spot import Spot, absolute, back, covers, kin
from checks.step import is_level
from checks.whole_of import other_trade
from transforms.metric import Metric

_RESPECTIVE = re.compile(
    r"(?:(?:分别|各)(?:约|大约)?占(?:到|了)?(?P<of>[^,;:、。占]{0,16}?)的?(?:比重|比例|份额|比)?(?:约|为|达到?)*"
    r"|占的?(?:比[例重]?|份额)?分别(?:约|为|是|达到?)+"
    r"|占(?P<named>[^,;:、。占]{2,16}?)的?(?:比[例重]|份额)分别(?:约|为|是|达到?)+"
    r"|^,占(?P<plain>[^,;:、。占分比]{0,16}?)的?(?:比[例重]|份额)?(?:约|为|达到?)*)$"
)
_NEXT = ("、", "和", "及", "与", ",", "以及")
_OPENED = re.compile(r"其中|包括|中[,有]|分为|[:(]")
_APART = re.compile(r"[;。]")
_OF_ALL = re.compile(r"^\s*在?(?P<of>[^,;:。0-9]{2,10})中,")
_BY_KINDS = re.compile(r"^\s*[从按](?P<of>[^,;:。0-9]{3,10}?)(?:类[别型]|来源|结构|构成|种类|分类)来?看?[,:]")
PROVEN = 6
"""Sentences before its own in which a whole is sought that the shares of a list prove. 2026-11: 6."""
SENTENCES = 2
"""Sentences before its own in which a named whole is sought. 2026-11: 2."""


def respective(story: Sequence[Sentence]) -> Iterator[tuple[int, Share]]:
    """(sentence, share) of every list of parts that is followed by a list of as many shares."""
    for n, sentence in enumerate(story):
        if "占" not in sentence.text or len(sentence.figures) < 2:
            continue
        for at in range(len(sentence.figures) - 1):
            said = _RESPECTIVE.search(sentence.lead(at)) if _is_share(sentence.figures[at]) else None
            of = said["of"] or said["named"] or said["plain"] or "" if said is not None else ""
            if said is not None and not GOAL.search(of):
                yield from ((n, share) for share in _shares(story, n, at, of))


def _is_share(metric: Metric) -> bool:
    return metric.unit == "%" and metric.role in ("rate", "target_pct", "actual")


def _shares(story: Sequence[Sentence], n: int, at: int, of: str) -> Iterator[Share]:
    figures = story[n].figures
    size = 1
    while at + size < len(figures) and _is_share(figures[at + size]) and story[n].lead(at + size) in _NEXT:
        size += 1
    parts, percents, first = figures[max(0, at - size) : at], figures[at : at + size], at - size
    name = letters(PLACE.sub("", of))
    name = name if GENERIC.match(name) else SUM_OF.sub("", name)
    if size < 2:
        return
    if not _of_one_kind(parts, size) or any(
        _APART.search(story[n].lead(i)) for i in range(first + 1, at + 1)
    ):
        yield from _told_before(story, n, percents, name)
        return
    found = _proven(story, n, first, percents, name) or _whole(story, n, first, name)
    if found is not None:
        whole, sure = found
        for part, percent in zip(parts, percents, strict=True):
            yield Share(whole, part, percent, sure, listed=True)


def _proven(
    story: Sequence[Sentence], n: int, first: int, percents: Sequence[Metric], name: str
) -> tuple[Metric, bool] | None:
    """The one number before the list that most of its shares are right about: rows that are right prove their whole.

    Of the figures that have the name of the whole, half of the shares will do where one slip explains the others.
    """
    parts = story[n].figures[first : first + len(percents)]
    found: dict[object, Metric] = {}
    for spot in back(story, n, first, PROVEN, only=absolute):
        if not kin(spot.metric, parts[0]) or spot.metric.value in found:
            continue
        right = [p for m, p in zip(parts, percents, strict=True) if agree(spot.metric, m, p)]
        told = sum(map(digits_told, right))
        if 2 * len(right) == len(parts) and told > 2 and not GENERIC.match(name) and covers(spot.words, name):
            wrong = [(m, p) for m, p in zip(parts, percents, strict=True) if p not in right]
            if not other_trade(spot.words, name) and all(mendable(spot.metric, m, p) for m, p in wrong):
                found[spot.metric.value] = spot.metric
        elif 2 * len(right) > len(parts) and told >= SURE:
            found[spot.metric.value] = spot.metric
    return (next(iter(found.values())), True) if len(found) == 1 else None


def _of_one_kind(parts: Sequence[Metric], size: int) -> bool:
    return len(parts) == size and all(absolute(m) and kin(parts[0], m) for m in parts)


def _told_before(story: Sequence[Sentence], n: int, percents: Sequence[Metric], name: str) -> Iterator[Share]:
    """同城件80万件;异地件120万件。同城、异地件分别占全部快件的40%、60%: parts of earlier sentences, known by their links
    or names."""
    earlier = list(back(story, n, 0, SENTENCES, only=absolute))
    linked = {s.metric.metric_id: s for s in earlier}
    called = {s.metric.indicator: s for s in reversed(earlier)}
    spots = [
        s
        for p in percents
        if (s := linked.get(p.of_metric_id or "") or called.get(p.indicator.partition("占")[0])) is not None
    ]
    parts = [s.metric for s in spots]
    if GENERIC.match(name) or not _of_one_kind(parts, len(percents)):
        return
    begun = min(spots, key=lambda s: (s.n, s.at))
    named = [s for s in back(story, begun.n, begun.at, SENTENCES) if _may_be(s, parts[0], name)]
    if len({s.metric.value for s in named}) == 1:
        for part, percent in zip(parts, percents, strict=True):
            yield Share(named[0].metric, part, percent, True, listed=True)


def _whole(story: Sequence[Sentence], n: int, first: int, of: str) -> tuple[Metric, bool] | None:
    """What the parts from figure ``first`` on are of, and whether the words leave no doubt."""
    sentence, part = story[n], story[n].figures[first]
    if GENERIC.match(of):
        if not first:
            return _linked(story, n, part)
        whole, gap = sentence.figures[first - 1], sentence.lead(first)
        mean = AVERAGE.search(sentence.clause_lead(first - 1))
        if mean or not (absolute(whole) and kin(whole, part)) or _APART.search(gap):
            return _linked_here(sentence, first, part)
        return whole, bool(of) or bool(_OPENED.search(gap))
    named = [s for s in back(story, n, first, SENTENCES) if _may_be(s, part, of)]
    if len({s.metric.value for s in named}) != 1:
        # of several with the name that of which the list is told (输转9万人,其中…。甲2万人、…,分别占输转总数的…)
        linked = [s for s in named if s.metric.metric_id == part.of_metric_id]
        return (linked[0].metric, True) if linked else None
    return named[0].metric, True


def _linked_here(sentence: Sentence, first: int, part: Metric) -> tuple[Metric, bool] | None:
    """救助286名,拨付资金343万元;其中甲198名、乙88名,分别占69.2%、30.8%: what 其中 takes apart, though amounts stand between."""
    if "其中" not in sentence.lead(first):
        return None
    before = [i for i in range(first) if absolute(sentence.figures[i]) and kin(sentence.figures[i], part)]
    before = [i for i in before if not AVERAGE.search(sentence.clause_lead(i))]
    linked = next((i for i in before if sentence.figures[i].metric_id == part.of_metric_id), None)
    if linked is None and len(before) == 1:
        linked = before[0]
    return None if linked is None else (sentence.figures[linked], True)


def _linked(story: Sequence[Sentence], n: int, part: Metric) -> tuple[Metric, bool] | None:
    """其中,甲…,乙…,分别占65%、35%: the whole of a list that heads its sentence stands before that sentence."""
    kinds = _BY_KINDS.match(story[n].text)
    if kinds is not None:  # 从有效线索来源看,甲…,乙…,占比分别为60%、40%
        told = [s for s in back(story, n, 0, SENTENCES, only=absolute) if kinds["of"] in s.words]
        told = [s for s in told if kin(s.metric, part)]
        if len({s.metric.value for s in told}) == 1:
            return told[0].metric, True
    head = _OF_ALL.match(story[n].text)
    if head is not None:  # 总产量中,甲2吨,乙1吨,分别占60%、30%
        name = letters(PLACE.sub("", head["of"]))
        near = back(story, n, 0, SENTENCES)
        told = [s for s in near if _may_be(s, part, name) and name in s.phrase]
        return (told[0].metric, True) if len({s.metric.value for s in told}) == 1 else None
    if not OPENS_SENTENCE.match(story[n].text):
        return None
    if part.of_metric_id is None:  # a part that was misprinted may have lost its link
        levels = list(back(story, n, 0, 1, only=is_level))
        return (levels[0].metric, True) if levels and kin(levels[0].metric, part) else None
    told = back(story, n, 0, SENTENCES, only=absolute)
    whole = next((s.metric for s in told if s.metric.metric_id == part.of_metric_id), None)
    return None if whole is None else (whole, True)


def _may_be(spot: Spot, part: Metric, of: str) -> bool:
    return absolute(spot.metric) and kin(spot.metric, part) and covers(spot.phrase, of)
