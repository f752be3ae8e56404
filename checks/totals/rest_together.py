"""A list that ends with what all others have together (甲12件、乙8件,其余5个街道合计10件), and the total before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.changes.change_words import compared_with
from checks.figures.folded import folded
from checks.figures.once import of_figure
from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR, kin
from checks.figures.step import is_level
from checks.goals.goal_words import is_goal
from checks.totals.listed import adds_up, missed_by_a_slip
from transforms.metric import Metric

_REST = re.compile(
    r"(?:其余|其他|其它|余下|剩余|另外)(?:(?:[0-9]+|[一二三四五六七八九十]+)[个家项类种座所支])?[一-龥]{1,8}?(?:合计|共计|总计|一共|共)[^,;:、。0-9]{0,8}$"
)
_OPENS = re.compile(r"其中|看[,:]?|:|中,|分布")
_GOES_ON = ("、", ",", ";", "和", "及")


def rest_together(told: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    """(whole, part, …, rest) that adds up, or that one slip would make add up."""
    for n, sentence in enumerate(told):
        text = sentence.text
        if (
            "其余" not in text
            and "其他" not in text
            and "其它" not in text
            and "下" not in text
            and "另" not in text
        ):
            continue
        for at, rest in enumerate(sentence.figures):
            if not at or not is_level(rest) or not is_of_the_rest(rest):
                continue
            first = _first(sentence, at)
            whole = _whole(told, n, first)
            if whole is None or first == at:
                continue
            group = sentence.figures[first : at + 1]
            if all(kin(m, whole) for m in group) and (
                adds_up(whole, group) or missed_by_a_slip(whole, group)
            ):
                yield (whole, *group)


@of_figure
def is_of_the_rest(metric: Metric) -> bool:
    """Whether a figure is what all others have together, with how many these are."""
    begin = max(0, metric.start - metric.sentence_start)
    return _REST.search(folded(metric.quote)[max(0, begin - 24) : begin]) is not None


def _first(sentence: Sentence, at: int) -> int:
    """The first figure of the list that figure ``at`` ends."""
    first, unit = at, sentence.figures[at].unit
    while first and not _OPENS.search(sentence.lead(first)):
        before = sentence.figures[first - 1]
        if before.unit != unit or not is_level(before) or sentence.lead(first)[:1] not in _GOES_ON:
            break
        first -= 1
    return first


def _whole(told: Sequence[Sentence], n: int, first: int) -> Metric | None:
    """The level right before the list, or the only one of its unit in the sentence before."""
    sentence = told[n]
    unit = sentence.figures[first].unit
    if first:
        opened = _OPENS.search(sentence.lead(first))
        able = [i for i in range(first) if sentence.figures[i].unit == unit and is_level(sentence.figures[i])]
        able = [i for i in able if not is_goal(sentence, i) and not compared_with(sentence.lead(i))]
        return sentence.figures[able[-1]] if able and opened else None
    if not n or told[n - 1].story_id != sentence.story_id or sentence.start - told[n - 1].end > NEXT_DOOR:
        return None
    before = told[n - 1]
    levels = [i for i, m in enumerate(before.figures) if m.unit == unit and is_level(m)]
    levels = [i for i in levels if not is_goal(before, i) and not compared_with(before.lead(i))]
    return before.figures[levels[0]] if len(levels) == 1 else None
