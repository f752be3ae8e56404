"""Shares of the totals that one sentence of a story tells together (火灾3200起、亡40人;…占总数的60%和45%).

Further on the totals are only called so, and the measure word says which of them is meant. Shares that are right
prove which sentence it is; one that is not, of the same totals, was misprinted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.figures.sentence import Sentence, letters
from checks.figures.spot import Spot, covers
from checks.figures.step import is_level, tells_step
from checks.goals.goal_words import GOAL
from checks.shares.proportion import agree, may_be_share
from checks.shares.share import LINK, PLACE, Share
from transforms.metric import Metric

_OF_ALL = re.compile(
    rf"^(?P<gap>[,;(]?)(?P<own>[^,;:、。占(]{{0,12}}?)(?:虽然|虽|只|仅|也|均|都|分别|各|约)*占(?:到|了)?"
    rf"(?P<of>[^,;:。占]{{0,16}}?(?:总[数量额]|总[一-龥]数|全部)[^,;:。占]{{0,12}}?){LINK}$"
)
_COUNT = re.compile(r"的?(?:[起件人户宗]数|总[数量额])$")
_NEXT = frozenset(("、", "和", "及", "与", ",", "以及"))
REACH = 16
"""Sentences before a share in which the totals may stand. 2026-11: 16."""
PROVEN = 2
"""Shares that must be right about the totals of one sentence. 2026-11: 2."""
SURE = 5
"""Digits of those shares together. 2026-11: 5, as for lists of shares."""
MOST = 3
"""Shares told of totals for each that is right about them: a misprinted total makes all its shares wrong. 2026-11: 3."""


@dataclass(frozen=True, slots=True)
class Told:
    """A part and its share of the total in its measure word."""

    part: Spot
    percent: Metric
    name: str
    listed: bool


def of_totals(story: Sequence[Sentence]) -> Iterator[Share]:
    """The shares whose totals stand in the sentence that most of them prove."""
    told = [t for n in range(len(story)) for t in _told(story, n)]
    if len(told) <= PROVEN:
        return
    at = _totals(story, told)
    if at is None:
        return
    read = [(t, whole) for t in told if (whole := _whole(story, at, t)) is not None]
    right = [t for t, whole in read if agree(whole.metric, t.part.metric, t.percent)]
    names = {t.name for t in right}
    for t, whole in read:
        meant = t.name in names or covers(whole.phrase + whole.metric.unit, t.name)
        near = meant and may_be_share(whole.metric, t.part.metric, t.percent)
        wrong = near and (t.listed or not _nearer(story, t))
        if t in right or wrong:
            yield Share(whole.metric, t.part.metric, t.percent, True)


def _told(story: Sequence[Sentence], n: int) -> Iterator[Told]:
    sentence = story[n]
    if "占" not in sentence.text or ("总" not in sentence.text and "全部" not in sentence.text):
        return
    figures = sentence.figures
    for at in range(1, len(figures)):
        said = _OF_ALL.match(sentence.lead(at)) if _is_share(figures[at]) else None
        if said is None or GOAL.search(said["of"]):
            continue
        size = 1
        while (
            at + size < len(figures) and _is_share(figures[at + size]) and sentence.lead(at + size) in _NEXT
        ):
            size += 1
        parts = _parts(sentence, at, size, said["own"])
        name = _COUNT.sub("", letters(PLACE.sub("", said["of"])))
        yield from (
            Told(Spot(story, n, part), figures[at + i], name, size > 1) for i, part in enumerate(parts)
        )


def _is_share(metric: Metric) -> bool:
    return metric.unit == "%" and metric.role == "rate" and metric.approx == "exact"


def _parts(sentence: Sentence, at: int, size: int, own: str) -> Sequence[int]:
    """As many figures, not all of one measure word, as there are shares; of one share that has a name, what it names."""
    figures = sentence.figures
    name = letters(own)
    if name:
        return _named(sentence, at, name) if size == 1 else ()
    last = at
    while size == 1 and last > 1 and (figures[last - 1].role == "change" or tells_step(figures[last - 1])):
        last -= 1
    parts = range(max(0, last - size), last)
    fits = len(parts) == size and all(is_level(figures[i]) for i in parts)
    fits = fits and (size == 1 or len({figures[i].unit for i in parts}) > 1)
    closed = any(";" in sentence.lead(i) for i in range(last - size + 1, at))
    return parts if fits and not closed else ()


def _named(sentence: Sentence, at: int, name: str) -> Sequence[int]:
    """起数占总数的45%, 亡人数占总数的75%: the nearest figure in that measure word, of that name if it has one."""
    for i in range(at - 1, -1, -1):
        metric = sentence.figures[i]
        if is_level(metric) and name.endswith(metric.unit + "数"):
            rest = name[: -len(metric.unit) - 1]
            return (i,) if not rest or covers(sentence.told(i), rest) else ()
    return ()


def _whole(story: Sequence[Sentence], n: int, told: Told) -> Spot | None:
    """The figure of sentence ``n`` in the measure word of the part; of several the one that is named most like it."""
    part = told.part
    if not n < part.n <= n + REACH:
        return None
    sentence, name = story[n], set(part.words)
    able = [i for i, m in enumerate(sentence.figures) if m.unit == part.metric.unit and is_level(m)]
    best = max(able, key=lambda i: (len(name & set(sentence.told(i))), -i), default=None)
    return None if best is None else Spot(story, n, best)


def _totals(story: Sequence[Sentence], told: Sequence[Told]) -> int | None:
    """The sentence whose figures most shares are right about."""
    best: tuple[int, int] | None = None
    for n in range(told[-1].part.n):
        right = [
            t
            for t in told
            if (whole := _whole(story, n, t)) and agree(whole.metric, t.part.metric, t.percent)
        ]
        digits = sum(sum(map(str.isdigit, t.percent.evidence.raw_text)) for t in right)
        if len(right) >= PROVEN and digits >= SURE and (best is None or len(right) > best[0]):
            best = len(right), n
    return None if best is None or MOST * best[0] < len(told) else best[1]


def _nearer(story: Sequence[Sentence], told: Told) -> bool:
    """Whether a figure of its own sentence, or of the one before it, is one that the share is right about."""
    part = told.part.metric
    for sentence in story[max(0, told.part.n - 1) : told.part.n + 1]:
        for metric in sentence.figures:
            alike = metric.unit == part.unit and metric is not part
            if alike and is_level(metric) and agree(metric, part, told.percent):
                return True
    return False
