"""Totals and the figures behind them that make them up, where no word says that these are all (合计与各项).

Much of what a newspaper adds up it does not call a sum: 需整改515个,已整改479个,未整改36个. Position proposes the
parts; the names and the digits decide. A list that misses its total by one slip of the pen is the less likely to do
so by chance the more digits its numbers have, and the surer its words are, the fewer digits are needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from checks.listed import Listed, adds_up, missed_by_a_slip
from checks.proposed import AMONG, ANYHOW, LIKE, LONGEST, NAMED, At, Proposed, levels, proposals
from checks.sentence import Sentence
from checks.spot import NEXT_DOOR, absolute
from transforms.metric import Metric

_ALTOGETHER = re.compile(r"[共总]|合计|累计")
_SEEN = re.compile(r"^\s*[分按从][^,;。]{1,10}看")


def splits(story: Sequence[Sentence], known: Iterable[Sequence[Metric]] = ()) -> Iterator[Listed]:
    """The totals of a story with their parts: those that add up by more than chance, and those that ought to.

    ``known`` are groups (total, part, …) found otherwise; what they explain is left to them.
    """
    flat = list(levels(story))
    told = {m.metric_id for group in known for m in group[1:]}
    wholes = {group[0].metric_id for group in known}
    taken: set[str] = set()
    for w, whole in enumerate(flat):
        options = list(proposals(flat, w))
        right = [o for o in options if adds_up(whole.metric, [p.metric for p in o.parts])]
        if right:
            for o in right:
                if o.chance(whole) <= AMONG or o.bears(whole) >= NAMED:
                    taken.update(p.metric.metric_id for p in o.parts)
                    yield Listed(whole.metric, tuple(p.metric for p in o.parts), True)
        starts = {o.parts[0].metric.metric_id for o in right}
        weak = sum(o.bears(whole) <= LIKE for o in options)
        wrong = [o for o in options if o.parts[0].metric.metric_id not in starts]
        wrong = [o for o in wrong if _ought(whole, o, weak, told, taken, wholes)]
        wrong = [o for o in wrong if not _explained(flat, w, o) and not _but_one(whole, o)]
        if wrong:
            best = min(wrong, key=lambda o: (-o.bears(whole), o.chance(whole)))
            yield Listed(whole.metric, tuple(p.metric for p in best.parts), True)


def summed_up(story: Sequence[Sentence]) -> Iterator[Listed]:
    """分县区看,甲12.3亿元;乙8.6亿元;丙5.4亿元。全市共26.3亿元: the total in the sentence behind its parts."""
    for before, sentence in pairwise(story):
        if not _SEEN.match(before.text) or sentence.start - before.end > NEXT_DOOR or not sentence.figures:
            continue
        parts, total = [at.metric for at in levels([before])], sentence.figures[0]
        if len(parts) < 3 or not _ALTOGETHER.search(sentence.clause_lead(0)) or not absolute(total):
            continue
        if any(p.unit != total.unit for p in parts):
            continue
        if adds_up(total, parts) or missed_by_a_slip(total, parts):
            yield Listed(total, tuple(parts), True)


def _but_one(whole: At, option: Proposed) -> bool:
    """Whether the parts without one of them add up: that one is of something else."""
    metrics = [p.metric for p in option.parts]
    if len(metrics) < 3:
        return False
    return any(adds_up(whole.metric, metrics[:i] + metrics[i + 1 :]) for i in range(len(metrics)))


def _explained(flat: Sequence[At], w: int, option: Proposed) -> bool:
    """Whether the parts, or some that stand together, make up another figure told before them."""
    first = flat.index(option.parts[0])
    metrics = [p.metric for p in option.parts]
    before = [at.metric for at in flat[max(0, first - LONGEST) : first] if at is not flat[w]]
    before = [m for m in before if m.unit == metrics[0].unit and m.value != flat[w].metric.value]
    runs = [metrics[i:j] for i in range(len(metrics) - 1) for j in range(i + 2, len(metrics) + 1)]
    return any(adds_up(m, run) for m in before for run in runs)


def _ought(whole: At, option: Proposed, weak: int, told: set[str], taken: set[str], wholes: set[str]) -> bool:
    """Whether the parts surely are meant to add up to the total, which they miss by one slip."""
    bears = option.bears(whole)
    told_in = len({p.spot.n for p in option.parts})
    if bears < ANYHOW and (option.cut or told_in > (1 if bears <= LIKE else 2 + LONGEST * option.like)):
        return False
    if bears < ANYHOW and not _of_one_size(whole, option):
        return False
    ids = {p.metric.metric_id for p in option.parts}
    if ids & (told | taken) or (bears <= LIKE and whole.metric.metric_id in wholes):
        return False
    # Where only position speaks, every list that was tried is one more chance to hit.
    if option.chance(whole) * (weak if bears <= LIKE else 1) > bears or (
        bears < NAMED and not _of_one_time(whole, option)
    ):
        return False
    return missed_by_a_slip(whole.metric, [p.metric for p in option.parts])


def _of_one_size(whole: At, option: Proposed) -> bool:
    """Whether the parts come to something like the total: a digit lost is a slip too, but other things are likelier."""
    together, total = sum(p.metric.value or 0 for p in option.parts), whole.metric.value or 0
    return together < 3 * total and total < 3 * together


def _of_one_time(whole: At, option: Proposed) -> bool:
    """Whether nothing known sets their periods apart; those of the parts may lie within that of the total."""
    start, end = whole.metric.period_start, whole.metric.period_end
    for m in (p.metric for p in option.parts):
        if start and m.period_start and m.period_start < start:
            return False
        if end and m.period_end and m.period_end > end:
            return False
    ends = {p.metric.period_end for p in option.parts if p.metric.period_end}
    return end is None or option.bears(whole) > LIKE or not ends or ends == {end}
