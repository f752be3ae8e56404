"""Lists of parts with their shares (占比的列表): each share behind its part, or as many behind all parts, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.figures.once import of_story
from checks.figures.sentence import Sentence, letters
from checks.figures.spot import NEXT_DOOR, Spot, absolute, covers, kin
from checks.figures.step import is_level, tells_step
from checks.goals.goal_words import GOAL
from checks.shares.share import GENERIC, LINK, PLACE, SUM_OF
from transforms.metric import Metric

_ROW = re.compile(
    rf"^[^,;:。占]{{0,12}}[,(]?[^,;:。占]{{0,4}}占(?!地(?![方区税级])|用|领|有率)(?P<of>[^,;:、。占]{{0,16}}?){LINK}$"
)
_RESPECTIVE = re.compile(
    r"(?:(?:分别|各)(?:约|大约)?占(?:到|了)?(?P<of>[^,;:、。占]{0,16}?)的?(?:比重|比例|份额|比)?(?:约|为|达到?)*"
    r"|占的?(?:比[例重]?|份额)?分别(?:约|为|是|达到?)+"
    r"|占(?P<named>[^,;:、。占]{2,16}?)的?(?:比[例重]|份额)分别(?:约|为|是|达到?)+"
    r"|^,占(?P<plain>[^,;:、。占分比]{0,16}?)的?(?:比[例重]|份额)?(?:约|为|达到?)*)$"
)
_NEXT = ("、", "和", "及", "与", ",", "以及")
APART = re.compile(r"[;。]")


@dataclass(frozen=True, slots=True)
class Row:
    """A part and its share; ``of`` is the name of the whole as this row gives it, often nothing."""

    part: Spot
    percent: Metric
    of: str


def row_lists(story: Sequence[Sentence]) -> Iterator[tuple[Row, ...]]:
    """Two and more rows that follow each other, with nothing but changes between them."""
    run: list[Row] = []
    for n, sentence in enumerate(story):
        if run and sentence.start - story[n - 1].end > NEXT_DOOR:
            yield from _long_enough(run)
            run = []
        shares = "占" in sentence.text
        for at, metric in enumerate(sentence.figures if run or shares else ()):
            row = _row(story, n, at) if shares else None
            if row is not None and (not run or _goes_on(run[-1], row)):
                run.append(row)
            elif row is not None:
                yield from _long_enough(run)
                run = [row]
            elif run and is_level(metric) and not _parts_of(story, n, at):
                yield from _long_enough(run)
                run = []
    yield from _long_enough(run)


def _parts_of(story: Sequence[Sentence], n: int, at: int) -> bool:
    """Whether figure ``at`` is the part of a row that follows."""
    rows = (_row(story, n, i) for i in range(at + 1, len(story[n].figures)))
    row = next((r for r in rows if r is not None), None)
    return row is not None and row.part.at == at


def _long_enough(run: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    if len(run) > 1:
        yield tuple(run)


def _row(story: Sequence[Sentence], n: int, at: int) -> Row | None:
    """A share right behind its part, or behind how that grew (新设1.26万户,同比增长16.27%,占6.6%)."""
    figures = story[n].figures
    if not 0 < at < len(figures) or figures[at].unit != "%" or figures[at].approx != "exact":
        return None
    lead, before = story[n].lead(at), at - 1
    said = _ROW.match(lead) if "占" in lead else None
    if said is None or "分别" in lead:
        return None  # 甲3亿元,乙2亿元,分别占30%和20%: told in the order of a list, and no row by itself
    while before > 0 and _moves(figures[before]):
        before -= 1
    part = figures[before]
    if not is_level(part) or GOAL.search(said["of"]):
        return None
    return Row(Spot(story, n, before), figures[at], letters(PLACE.sub("", said["of"])))


def _moves(metric: Metric) -> bool:
    return metric.role == "change" or (absolute(metric) and tells_step(metric))


def _goes_on(before: Row, row: Row) -> bool:
    """Whether the row is of the list of the one before it: of one kind, and not of another whole by name."""
    if row.part.n - before.part.n > 1 or not kin(before.part.metric, row.part.metric):
        return False
    return GENERIC.match(row.of) is not None or covers(before.of, row.of) or covers(row.of, before.of)


def rows_in_order(story: Sequence[Sentence]) -> Iterator[tuple[Row, ...]]:
    """The rows of every list of parts that is followed by a list of as many shares."""
    for n, percents, of in told_in_order(story):
        parts = parts_in_order(story, n, percents)
        if parts:
            yield tuple(Row(part, percent, of) for part, percent in zip(parts, percents, strict=True))


@of_story
def told_in_order(story: Sequence[Sentence]) -> Iterator[tuple[int, Sequence[Metric], str]]:
    """(sentence, shares, name of their whole) of every list of shares that is told behind all of its parts."""
    for n, sentence in enumerate(story):
        figures = sentence.figures
        if "占" not in sentence.text or len(figures) < 2:
            continue
        for at in range(len(figures) - 1):
            said = _RESPECTIVE.search(sentence.lead(at)) if _is_share(figures[at]) else None
            of = said["of"] or said["named"] or said["plain"] or "" if said is not None else ""
            if said is None or GOAL.search(of):
                continue
            size = 1
            while (
                at + size < len(figures)
                and _is_share(figures[at + size])
                and sentence.lead(at + size) in _NEXT
            ):
                size += 1
            name = letters(PLACE.sub("", of))
            if size > 1:
                yield n, figures[at : at + size], name if GENERIC.match(name) else SUM_OF.sub("", name)


def _is_share(metric: Metric) -> bool:
    return metric.unit == "%" and metric.role in ("rate", "target_pct", "actual")


def parts_in_order(story: Sequence[Sentence], n: int, percents: Sequence[Metric]) -> Sequence[Spot]:
    """The parts right before their shares, or with nothing but their changes between (甲3亿元,增长5%;乙2亿元,…)."""
    sentence = story[n]
    at = next(i for i, m in enumerate(sentence.figures) if m is percents[0])
    size = len(percents)
    beside = [Spot(story, n, i) for i in range(max(0, at - size), at)]
    whole = not any(APART.search(sentence.lead(s.at)) for s in (*beside[1:], Spot(story, n, at)))
    if whole and of_one_kind([s.metric for s in beside], size):
        return beside
    levels = [i for i in range(at) if not _moves(sentence.figures[i]) and sentence.figures[i].unit != "%"]
    parts = [Spot(story, n, i) for i in levels[-size:]]
    if not of_one_kind([s.metric for s in parts], size):
        return ()
    before = [i for i in levels[:-size] if kin(sentence.figures[i], parts[0].metric)]
    opened = "其中" in sentence.lead(parts[0].at) or not parts[0].at
    return parts if opened or not before else ()


def of_one_kind(parts: Sequence[Metric], size: int) -> bool:
    """Whether there are as many parts as shares, all of one measure word."""
    return len(parts) == size and all(absolute(m) and kin(parts[0], m) for m in parts)
