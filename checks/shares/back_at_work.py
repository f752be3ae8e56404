"""How many of the works told before are open again, and the rate of it (车间698家。…已有612家开了工,复工率87.7%)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.changes.change_words import SAME_PERIOD, compared_with
from checks.figures.sentence import Sentence
from checks.figures.spot import Spot, kin
from checks.figures.step import is_level
from checks.goals.goal_words import is_goal
from checks.shares.proportion import mendable
from checks.shares.share import LINK, Share

_RATE = re.compile(rf"^(?P<did>[^,;:。0-9]{{0,10}}),(?:复工|开工|复产|复工复产|开业|营业|开门|复市)率{LINK}$")
_DID = re.compile(r"开了?工|复了?工|复产|开了?业|营业|开了?门|复市")
_NO_WHOLE = re.compile("其中|新|带动|累计|[去上]年")
BEFORE = 3
"""Sentences before that of the rate in which all there are is sought. 2026-11: 3."""


def back_at_work(story: Sequence[Sentence], n: int, at: int) -> Share | None:
    """The rate of the figure right before it, of the only level of that unit told in the sentences before."""
    sentence = story[n]
    said = _RATE.match(sentence.lead(at)) if at else None
    if said is None or sentence.figures[at].approx != "exact":
        return None
    part = sentence.figures[at - 1]
    if _DID.search(said["did"] + sentence.clause_lead(at - 1)) is None or not is_level(part):
        return None
    if any(kin(m, part) for m in sentence.figures[: at - 1]):
        return None
    able = list(_levels(story, n, Spot(story, n, at - 1)))
    if len({m.metric.value for m in able}) != 1:
        return None
    whole = able[0].metric
    return Share(whole, part, sentence.figures[at], mendable(whole, part, sentence.figures[at]))


def _levels(story: Sequence[Sentence], n: int, part: Spot) -> Iterator[Spot]:
    for k in range(n - 1, max(-1, n - 1 - BEFORE), -1):
        for i, metric in enumerate(story[k].figures):
            lead = story[k].lead(i)
            if metric.unit != part.metric.unit or not is_level(metric) or is_goal(story[k], i):
                continue
            if _NO_WHOLE.search(story[k].clause_lead(i)) or compared_with(lead) or SAME_PERIOD.search(lead):
                continue
            yield Spot(story, k, i)
