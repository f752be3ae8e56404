"""A bar that is missed, or a sample that is unlucky: shares of fresh editions are held to their bars beyond chance.

An edition is a sample. A reader that just meets a bar misses it in every second edition, and one that is better misses it
now and then. So a test goes red when a reader that meets the bar would do so badly less than once in a million editions:
by the exact binomial tail, in whole numbers. What it cannot tell in a small sample is kept by editions of a fixed seed,
where nothing is left to chance. Misses of one page come together (a wrong cut spoils two stories); that is not reckoned
with, so the measured share should lie well above its bar.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb

ONCE_IN = 1_000_000
"""How seldom a reader that meets its bar may be called worse. 2026-11-22: a million runs; before, an edition below its
bar was red: 2 of 40 were by lost heads alone (.67 found in all 40, bar .5, some 34 in each)."""


def tail(most: int, of: int, share: Fraction) -> Fraction:
    """The chance that of ``of`` independent cases at most ``most`` succeed when each does with ``share``; exact."""
    if not 0 <= share <= 1 or of < 0:
        raise ValueError(f"no share of cases: {share} of {of}")
    if most >= of:
        return Fraction(1)
    if most > of // 2:
        return 1 - tail(of - most - 1, of, 1 - share)  # the other end of the sum is the short one
    success, whole = share.numerator, share.denominator
    failure = whole - success
    total = sum(comb(of, n) * success**n * failure ** (of - n) for n in range(most + 1))
    return Fraction(total, whole**of)


def reaches(found: int, of: int, bar: Fraction) -> bool:
    """Whether ``found`` of ``of`` may come from a reader that finds the share ``bar``, or more; of none nobody can tell."""
    return tail(found, of, bar) * ONCE_IN >= 1


def keeps_under(wrong: int, of: int, bar: Fraction) -> bool:
    """Whether ``wrong`` of ``of`` may come from a reader that is wrong in the share ``bar``, or less."""
    return reaches(of - wrong, of, 1 - bar)
