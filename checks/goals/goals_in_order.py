"""Goals that a sentence before tells in the order in which work is told of them (计划改造120座、铺设48公里。…分别完成80%、90%)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR, absolute
from checks.goals.goal_words import GOAL
from transforms.metric import Metric

_RESPECTIVE = re.compile(r"(?:分别|各)[^,;:。]{0,4}(?:完成|占|达到?|为|是)[^,;:。]{0,12}$")
_PLANNED = re.compile(r"计划|任务|目标|下达|确定|[要将拟]")
_NEXT = ("、", "和", "及", "与", ",", "以及")
_RATES = re.compile(r"(?:指标|任务|目标|工作)的?完成(?:率|比例|进度)分别(?:约|为|是|达到?)*$")
FAR = 4
"""Sentences before its own in which goals and counts of rates alone are sought. 2026-11: 4."""
BEFORE = 2
"""Sentences before its own in which the goals are sought. 2026-11: 2."""


def goals_in_order(told: Sequence[Sentence], n: int) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(count, percent, goal) of each of a list of percents, where as many goals of the same units stand before."""
    sentence = told[n]
    if "分别" not in sentence.text and "各" not in sentence.text:
        return
    for at in range(len(sentence.figures) - 1):
        lead = sentence.lead(at)
        if at == 0 and _RATES.search(lead):
            yield from _rates_alone(told, n)
        if (
            at < 2
            or sentence.figures[at].unit != "%"
            or not _RESPECTIVE.search(lead)
            or not GOAL.search(lead)
        ):
            continue
        size = 1
        while at + size < len(sentence.figures) and _goes_on(sentence, at + size):
            size += 1
        counts = sentence.figures[max(0, at - size) : at]
        if size < 2 or len(counts) < size or not all(absolute(m) for m in counts):
            continue
        goals = _goals(told, n, [m.unit for m in counts])
        if goals:
            yield from zip(counts, sentence.figures[at : at + size], goals, strict=True)


def _rates_alone(told: Sequence[Sentence], n: int) -> Iterator[tuple[Metric, Metric, Metric]]:
    """建桥6座、480米。…全年要建桥12座、800米。…两项指标的完成率分别为50%、60%: the counts, too, stand before."""
    size = 1
    while size < len(told[n].figures) and _goes_on(told[n], size):
        size += 1
    if size < 2:
        return
    rows = [
        (sentence, figures[at : at + size])
        for sentence in told[max(0, n - FAR) : n]
        if sentence.story_id == told[n].story_id
        for figures in (sentence.figures,)
        for at in range(len(figures) - size + 1)
        if all(map(absolute, figures[at : at + size]))
        and all(sentence.lead(i) in _NEXT for i in range(at + 1, at + size))
    ]
    goals = [row for sentence, row in rows if all(m.role == "target" for m in row)]
    units = [m.unit for m in goals[0]] if len(goals) == 1 else []
    counts = [
        row for _, row in rows if [m.unit for m in row] == units and all(m.role == "actual" for m in row)
    ]
    if len(set(units)) == size and counts:
        yield from zip(counts[0], told[n].figures[:size], goals[0], strict=True)


def _goes_on(sentence: Sentence, at: int) -> bool:
    return sentence.figures[at].unit == "%" and sentence.lead(at) in _NEXT


def _goals(told: Sequence[Sentence], n: int, units: Sequence[str]) -> Sequence[Metric]:
    """The only figures side by side that have these units, behind a word that plans them."""
    found: list[Sequence[Metric]] = []
    for before in range(n - 1, max(-1, n - 1 - BEFORE), -1):
        sentence = told[before]
        near = sentence.story_id == told[n].story_id and told[before + 1].start - sentence.end <= NEXT_DOOR
        if not near:
            break
        figures = sentence.figures
        for first in range(len(figures) - len(units) + 1):
            some = figures[first : first + len(units)]
            planned = _PLANNED.search(sentence.text[: some[0].start - sentence.start])
            if planned and [m.unit for m in some] == units and all(map(absolute, some)):
                found.append(some)
    return found[0] if len(found) == 1 else ()
