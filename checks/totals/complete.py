"""Whether a list of parts is all of its whole, and of which whole it is, by its shares and names (清单是否完整)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checks.digits.near_miss import one_slip
from checks.figures.spot import kin
from checks.interval import printed
from checks.repeats.restated import at_one_time, swapped
from checks.rule import Facts
from checks.shares.proportion import agree
from checks.shares.share_choice import chosen
from checks.totals.exhaustive import REST_WORD, exhaustive, likely_all
from checks.totals.listed import adds_up, missed_by_a_slip
from checks.totals.rest_together import is_of_the_rest
from transforms.metric import Metric


def share_whole(group: Sequence[Metric], facts: Facts) -> Metric | None:
    """受理9件,办结8件,其中网上6件,占受理量的67%;窗口3件…: the whole that a right share of a part names."""
    parts = {id(part) for part in group[1:]}
    named = (s for s in chosen(facts) if id(s.part) in parts and agree(s.whole, s.part, s.percent))
    wholes = [s.whole for s in named if (s.percent.value or 0) < 100]
    if any(w is group[0] for w in wholes) or len({id(w) for w in wholes}) != 1:
        return None
    fits = wholes[0].sentence_start == group[0].sentence_start and kin(wholes[0], group[0])
    return wholes[0] if fits else None


def whole_of_parts(group: Sequence[Metric], facts: Facts) -> Metric | None:
    """销售12亿元。其中,甲5亿元、乙4亿元、其他3亿元: what heads the list is a part, where all were read as of one whole."""
    of = {metric.of_metric_id for metric in group}
    whole = facts.by_id.get(next(iter(of)) or "") if len(of) == 1 else None
    listed = group[0].start < group[1].start and group[0].sentence_start == group[-1].sentence_start
    if whole is None or not listed or not kin(whole, group[0]) or not REST_WORD.search(group[-1].indicator):
        return None
    return whole if missed_by_a_slip(whole, group) or adds_up(whole, group) else None


def told_again(group: Sequence[Metric]) -> bool:
    """完成投资86亿元 above 重大项目投资68亿元: whether one of the parts is the whole itself, misprinted."""
    whole = group[0]
    return any(m.sentence_start > whole.sentence_start and _misprinted(whole, m) for m in group[1:])


def _misprinted(whole: Metric, part: Metric) -> bool:
    """Whether both are one number: of one name a slip apart, of a longer name only digits that changed places."""
    wanted, names = printed(whole), (whole.indicator, part.indicator)
    if wanted is None or part.place != whole.place or not at_one_time(whole, part):
        return False
    if names[0] == names[1]:
        return one_slip(part, wanted)
    return swapped(whole, part) and (names[0] in names[1] or names[1] in names[0])


def no_others(group: Sequence[Metric]) -> bool:
    """Whether the names leave nothing out: the rest itself is told, or the kinds that there are."""
    names = [part.indicator for part in group[1:]]
    rest = REST_WORD.search(names[-1]) is not None or is_of_the_rest(group[-1])
    return rest or exhaustive(names) or likely_all(names)


def all_told(group: Sequence[Metric], shares: Mapping[tuple[int, int], Metric]) -> bool:
    """Whether the shares of the parts follow them in their order and come to exactly 100."""
    percents = [shares[id(group[0]), id(part)] for part in group[1:]]
    return percents[0].start > group[-1].start and sum(p.value or 0 for p in percents) == 100
