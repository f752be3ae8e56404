"""Shares told one for each part of one whole, that come to all of it or to more (各部分的占比)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from checks.figures.sentence import Sentence
from checks.shares.share import Share
from checks.shares.share_lists import respective
from checks.totals.listed import total_of
from transforms.metric import Metric


def shares_of_all_parts(story: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    """投入2400万元,其中甲1200万元、乙720万元、丙480万元,分别占50%、30%、20%: shares of parts that are all there is.

    Or that are not all, when their shares come to more than all of it.
    """
    for found in _told(story):
        percents = [share.percent for share in found]
        left = _left(found[0].whole, [share.part for share in found]) if len(found) > 1 else None
        if left is None:
            continue
        rest, slack = left
        if abs(rest) <= slack or (rest > 0 and _above_all(percents)):
            yield tuple(percents)


def parts_with_all_shares(story: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    """(whole, part, …) of parts whose shares come to 100, so that there are no others (甲198名、乙88名,分别占69.2%、30.8%)."""
    for found in _told(story):
        percents = [share.percent for share in found]
        known = [p.value for p in percents if p.value is not None and p.approx == "exact"]
        steps = [
            p.printed_high - p.printed_low
            for p in percents
            if p.printed_low is not None and p.printed_high is not None
        ]
        if len(found) > 1 and len(known) == len(steps) == len(found):
            slack = max(steps) * (len(found) // 2)
            if abs(sum(known) - 100) <= slack:
                yield found[0].whole, *(share.part for share in found)


def _told(story: Sequence[Sentence]) -> Iterable[list[Share]]:
    """The shares that are told of one list in its order."""
    listed = respective(story)
    if not listed:
        return ()
    told: defaultdict[tuple[int, int], list[Share]] = defaultdict(list)
    for n, share in listed:
        told[n, id(share.whole)].append(share)
    return told.values()


def _left(whole: Metric, listed: Sequence[Metric]) -> tuple[Decimal, Decimal] | None:
    """What the parts leave of the whole by their plain numbers, and how much their own last digits may be off.

    The whole's last digit does not count: it may be round (6万吨) where the parts are not.
    """
    rest, slack = whole.value, Decimal(0)
    for part in listed:
        if rest is None or part.value is None or part.printed_low is None or part.printed_high is None:
            return None
        rest -= part.value
        slack += (part.printed_high - part.printed_low) / 2
    return None if rest is None else (rest, slack)


def _above_all(percents: Sequence[Metric]) -> bool:
    added = total_of(percents)
    return added is not None and added.low is not None and added.low > 100
