"""Totals and the figures behind them that make them up, where no word says that these are all (合计与各项).

Much of what a newspaper adds up it does not call a sum: 需整改515个,已整改479个,未整改36个. Position proposes the
parts; the names and the digits decide. A list that misses its total by one slip of the pen is the less likely to do
so by chance the more digits its numbers have, and the surer its words are, the fewer digits are needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from checks.changes.change_words import SAME_PERIOD
from checks.digits.near_miss import all_but_a_little
from checks.figures.folded import folded
from checks.figures.levels import Level, levels, rows, sums
from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR, absolute
from checks.totals.listed import Listed, adds_up, missed_by_a_slip
from checks.totals.opened import is_item
from checks.totals.proposed import AMONG, ANYHOW, BESIDE, LIKE, LONGEST, NAMED, Proposed, proposals
from transforms.links.produce import of_other_produce
from transforms.links.subset import COMES_IN, DEALT_WITH
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS
from transforms.text.view import VIEW

NAME = 4
"""Last letters of two totals that have one name. 2026-11: 4."""
_ALTOGETHER = re.compile(r"[共总]|合计|累计")
_SEEN = re.compile(rf"\s*{VIEW}[,:]")


def splits(story: Sequence[Sentence], known: Iterable[Sequence[Metric]] = ()) -> Iterator[Listed]:
    """The totals of a story with their parts: those that add up by more than chance, and those that ought to.

    ``known`` are groups (total, part, …) found otherwise; what they explain is left to them.
    """
    units = [
        m.unit for s in story for m in s.figures if m.approx == "exact" and m.role in ("actual", "target")
    ]
    if not any(units.count(unit) > 2 for unit in set(units) - RELATIVE_UNITS):
        return  # a total and two parts
    flat = list(levels(story))
    told = {id(m) for group in known for m in group[1:]}
    wholes = {id(group[0]) for group in known}
    taken: set[int] = set()
    for whole, (row, at) in zip(flat, rows(flat), strict=True):
        options = proposals(flat, whole, row, at)
        if options and is_item(whole.sentence, whole.at):
            options = [o for o in options if o.parts[0].n == whole.n]
        if not options:
            continue
        right = [o for o in options if o.adds_up]
        for o in right:
            if o.rarer(AMONG) or o.bears >= NAMED:
                taken.update(id(p.metric) for p in o.parts)
                yield Listed(whole.metric, tuple(p.metric for p in o.parts), True)
        starts = {o.parts[0].index for o in right}
        wrong = [o for o in options if o.near or o.closing or o.bracket]
        wrong = [o for o in wrong if o.parts[0].index not in starts]
        wrong = [o for o in wrong if _ought(flat, o, options, told, taken, wholes)]
        if wrong:
            best = min(wrong, key=lambda o: (-o.bears, o.chance))
            yield Listed(whole.metric, tuple(p.metric for p in best.parts), True)


def summed_up(story: Sequence[Sentence]) -> Iterator[Listed]:
    """分县区看,甲12.3亿元;乙8.6亿元;丙5.4亿元。全市共26.3亿元: the total in the sentence behind its parts."""
    for before, sentence in pairwise(story):
        if len(before.figures) < 3 or not sentence.figures or not _SEEN.match(before.text):
            continue
        if sentence.start - before.end > NEXT_DOOR:
            continue
        parts, total = [at.metric for at in levels([before])], sentence.figures[0]
        if len(parts) < 3 or not _ALTOGETHER.search(sentence.clause_lead(0)) or not absolute(total):
            continue
        if any(p.unit != total.unit for p in parts):
            continue
        if {p.of_metric_id for p in parts} - {None, total.metric_id}:
            continue  # the story has told before what they are parts of
        if adds_up(total, parts) or missed_by_a_slip(total, parts):
            yield Listed(total, tuple(parts), True)


def _but_one(option: Proposed) -> bool:
    """Whether the parts without one of them add up: that one is of something else."""
    if len(option.parts) < 3:
        return False
    whole, low, high = option.whole, option.low, option.high
    return any(low - p.low <= whole.high and whole.low <= high - p.high for p in option.parts)


def _explained(flat: Sequence[Level], option: Proposed) -> bool:
    """Whether the parts, or some that stand together, make up another figure told before them."""
    whole, first = option.whole, option.parts[0]
    before = flat[max(0, first.index - LONGEST) : first.index]
    before = [at for at in before if at.metric.unit == first.metric.unit and at.value != whole.value]
    if not before:
        return False
    low, high = sums(option.parts)
    runs = [(low[j] - low[i], high[j] - high[i]) for j in range(2, len(low)) for i in range(j - 1)]
    return any(least <= at.high and at.low <= most for at in before for least, most in runs)


def _is_total_again(part: Metric, whole: Metric) -> bool:
    """1至9月新开工项目总投资86亿元。…建成项目总投资55亿元: another total of the same name is no part of the first."""
    apart = part.sentence_start != whole.sentence_start and "总" in part.indicator
    return apart and part.indicator[-NAME:] == whole.indicator[-NAME:]


def _of_other_things(option: Proposed) -> bool:
    """受理413件。…办结397件。受理另一类10件: what came in of one thing and what was done of another make up no total; nor does other produce."""
    names = [p.metric.indicator for p in option.parts]
    if any(of_other_produce(name, option.whole.metric.indicator) for name in names):
        return True
    dealt = [DEALT_WITH.search(name) is not None for name in names]
    return any(dealt) and any(
        COMES_IN.search(n) is not None for n, done in zip(names, dealt, strict=True) if not done
    )


def _ought(
    flat: Sequence[Level],
    option: Proposed,
    options: Sequence[Proposed],
    told: set[int],
    taken: set[int],
    wholes: set[int],
) -> bool:
    """Whether the parts surely are meant to add up to the total, which they miss by one slip."""
    ids = [id(p.metric) for p in option.parts]
    first = option.parts[0]
    if first.index == option.whole.index + 1 and not option.bracket and is_item(first.sentence, first.at):
        return False  # 其中甲镇4.2万亩、乙镇3.5万亩、…: what stands beside them is no total of theirs
    if not told.isdisjoint(ids) or not taken.isdisjoint(ids):
        return False
    # Most are dismissed by what their numbers alone tell.
    likely = _of_one_size(option) and option.rarer(BESIDE)
    if not likely and not (option.rarer(ANYHOW) and option.leaves_nothing):
        return False
    if any(_is_total_again(p.metric, option.whole.metric) for p in option.parts) or _of_other_things(option):
        return False
    bears = option.bears
    if not option.rarer(bears) or (bears <= LIKE and id(option.whole.metric) in wholes):
        return False
    told_in = len({p.n for p in option.parts})
    if bears < ANYHOW and (option.cut or told_in > (1 if bears <= LIKE else 2 + LONGEST * option.like)):
        return False
    if bears < ANYHOW and not option.like and option.whole.n == option.parts[0].n < option.parts[-1].n:
        return (
            False  # 617公里,其中:县道237公里;乡道205公里。…普查管网362公里: the list ends with its sentence
        )
    if bears < NAMED and not _of_one_time(option):
        return False
    two = bears <= AMONG and len(ids) == 2
    if two and not all_but_a_little(option.whole.metric, [p.metric for p in option.parts]):
        return False  # two of more, and a round rest
    # Where only position speaks, every list that was tried is one more chance to hit.
    if bears <= LIKE and not option.rarer(bears, sum(o.bears <= LIKE for o in options)):
        return False
    if _but_one(option) or _explained(flat, option) or any(_of_another_year(p.metric) for p in option.parts):
        return False
    return missed_by_a_slip(option.whole.metric, [p.metric for p in option.parts])


def _of_another_year(metric: Metric) -> bool:
    """上年同期税收为9亿元: no part of what was counted this year."""
    begin = max(0, metric.start - metric.sentence_start)
    return SAME_PERIOD.search(folded(metric.quote)[max(0, begin - 24) : begin]) is not None


def _of_one_size(option: Proposed) -> bool:
    """Whether the parts come to something like the total: a digit lost is a slip too, but other things are likelier."""
    if not option.near:
        return False
    total, together = option.whole.value, sum([p.value for p in option.parts])
    return together < 3 * total and total < 3 * together


def _of_one_time(option: Proposed) -> bool:
    """Whether nothing known sets their periods apart; those of the parts may lie within that of the total."""
    start, end = option.whole.metric.period_start, option.whole.metric.period_end
    for m in (p.metric for p in option.parts):
        if start and m.period_start and m.period_start < start:
            return False
        if end and m.period_end and m.period_end > end:
            return False
    ends = {p.metric.period_end for p in option.parts if p.metric.period_end}
    return end is None or option.bears > LIKE or not ends or ends == {end}
