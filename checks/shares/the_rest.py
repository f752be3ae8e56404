"""Rates of what is left when a printed figure is taken off (抽检90批次,不合格3批次,合格率96.7%; 供水80、售水72,产销差率10%).

The figure that is printed is not that which the rate is named after, so the rate is of the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from checks.digits.compared import compared
from checks.digits.near_miss import one_slip
from checks.digits.wording import bounds, named, shown
from checks.figures.folded import folded
from checks.figures.once import once
from checks.figures.sentence import Sentence
from checks.figures.spot import Spot, back, kin, stories
from checks.figures.step import is_level
from checks.goals.goal_words import is_goal
from checks.interval import Interval, truncated
from checks.rule import Facts, Outcome
from checks.shares.proportion import not_negative
from checks.shares.share import LINK
from transforms.metric import Metric

_RATE = re.compile(rf"不?(?P<deed>合格|达标|通过|优良|达产|完好|正常|产销差|漏损|达优)率{LINK}$")
_NOT = re.compile(
    r"不(?:合格|达标|通过|符合)|未(?:达标|通过|合格|达)|(?:超标|阳性|异常|有?问题)(?:样品|产品|食品|项目)?$"
)
_LOOKED = re.compile(
    "抽[检查样测]|检[测查验]|监测|监督|送检|评价性|体检|完成|共检|样[品本]|年检|核查|验收|供水|产水|总量"
)
_GAINED = re.compile("供水|产水|制水|取水")
_SOLD = re.compile("售水|有效供水|计量")
_LOST = ("产销差", "漏损")
_MARK = re.compile("[,;:。、(]")
_HUNDREDTH = Fraction(1, 100)
BEFORE = 1
"""Sentences before its own in which all that was looked at is sought. 2026-11: 1."""
ALL = Interval.point(100)


@once
def rates_of_the_rest(facts: Facts) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(whole, what the rate is not of, percent) of every such rate."""
    for story in stories(facts):
        for n, sentence in enumerate(story):
            text = sentence.text
            if "率" not in text or not (
                "不" in text or "未" in text or "售" in text or "标" in text or "问题" in text
            ):
                continue
            for at, percent in enumerate(sentence.figures):
                if percent.unit == "%" and percent.approx == "exact" and at:
                    yield from _of(story, n, at)


def _of(story: Sequence[Sentence], n: int, at: int) -> Iterator[tuple[Metric, Metric, Metric]]:
    sentence = story[n]
    said = _RATE.search(sentence.clause_lead(at))
    if said is None or said[0].startswith("不"):
        return
    deed, percent = said["deed"], sentence.figures[at]
    lost = deed in _LOST
    left = next((i for i in range(at - 1, -1, -1) if is_level(sentence.figures[i])), None)
    if left is None or (";" in sentence.between(left, at)):
        return
    told = sentence.told(left)
    if not (_SOLD if lost else _NOT).search(told):
        return
    part, alone = sentence.figures[left], True
    for spot in back(story, n, left, BEFORE, only=is_level):
        words = spot.words
        if not kin(spot.metric, part) or is_goal(spot.sentence, spot.at):
            continue
        if not lost and deed in words and not _NOT.search(words):
            return  # 合格91批次,不合格3批次,合格率96.8%: of those that are printed
        if (_GAINED if lost else _LOOKED).search(words) and not _NOT.search(words):
            # 抽检90批次,其中药品30批次,不合格1批次: of which of the two, only what agrees can tell
            if _believed(spot, part, percent, n if alone else None):
                yield spot.metric, part, percent
            return
        alone = False


def _believed(whole: Spot, part: Metric, percent: Metric, n: int | None) -> bool:
    """Whether the three agree; of figures of sentence ``n``, whether one slip explains that they do not."""
    rest, said = rest_of(whole.metric, part), truncated(percent)
    if rest is None or said is None:
        return False
    if rest.meets(said):
        return True
    below, above = not_negative(whole.metric), not_negative(part)
    if whole.n != n or below is None or above is None:
        return False
    left = below.times(ALL - said)
    return one_slip(percent, rest) or (left is not None and one_slip(part, left.scaled(_HUNDREDTH)))


def rest_of(whole: Metric, part: Metric) -> Interval | None:
    """What is left of the whole without the part, in percent of it."""
    below, above = not_negative(whole), not_negative(part)
    share = None if below is None or above is None else above.scaled(100).divided_by(below)
    return None if share is None else ALL - share


def is_of_the_rest(part: Metric, percent: Metric) -> bool:
    """Whether a rate is of what is left without the part: by the words around the two."""
    said = _RATE.search(_words(percent)[0]) if percent.unit == "%" else None
    if said is None or said[0].startswith("不"):
        return False
    return (_SOLD if said["deed"] in _LOST else _NOT).search("".join(_words(part))) is not None


def _words(metric: Metric) -> tuple[str, str]:
    """What stands before and behind a figure in its clause."""
    quote = folded(metric.quote)
    begin, end = metric.start - metric.sentence_start, metric.end - metric.sentence_start
    return _MARK.split(quote[: max(0, begin)])[-1], _MARK.split(quote[max(0, end) :])[0]


def share_of_the_rest(whole: Metric, part: Metric, percent: Metric) -> Outcome:
    """All but the part are the printed share of the whole."""
    rest, said = rest_of(whole, part), truncated(percent)
    told = f"{shown(whole)}除去{named(part)}占"
    if rest is None or said is None:
        return Outcome("undecided", "info", "", shown(percent), f"{told}的比例无法核算。")
    right = rest.meets(said)
    return compared(percent, f"{bounds(rest, 3)}%", meets=right, holds=told, fails=told, rounded=rest != said)
