"""Goals and percents of things that are named again (造林6万亩、育林9万亩、种草5万亩,造林、育林分别占年度计划7万亩、10万亩的86%、90%)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.figures.sentence import Sentence, letters
from checks.figures.spot import absolute
from checks.goals.goal_words import GOAL
from transforms.metric import Metric

_DEALT = re.compile(
    r"(?P<names>[^,;:。0-9]{4,40})分别(?:已)?(?:占|完成|达到?|为)(?P<goal>[^,;:。0-9]{2,12})$"
)
_TO_GOAL = re.compile(r"^[,、]?分别(?:已)?(?:占|完成|达到?|为)(?P<goal>[^,;:。0-9]{2,12})$")
_MARK = re.compile("、|和|及|与|以及")
_NEXT = ("、", "和", "及", "与", "以及")


def named_goals(sentence: Sentence) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(count, percent, goal) for each of the names, where the figure before that bears it is the only one."""
    if "分别" not in sentence.text:
        return
    figures = sentence.figures
    for at in range(2, len(figures) - 3):
        said = _DEALT.search(sentence.lead(at))
        if said is None or not GOAL.search(said["goal"]):
            continue
        names = [letters(name) for name in _MARK.split(said["names"])]
        size = len(names)
        goals, percents = figures[at : at + size], figures[at + size : at + 2 * size]
        if size < 2 or len(percents) < size or not _in_rows(sentence, at, size):
            continue
        counts = [_bearing(sentence, name, at) for name in names]
        if all(c is not None and c.unit == g.unit for c, g in zip(counts, goals, strict=True)):
            yield from ((c, p, g) for c, p, g in zip(counts, percents, goals, strict=True) if c is not None)


def goals_in_rows(sentence: Sentence) -> Iterator[tuple[Metric, Metric, Metric]]:
    """接待游客80万人次,收入6亿元,…,分别完成目标100万人次、8亿元的80%、75%: as many counts, goals and percents, in one order."""
    if "分别" not in sentence.text:
        return
    figures = sentence.figures
    for at in range(2, len(figures) - 3):
        said = _TO_GOAL.search(sentence.lead(at)) if absolute(figures[at]) else None
        if said is None or not GOAL.search(said["goal"]):
            continue
        size = 1
        while at + size < len(figures) and figures[at + size].unit != "%":
            size += 1
        if size < 2 or len(figures) < at + 2 * size or not _in_rows(sentence, at, size):
            continue
        told = [i for i in range(at) if absolute(figures[i]) and figures[i].role == "actual"][-size:]
        alike = [figures[i].unit for i in told] == [m.unit for m in figures[at : at + size]]
        if alike and ";" not in sentence.between(told[0], at):
            rows = (told, figures[at + size : at + 2 * size], figures[at : at + size])
            yield from ((figures[i], percent, goal) for i, percent, goal in zip(*rows, strict=True))


def _in_rows(sentence: Sentence, at: int, size: int) -> bool:
    """Whether so many goals stand side by side, and behind 的 as many percents."""
    figures = sentence.figures
    later = (*range(at + 1, at + size), *range(at + size + 1, at + 2 * size))
    beside = all(sentence.lead(i) in _NEXT for i in later)
    goals = all(absolute(m) for m in figures[at : at + size])
    percents = all(m.unit == "%" for m in figures[at + size : at + 2 * size])
    return beside and goals and percents and sentence.lead(at + size) == "的"


def _bearing(sentence: Sentence, name: str, before: int) -> Metric | None:
    able = [
        m
        for i, m in enumerate(sentence.figures[:before])
        if absolute(m) and letters(sentence.clause_lead(i)).endswith(name)
    ]
    return able[0] if len(name) > 1 and len(able) == 1 else None
