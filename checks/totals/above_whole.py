"""Parts that 其中 tells of a figure further back, and that cannot be: they are above it (其中所列大于总数).

Between a whole and its 其中 stand its growth, its share of the plan, or the other figures of its row; links that
the numbers contradict are not made, so that the words alone must find the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR, Spot, absolute, back, stories
from checks.figures.step import is_level, tells_step
from checks.goals.goal_words import goal_of_percent
from checks.rule import Facts
from checks.shares.share import name_in
from checks.totals.among import APART, AVERAGE, MORE
from checks.totals.opened import TOGETHER
from checks.totals.tied import is_rating
from transforms.metric import Metric

_AMONG = re.compile(r"其中(?:,|:|包括|有)*(?P<name>[^,;:。]{0,20})$")
_LAST = 4
_MYRIAD = 10_000
REACH = 6
"""Figures before 其中 among which the whole is sought. 2026-11: 6."""


def above_whole(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(whole, part) where the part that 其中 names is above the figure that it is told of."""
    for story in stories(facts):
        for n, sentence in enumerate(story):
            if "其中" in sentence.text:
                for at in range(len(sentence.figures)):
                    lead = sentence.lead(at)
                    if "其中" in lead and _AMONG.search(lead) and not MORE.search(lead):
                        yield from _of_its_row(story, n, at)


def _of_its_row(story: Sequence[Sentence], n: int, at: int) -> Iterator[tuple[Metric, Metric]]:
    """The part right behind 其中, and what follows it under the name of another figure of the whole's row."""
    near, listed = story[n].figures[:at], story[n].figures[at : at + _LAST]
    near = (*story[n - 1].figures, *near) if n else near
    units = {m.unit for m in listed}
    near = [whole for whole in near if whole.unit in units]
    if not any(m.unit == whole.unit and _above(whole, m) for whole in near for m in listed):
        return
    first = Spot(story, n, at)
    if not _level(first):
        return
    before = list(back(story, n, at, 1, REACH))
    row = [s for s in before if _level(s)]
    # 甲市总投资…,其中中央资金…;乙县总投资…,其中中央资金…: the whole stands in the item's own part.
    row = [s for s in row if s.n == n and ";" not in story[n].between(s.at, at)] or row
    able = [s for s in row if s.metric.unit == first.metric.unit and _near(story, s, first)]
    able = [s for s in able if not _beside_in_whole(s.metric, first.metric)]
    # 共受理4120件,结案3975件。其中:受理民事案件3311件: the one told in its words; of several the largest.
    whole = max(able, key=lambda s: (_shared(s, first), s.metric.value or 0), default=None)
    if whole is None or not (_shared(whole, first) or _beside(able[0], first) or _row_again(story[n], at)):
        return
    if _above(whole.metric, first.metric):
        yield whole.metric, first.metric
    for i in range(at + 1, min(at + _LAST, len(story[n].figures))):
        part = Spot(story, n, i)
        if ";" in story[n].lead(i) or not _level(part):
            break
        named = [
            s for s in row if s.n == whole.n and s.metric.unit == part.metric.unit and _name(s) == _name(part)
        ]
        if len(named) == 1 and len(_name(part)) > 2 and _above(named[0].metric, part.metric):
            yield named[0].metric, part.metric


def _level(spot: Spot) -> bool:
    """A level that parts may lie within: no average, and no goal of a percent."""
    if not is_level(spot.metric) or "/" in spot.metric.unit or is_rating(spot.sentence, spot.at):
        return False
    name = spot.metric.indicator + spot.sentence.clause_lead(spot.at)
    return (
        not AVERAGE.search(name) and not TOGETHER.search(name) and not goal_of_percent(spot.sentence, spot.at)
    )


def _near(story: Sequence[Sentence], whole: Spot, part: Spot) -> bool:
    """In one sentence, or 其中 opens the next."""
    if whole.n == part.n:
        return True
    opens = part.at == 0 and part.sentence.text.lstrip().startswith("其中")
    return opens and part.sentence.start - whole.sentence.end <= NEXT_DOOR


def _beside(whole: Spot, part: Spot) -> bool:
    """Whether nothing but changes and shares of the whole stand between it and 其中."""
    between_them = list(back(whole.story, part.n, part.at, 1, REACH, absolute))
    return bool(between_them) and next(s for s in between_them if not tells_step(s.metric)) == whole


def _row_again(sentence: Sentence, at: int) -> bool:
    """Whether the two figures before 其中 and the two behind it are told in one order (接待…,门票收入…,其中当天接待…,门票收入…)."""
    if not 2 <= at < len(sentence.figures) - 1:
        return False
    units = [m.unit for m in sentence.figures[at - 2 : at + 2]]
    names = [name_in(sentence.clause_lead(i)) for i in (at - 1, at + 1)]
    return units[:2] == units[2:] and units[0] != units[1] and names[0] == names[1] != ""


def _beside_in_whole(metric: Metric, part: Metric) -> bool:
    """建议90件,甲类40件、乙类50件。…其中,解决60件: both are linked to one whole, which what is a part of it is not."""
    return part.of_metric_id is not None and part.of_metric_id == metric.of_metric_id


def _shared(whole: Spot, part: Spot) -> int:
    """Pairs of letters that the words of both have in common; a single one tells nothing (小学学位、新城小学)."""
    mine, its = name_in(whole.words), name_in(part.words)
    common = sum(a + b in its for a, b in pairwise(mine))
    return common if common > 1 else 0


def _name(spot: Spot) -> str:
    return name_in(spot.sentence.clause_lead(spot.at))


def _above(whole: Metric, part: Metric) -> bool:
    if whole.value is None or part.value is None or whole.role != part.role:
        return False
    if whole.value < part.value <= APART * whole.value:
        return True
    # 收入1.45亿元,其中当天收入5513.14亿元: 亿 for 万
    scaled = part.value / _MYRIAD
    return scaled <= whole.value and "亿" in part.evidence.raw_text and part.value > _MYRIAD
