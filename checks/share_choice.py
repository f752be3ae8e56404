"""Which of the readings of a share is meant (占比归属的判定).

A reading whose numbers agree is taken. Where none agrees, the words must be sure: either they leave one
reading only, or the other shares of the same list are of that whole, or one slip of one digit in a rather
precise share would make the likeliest reading right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from checks.interval import Interval, printed, truncated
from checks.near_miss import digits_of, one_slip
from checks.once import once
from checks.rule import Facts
from checks.shares import Share, shares
from checks.spot import stories
from transforms.metric import Metric

PRECISE = 4
"""Digits of a share from which one slip that mends it is hardly chance: 47.57%. 2026-11: set to 4."""


def not_negative(metric: Metric) -> Interval | None:
    """The printed values from zero up; None when nothing at all is known."""
    found = printed(metric)
    if found is None or (found.low is not None and found.low < 0):
        return None
    return Interval(found.low or Fraction(0), found.high)


def quotient(whole: Metric, part: Metric) -> Interval | None:
    """Part over whole in percent."""
    below, above = not_negative(whole), not_negative(part)
    if below is None or above is None or not below.low:
        return None
    return above.divided_by(below).scaled(100)


def agree(whole: Metric, part: Metric, percent: Metric) -> bool | None:
    """Whether the share is right as far as printed digits tell; None when it cannot be said."""
    ratio, said = quotient(whole, part), truncated(percent)
    return None if ratio is None or said is None else ratio.meets(said)


def mendable(share: Share) -> bool:
    """Whether one slip in one of the three figures explains that they disagree."""
    ratio, said = quotient(share.whole, share.part), truncated(share.percent)
    whole, part = not_negative(share.whole), not_negative(share.part)
    if ratio is None or said is None or whole is None or part is None or not said.low:
        return False
    if one_slip(share.percent, ratio) or one_slip(share.part, whole.times(said).scaled(Fraction(1, 100))):
        return True
    return bool(part.low) and one_slip(share.whole, part.divided_by(said).scaled(100))


@once
def chosen(facts: Facts) -> Iterator[Share]:
    """The shares to be checked, each in the one reading that is meant, in reading order."""
    for story in stories(facts):
        if any(m.unit in ("%", "成") for sentence in story for m in sentence.figures):
            yield from _of_story(list(shares(story)))


def _of_story(read: Sequence[tuple[int, list[Share]]]) -> Iterator[Share]:
    right = [[s for s in found if agree(s.whole, s.part, s.percent)] for _, found in read]
    votes = Counter(
        (_list_of(n, s), s.whole.metric_id) for (n, _), found in zip(read, right, strict=True) for s in found
    )
    for (n, found), fitting in zip(read, right, strict=True):
        if fitting:
            most = max(votes[(_list_of(n, s), s.whole.metric_id)] for s in fitting)
            yield next(s for s in fitting if votes[(_list_of(n, s), s.whole.metric_id)] == most)
            continue
        wrong = _wrong(n, found, votes, _common(n, read))
        if wrong is not None:
            yield wrong


def _list_of(n: int, share: Share) -> object:
    """What the shares of one list have in common: the name of their whole, else their sentence."""
    return share.of or n


def _backed(n: int, share: Share, votes: Mapping[tuple[object, str], int]) -> int:
    """How many other shares of the same list, or of the sentences beside it, are right about this whole."""
    if share.of:
        return votes.get((share.of, share.whole.metric_id), 0)
    return sum(votes.get((m, share.whole.metric_id), 0) for m in (n - 1, n, n + 1)) if share.listed else 0


def _wrong(
    n: int, found: Sequence[Share], votes: Mapping[tuple[object, str], int], common: set[str]
) -> Share | None:
    """The reading that surely is meant though its numbers disagree."""
    able = (s for s in found if s.percent.unit == "%" and not s.doubtful)
    known = [s for s in able if agree(s.whole, s.part, s.percent) is False]
    sure = next((s for s in known if s.sure and (_fits(s) or mendable(s))), None)
    backed = max(known, key=lambda s: _backed(n, s, votes), default=None)
    if backed is not None and _backed(n, backed, votes):
        return backed
    if sure is not None:
        return sure
    for s in known:
        if s.listed and s.whole.metric_id in common:
            return s
    likely = known[0] if known else None
    if likely is not None and digits_of(likely.percent) >= PRECISE and mendable(likely):
        return likely
    return None


def _fits(share: Share) -> bool:
    """Whether the part is not above its whole; a larger one is of something else, if no slip explains it."""
    part, whole = share.part.value, share.whole.value
    return part is not None and whole is not None and part <= whole


def _common(n: int, read: Sequence[tuple[int, list[Share]]]) -> set[str]:
    """Wholes of a list whose shares all disagree with them and agree with each other: the whole was misprinted."""
    implied: defaultdict[str, list[Interval]] = defaultdict(list)
    wholes: dict[str, Metric] = {}
    for m, found in read:
        if abs(m - n) > 1:
            continue
        for s in found:
            said, part = truncated(s.percent), not_negative(s.part)
            if s.listed and said is not None and said.low and part is not None and part.low:
                implied[s.whole.metric_id].append(part.divided_by(said).scaled(100))
                wholes[s.whole.metric_id] = s.whole
    meant: set[str] = set()
    for whole_id, ranges in implied.items():
        low = max((r.low for r in ranges if r.low is not None), default=None)
        high = min((r.high for r in ranges if r.high is not None), default=None)
        if len(ranges) < 2 or low is None or high is None or low > high:
            continue
        if one_slip(wholes[whole_id], Interval(low, high)):
            meant.add(whole_id)
    return meant
