"""How much something changed, where no figure tells what it changed to (只说增减、不说现值).

死亡人数比上年同期减少4人,下降36.36%: the number and the percent give what stood before, which is whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checks.changes.change_words import OTHER_BASE, named, same_basis, tells_move
from checks.changes.change_words import basis as basis_of
from checks.changes.changes import changed
from checks.figures.sentence import Sentence
from checks.interval import Interval, is_whole, printed, truncated
from checks.rule import Facts
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS


def without_levels(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(difference, growth) of which no change knows, where whole numbers leave gaps between the percents."""
    told = changed(facts)
    for sentence in facts.sentences:
        for step, growth in _bare_steps(sentence) if len(sentence.figures) > 1 else ():
            known = {id(m) for change in told.get(id(sentence), ()) for m in change.operands}
            base = base_of(step, growth)
            if id(step) in known or id(growth) in known or base is None or not is_whole(step.unit):
                continue
            low, high = base.low, base.high
            if (
                step.approx == growth.approx == "exact"
                and low is not None
                and high is not None
                and high - low < 1
            ):
                yield step, growth


def base_of(step: Metric, growth: Metric) -> Interval | None:
    """What stood before something that changed by a number and a percent."""
    by, said = printed(step), truncated(growth)
    if by is None or said is None or not by.low:
        return None
    size, percent = by.magnitudes(), said.magnitudes()
    return None if not percent.low or percent.high is None else size.scaled(100).divided_by(percent)


def _bare_steps(sentence: Sentence) -> Iterator[tuple[Metric, Metric]]:
    """(difference, growth) of a level that is not printed: 死亡人数比上年同期减少4人,下降36.36%."""
    for at, (step, growth) in enumerate(pairwise(sentence.figures)):
        if step.role != "change" or step.unit in RELATIVE_UNITS:
            continue
        if growth.role != "change" or growth.unit != "%":
            continue
        lead = sentence.lead(at + 1)
        beside = lead[:1] == "," and tells_move(lead) and not named(lead)
        # 分别减少46起、8人,分别下降13.9%、20%: the first growth is of the first step
        beside = beside and ";" not in lead and "分别" not in lead
        if beside and same_basis(basis_of(sentence.lead(at)), basis_of(lead)) and not OTHER_BASE.search(lead):
            yield step, growth
