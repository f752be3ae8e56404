"""Shares told each beside its part, or dealt to parts told right before, that make all (甲受理12件,占40%;乙受理18件,占60%)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.figures.sentence import Sentence
from checks.figures.spot import absolute, kin
from checks.interval import Interval, printed
from checks.totals.kinds import OVERLAPS
from checks.totals.listed import total_of
from transforms.metric import Metric
from transforms.text.sentence import LIST_MARKS

_ALL = Interval.point(100)
_SHARE = re.compile(r"^,?约?占比?(?P<of>[^,;。0-9]{0,8}?)(?:的|比重|比例|为|达)*$")
_DEALT = re.compile(r"分别占[^,;。0-9]{0,10}$")


def shares_beside_parts(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """Groups of shares of one whole; those that do not make 100 only where all but one are the very shares of their parts."""
    figures = sentence.figures
    if len(figures) < 4 or "占" not in sentence.text:
        return
    run: list[int] = []
    for at, metric in enumerate(figures):
        if _beside_part(sentence, at) and (not run or _goes_on(sentence, run, at)):
            run.append(at)
            continue
        if metric.unit == "%" and run:
            yield from _together([figures[i] for i in run])
            run = [at] if _beside_part(sentence, at) else []
        if metric.unit == "%" and _DEALT.search(sentence.lead(at)):
            yield from _dealt(sentence, at)
    yield from _together([figures[i] for i in run])


def _beside_part(sentence: Sentence, at: int) -> bool:
    """Whether a share stands right behind the count that it is of."""
    figures = sentence.figures
    share = at > 0 and figures[at].unit == "%" and figures[at].role == "rate"
    return share and absolute(figures[at - 1]) and _SHARE.match(sentence.lead(at)) is not None


def _goes_on(sentence: Sentence, run: Sequence[int], at: int) -> bool:
    """Whether a share is the next of the list: its part is of the same kind and no part of the one before."""
    if at != run[-1] + 2 or "其中" in sentence.lead(at - 1):
        return False
    first, here = (_SHARE.match(sentence.lead(i)) for i in (run[0], at))
    if first is None or here is None or (here["of"] and here["of"] != first["of"]):
        return False
    return kin(sentence.figures[run[0] - 1], sentence.figures[at - 1])


def _together(shares: Sequence[Metric]) -> Iterator[tuple[Metric, ...]]:
    added = total_of(shares) if len(shares) > 1 else None
    if added is not None and added.meets(_ALL):
        yield tuple(shares)


def _dealt(sentence: Sentence, at: int) -> Iterator[tuple[Metric, ...]]:
    """甲60万元、乙25万元、丙15万元,分别占60%、25%、15%."""
    figures, many = sentence.figures, 1
    while (
        at + many < len(figures) and figures[at + many].unit == "%" and sentence.lead(at + many) in LIST_MARKS
    ):
        many += 1
    parts, shares = figures[max(0, at - many) : at], figures[at : at + many]
    if many < 2 or len(parts) < many or not all(absolute(m) and kin(m, parts[0]) for m in parts):
        return
    if any(sentence.lead(i)[:1] not in LIST_MARKS for i in range(at - many + 1, at)):
        return
    added = total_of(shares)
    if added is None:
        return
    if added.meets(_ALL) or (many > 2 and not OVERLAPS.search(sentence.text) and _all_but_one(parts, shares)):
        yield tuple(shares)


def _all_but_one(parts: Sequence[Metric], shares: Sequence[Metric]) -> bool:
    """Whether all shares but one are those of their parts among all of these."""
    whole = total_of(parts)
    if whole is None:
        return False
    right = 0
    for part, share in zip(parts, shares, strict=True):
        own, said = printed(part), printed(share)
        quotient = own.scaled(100).divided_by(whole) if own is not None else None
        right += quotient is not None and said is not None and quotient.meets(said)
    return right == len(parts) - 1
