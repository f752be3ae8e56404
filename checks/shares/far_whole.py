"""Wholes that a share names by the place they are of, told sentences before (占全省外贸的45%)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.figures.sentence import Sentence
from checks.figures.spot import Spot, absolute, covers, kin
from checks.goals.goal_words import is_goal
from checks.shares.proportion import may_be_share
from checks.shares.share import BEFORE, EXTRA, Share
from checks.shares.whole_of import back_then, other_trade
from transforms.metric import Metric

HEADED = 12
"""Sentences before its own in which a whole that the head of the sentence names is sought. 2026-11: 12."""


def of_the_place(story: Sequence[Sentence], n: int, part: Spot, of: str, percent: Metric) -> Iterator[Share]:
    """全省进出口900亿元。…民营企业进出口405亿元,占全省外贸的45%: all of the place, told sentences before.

    Surely so where no other figure of that name, and of the period of the part, can be its whole.
    """
    within = part.metric.place.chain if part.metric.place is not None else ()
    found: list[Spot] = []
    for m in range(n - BEFORE - 1, max(-1, n - HEADED - 1), -1):
        for at, metric in enumerate(story[m].figures):
            if not absolute(metric) or not kin(metric, part.metric) or metric.approx != "exact":
                continue
            spot = Spot(story, m, at)
            around = metric.place is None or set(metric.place.chain) <= set(within)
            called = covers(spot.words, of, 1.0) and not other_trade(spot.words, of)
            if (
                around
                and called
                and not back_then(spot)
                and not EXTRA.search(spot.words)
                and not is_goal(story[m], at)
            ):
                found.append(spot)
    able = [s for s in found if may_be_share(s.metric, part.metric, percent)]
    alone = len({s.metric.value for s in able}) == 1 and all(_of_one_time(s, part) for s in able)
    for spot in found:
        yield Share(spot.metric, part.metric, percent, alone and spot in able, of=of, named=True)


def _of_one_time(whole: Spot, part: Spot) -> bool:
    return whole.metric.period_end is not None and (whole.metric.period_start, whole.metric.period_end) == (
        part.metric.period_start,
        part.metric.period_end,
    )
