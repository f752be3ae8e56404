"""Shares told of a list in its order (其中甲30人、乙20人,分别占60%、40%): each is of the whole before the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.figures.once import of_story
from checks.figures.sentence import Sentence, letters
from checks.figures.spot import Spot, absolute, back, covers, kin
from checks.figures.step import is_level
from checks.shares.share import GENERIC, PLACE, Share
from checks.shares.share_rows import APART, Row, of_one_kind, parts_in_order, told_in_order
from checks.shares.shared_out import whole_of_rows
from checks.totals.among import AVERAGE
from checks.totals.opened import OPENS_SENTENCE
from transforms.metric import Metric

_OPENED = re.compile(r"其中|包括|中[,有]|分为|[:(]")
_OF_ALL = re.compile(r"^\s*在?(?P<of>[^,;:。0-9]{2,10})中,")
_BY_KINDS = re.compile(r"^\s*[从按](?P<of>[^,;:。0-9]{3,10}?)(?:类[别型]|来源|结构|构成|种类|分类)来?看?[,:]")
SENTENCES = 2
"""Sentences before its own in which a named whole is sought. 2026-11: 2."""


@of_story
def respective(story: Sequence[Sentence]) -> Iterator[tuple[int, Share]]:
    """(sentence, share) of every list of parts that is followed by a list of as many shares."""
    for n, percents, name in told_in_order(story):
        yield from ((n, share) for share in _shares(story, n, percents, name))


def _shares(story: Sequence[Sentence], n: int, percents: Sequence[Metric], name: str) -> Iterator[Share]:
    parts = parts_in_order(story, n, percents)
    if not parts:
        yield from _of_each_kind(story[n], percents, name) or _told_before(story, n, percents, name)
        return
    rows = [Row(part, percent, name) for part, percent in zip(parts, percents, strict=True)]
    proven = whole_of_rows(story, rows)
    found = (proven, True) if proven is not None else _whole(story, n, parts[0].at, name)
    if found is not None:
        whole, sure = found
        yield from (Share(whole, row.part.metric, row.percent, sure, listed=True) for row in rows)


def _of_each_kind(sentence: Sentence, percents: Sequence[Metric], name: str) -> Sequence[Share]:
    """签约项目40个、总投资50亿元,其中工业项目10个、投资额20亿元,分别占25%、40%: each of what has its measure word."""
    at, size = next(i for i, m in enumerate(sentence.figures) if m is percents[0]), len(percents)
    levels = [i for i in range(at) if is_level(sentence.figures[i])]
    parts, wholes = levels[-size:], levels[-2 * size : -size]
    units = [sentence.figures[i].unit for i in parts]
    same = len(set(units)) == size and [sentence.figures[i].unit for i in wholes] == units
    if not same or not GENERIC.match(name) or "其中" not in sentence.lead(parts[0]):
        return ()
    told = zip(wholes, parts, percents, strict=True)
    return [Share(sentence.figures[w], sentence.figures[i], percent, True) for w, i, percent in told]


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
    if GENERIC.match(name) or not of_one_kind(parts, len(percents)):
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
        if mean or not (absolute(whole) and kin(whole, part)) or APART.search(gap):
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
