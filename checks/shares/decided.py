"""Rates of what was decided the other way (批准逮捕75人,不捕25人,不捕率25%): of both decisions together.

All that came in is another number: some of it is not decided yet, and some is left from before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.digits.compared import compared
from checks.digits.near_miss import one_slip
from checks.digits.wording import bounds, named, shown
from checks.figures.folded import folded
from checks.figures.sentence import Sentence
from checks.figures.spot import kin
from checks.figures.step import is_level
from checks.interval import Interval, truncated
from checks.rule import Facts, Outcome
from checks.shares.proportion import not_negative
from checks.totals.listed import adds_up
from transforms.metric import Metric

_RATE = re.compile("不(?P<deed>捕|批捕|批准逮捕|诉|起诉)率[^,;。0-9]{0,3}$")
_REFUSED = {"捕": re.compile("不(?:予)?(?:批准|批|决定)?(?:逮?捕)"), "诉": re.compile("不(?:予)?(?:起)?诉")}
_AGREED = {"捕": re.compile("(?:批准|决定|批)(?:和决定|或决定)?逮?捕|^逮捕"), "诉": re.compile("(?<!不)起诉")}
_CAME_IN = re.compile("受理|审查(?:逮捕|起诉)|移送|提请|报捕")
REACH = 6
"""Figures before the rate among which the two decisions are sought. 2026-11: 6."""


def decided(facts: Facts) -> Iterator[tuple[Metric, ...]]:
    """(decided the other way, decided so, percent) of every such rate that stands behind both in its sentence."""
    for sentence in facts.sentences:
        if "不捕率" in sentence.text or "诉率" in sentence.text or "捕率" in sentence.text:
            for at, percent in enumerate(sentence.figures):
                said = _RATE.search(sentence.clause_lead(at)) if percent.unit == "%" else None
                if said is not None and percent.approx == "exact":
                    yield from _of(sentence, at, said["deed"][-1])


def _of(sentence: Sentence, at: int, deed: str) -> Iterator[tuple[Metric, ...]]:
    """The nearest decision of either kind; of two measure words (75件90人) the one that agrees, else the last."""
    found: list[tuple[Metric, ...]] = []
    percent = sentence.figures[at]
    near = [i for i in range(at - 1, max(-1, at - 1 - REACH), -1) if is_level(sentence.figures[i])]
    refused = [i for i in near if _REFUSED[deed].search(_told(sentence, i))]
    for i in refused:
        able = (j for j in near if j < i and kin(sentence.figures[i], sentence.figures[j]))
        able = (j for j in able if _agreed(_told(sentence, j), deed))
        other = next(able, None)
        if other is not None:
            found.append((sentence.figures[i], sentence.figures[other], percent))
    right = next((group for group in found if _meets(*group)), None)
    if right is None and found and len({id(m) for m, _, _ in found}) <= 2:
        right = next((group for group in found if _slipped(*group)), None)
    if right is not None:
        whole = _both_of(sentence, right)
        yield right if whole is None else (whole, right[0], percent)


def _both_of(sentence: Sentence, group: Sequence[Metric]) -> Metric | None:
    """受理100人,其中批捕75人,不捕25人: the figure before the two that they come to, as nothing is left over."""
    refused, agreed, _ = group
    at = next(i for i, m in enumerate(sentence.figures) if m is agreed)
    before = (m for m in reversed(sentence.figures[:at]) if is_level(m) and kin(m, refused))
    whole = next(before, None)
    return whole if whole is not None and adds_up(whole, (agreed, refused)) else None


def _told(sentence: Sentence, at: int) -> str:
    """The words before a figure; of two side by side (75件90人) those before the first."""
    while at and not sentence.lead(at):
        at -= 1
    return sentence.clause_lead(at)


def _agreed(told: str, deed: str) -> bool:
    return bool(_AGREED[deed].search(told)) and not _REFUSED[deed].search(told) and not _CAME_IN.search(told)


def _meets(refused: Metric, agreed: Metric, percent: Metric) -> bool:
    no, yes, said = not_negative(refused), not_negative(agreed), truncated(percent)
    ratio = None if no is None or yes is None else no.scaled(100).divided_by(no + yes)
    return ratio is not None and said is not None and ratio.meets(said)


def _slipped(refused: Metric, agreed: Metric, percent: Metric) -> bool:
    """Whether one slip explains that they do not agree: many such rates are of cases, or leave some of them out."""
    no, yes, said = not_negative(refused), not_negative(agreed), truncated(percent)
    ratio = None if no is None or yes is None else no.scaled(100).divided_by(no + yes)
    if no is None or yes is None or said is None or one_slip(percent, ratio):
        return ratio is not None and said is not None
    others = Interval.point(100) - said
    least, most = no.times(others), yes.times(said)
    wanted = (agreed, least and least.divided_by(said)), (refused, most and most.divided_by(others))
    return any(count is not None and count.integers() and one_slip(m, count) for m, count in wanted)


def is_decided(first: Metric, percent: Metric) -> bool:
    """Whether a share is one of these: its first figure is what was refused, its name that of the refusal."""
    said = _RATE.search(_before(percent)) if percent.unit == "%" else None
    refused = _REFUSED[said["deed"][-1]] if said is not None else None
    return refused is not None and refused.search(re.split("[,;。]", _before(first))[-1]) is not None


def _before(metric: Metric) -> str:
    return folded(metric.quote)[: max(0, metric.start - metric.sentence_start)]


def share_of_decided(refused: Metric, agreed: Metric, percent: Metric) -> Outcome:
    """What was refused, of all that was decided, is the printed rate."""
    no, yes, said = not_negative(refused), not_negative(agreed), truncated(percent)
    told = f"{named(refused)}占它与{shown(agreed)}之和的"
    ratio = None if no is None or yes is None else no.scaled(100).divided_by(no + yes)
    if ratio is None or said is None:
        return Outcome("undecided", "info", "", shown(percent), f"{told}比例无法核算。")
    return compared(
        percent,
        f"{bounds(ratio, 3)}%",
        meets=ratio.meets(said),
        holds=told,
        fails=told,
        rounded=ratio != said,
    )
