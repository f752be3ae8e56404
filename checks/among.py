"""The list that 其中 opens behind a whole, read from the sentence alone (其中所列各项).

Links are found with the help of the numbers, so a part that was misprinted above its whole has no link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.goal_words import goal_of_percent, is_goal
from checks.near_miss import SCALE
from checks.once import once
from checks.rule import Facts
from checks.sentence import Sentence, letters
from checks.spot import absolute
from transforms.metric import Metric
from transforms.number_kind import RELATIVE_UNITS
from transforms.record import record

_OPENS = re.compile(r"(?:其中|这当中|这里面)(?:,|:|包括|包含|有|分别)*(?P<name>[^,;:。、]{0,14})$")
_NEXT = re.compile(r"^(?:户|元|人)?(?:[、,]|以?及|和|与)(?P<name>[^,;:。、]{0,14})$")
_ENDS = re.compile(
    r"[共总合]|累计|此外|另[外有]|同时|其中|平均|人均|户均|带动|实现|完成|达标|新增|增加|减少|增长|下降|比"
)
_THEN_DONE = re.compile(r",(?:现|目前|截至|均|都)?已")
"""水库31座,其中大型1座、小型30座,已蓄水14座: what was done with all of them is no kind of them."""
APART = 12
"""A part so many times its whole is of something else, if 万 or 亿 does not explain it. 2026-11: 12."""


@record
class Among:
    """``parts`` of ``whole`` as 其中 lists them; ``alike``: they stand side by side, with nothing but names between."""

    whole: Metric
    parts: tuple[Metric, ...]
    alike: bool


@once
def lists_among(facts: Facts) -> Iterator[Among]:
    """The lists of all sentences, in reading order."""
    for sentence in facts.sentences:
        yield from among(sentence)


def among(sentence: Sentence) -> Iterator[Among]:
    """The lists of one sentence, in reading order."""
    text = sentence.text
    if len(sentence.figures) < 2 or not ("其中" in text or "这当中" in text or "这里面" in text):
        return
    figures = sentence.figures
    for at, whole in enumerate(figures[:-1]):
        lead = sentence.lead(at + 1)
        if "其中" not in lead and "这" not in lead:
            continue
        opened = _OPENS.search(lead)
        if opened is None or not _may_be_part(sentence, at + 1, whole) or not _is_whole(sentence, at):
            continue
        found, alike = [figures[at + 1]], len(letters(opened["name"])) >= 2
        for i in range(at + 2, len(figures)):
            following = _NEXT.search(sentence.lead(i))
            if (
                following is None
                or _THEN_DONE.match(sentence.lead(i))
                or not _may_be_part(sentence, i, whole)
                or _ENDS.search(following["name"])
            ):
                break
            alike = alike and len(letters(following["name"] + sentence.tail(i))) >= 2
            found.append(figures[i])
        yield Among(whole, tuple(found), alike)


def _is_whole(sentence: Sentence, at: int) -> bool:
    whole = sentence.figures[at]
    plain = whole.role == "actual" and whole.unit not in RELATIVE_UNITS and whole.value is not None
    plain = plain and not AVERAGE.search(whole.indicator + sentence.clause_lead(at)) and "/" not in whole.unit
    return plain and not is_goal(sentence, at) and not goal_of_percent(sentence, at)


def _may_be_part(sentence: Sentence, at: int, whole: Metric) -> bool:
    """Of the unit of the whole, a number of its own, and not so large that it must be of something else."""
    part = sentence.figures[at]
    if part.unit != whole.unit or part.role != "actual" or not absolute(part) or part.value is None:
        return False
    if not whole.value or part.value <= APART * whole.value:
        return True
    return part.value <= SCALE * whole.value <= 200 * part.value


AVERAGE = re.compile(r"[人户亩次日月年]均|均价|平均|单价|价格|每[一-龥]|[率度]$|指数|单产|亩产")
"""An average, price or rate has no parts that lie within it (城乡居民人均收入 around that of all)."""


def disjoint(found: Sequence[Metric]) -> bool:
    """Whether all are printed exactly, so that together they can be held against the whole."""
    return all(m.approx == "exact" for m in found)
