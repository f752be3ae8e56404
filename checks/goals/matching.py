"""Which count belongs to which percent when their numbers differ, or one was lost (配对存疑).

A target that people set is whole and mostly round; a count and a percent of another target give one that
is round only by chance. So every assignment that keeps the printed order is tried, and the one whose
targets are the least likely to be round by chance is taken. What was printed is never changed: the
outcome is an assumption that is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb

from checks.implied_target import implied_target
from checks.interval import Interval, printed
from transforms.metric import Metric

MOST_ASSIGNMENTS = 500
"""Assignments of one list that are tried. 2026-11: set to 500, which eleven percents of five counts need."""
BY_CHANCE = Fraction(1, 10)
"""A target is called round when chance alone gives one so round in one of ten tries at most, all tries of a
search counted together. 2026-11: set to a tenth."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Indices ``(count, percent)`` that belong together; ``chance`` that all their targets are so round by chance."""

    pairs: tuple[tuple[int, int], ...]
    chance: Fraction


def round_by_chance(interval: Interval, roundest: int | None) -> Fraction:
    """The chance that an interval of this width holds a number as round as ``roundest``; 1 for none.

    Numbers with k zeros, or k zeros behind a five, are 10**k or 5 * 10**k apart.
    """
    if roundest is None or not roundest or interval.low is None or interval.high is None:
        return Fraction(1)
    step = 1
    while roundest % (step * 10) == 0:
        step *= 10
    if roundest % (step * 5) == 0:
        step *= 5
    return min(Fraction(1), Fraction(interval.high - interval.low) / step)


def fit(count: Metric, percent: Metric) -> Fraction | None:
    """How likely the target that both imply is so round by chance; None when no target fits them."""
    implied = implied_target(count, percent)
    if implied is None:
        return Fraction(1)
    whole = implied.interval.integers()
    if implied.whole is not None and whole is not None and not len(whole):
        return None
    return round_by_chance(implied.interval, implied.roundest)


def assigned(counts: Sequence[Metric], percents: Sequence[Metric]) -> Assignment | None:
    """The best assignment that keeps the printed order and uses all of the shorter list.

    Ties go to the earliest in the list. None when nothing can hold or too many would have to be tried.
    """
    fewer = min(len(counts), len(percents))
    if not fewer or comb(max(len(counts), len(percents)), fewer) > MOST_ASSIGNMENTS:
        return None
    best: Assignment | None = None
    known: dict[tuple[int, int], Fraction | None] = {}
    for chosen in combinations(range(max(len(counts), len(percents))), fewer):
        in_order = range(fewer)
        pairs = tuple(zip(in_order, chosen, strict=True))
        if len(counts) > len(percents):
            pairs = tuple(zip(chosen, in_order, strict=True))
        chance = Fraction(1)
        for i, j in pairs:
            if (i, j) not in known:
                known[(i, j)] = fit(counts[i], percents[j])
            one = known[(i, j)]
            if one is None:
                break
            chance *= one
        else:
            if best is None or chance < best.chance:
                best = Assignment(pairs, chance)
    return best


@dataclass(frozen=True, slots=True)
class LostCount:
    """What a percent without a count may have belonged to: ``whole`` less ``parts`` leaves ``count`` of ``target``."""

    whole: Metric
    parts: tuple[Metric, ...]
    count: int
    target: int


def lost_count(percent: Metric, whole: Metric, parts: Sequence[Metric]) -> LostCount | None:
    """A remainder of ``whole`` of which ``percent`` gives a round target; the least likely by chance.

    All selections of ``parts`` are taken off, up to six of them. None when no remainder does so.
    """
    total, share = printed(whole), printed(percent)
    if total is None or share is None or total.low is None or total.low != total.high or not share.low:
        return None
    found: list[tuple[Fraction, int, LostCount]] = []
    tried = 0
    for size in range(1, min(len(parts), 6) + 1):
        for taken in combinations(parts[:6], size):
            left = total
            for part in taken:
                known = printed(part)
                left = left - known if known is not None else Interval(None, None)
            if left.low is None or left.low != left.high or left.low <= 0 or left.low.denominator != 1:
                continue
            targets = left.scaled(100).divided_by(share)
            if targets is None:
                continue
            target = _roundest(targets)
            chance = round_by_chance(targets, target)
            tried += 1
            if target is not None and target % 10 == 0:
                found.append((chance, size, LostCount(whole, taken, int(left.low), target)))
    best = min(found, key=lambda f: f[:2], default=None)
    return best[2] if best is not None and best[0] * tried <= BY_CHANCE else None


def _roundest(targets: Interval) -> int | None:
    """The roundest whole number inside, counting a five before the zeros; None when there is none."""
    whole = targets.integers()
    if whole is None or not len(whole) or len(whole) > 1000:
        return None
    best = max(whole, key=lambda n: (_step(n), -n))
    return best if _step(best) > 1 else None


def _step(number: int) -> int:
    step = 1
    while number % (step * 10) == 0:
        step *= 10
    return step * 5 if number % (step * 5) == 0 else step
