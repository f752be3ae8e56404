"""The list that 其中 opens behind a whole, read from the sentence alone (其中所列各项).

Links are found with the help of the numbers, so a part that was misprinted above its whole has no link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.changes.change_words import SAME_PERIOD, compared_with
from checks.digits.near_miss import SCALE
from checks.figures.aside import as_it_was
from checks.figures.once import once
from checks.figures.sentence import Sentence, letters
from checks.figures.spot import absolute
from checks.figures.step import tells_step
from checks.goals.goal_words import goal_of_percent, is_goal
from checks.rule import Facts
from transforms.links.produce import of_other_produce
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS
from transforms.record import record

_OPENS = re.compile(r"(?:其中|这当中|这里面)(?:,|:|包括|包含|有|分别)*(?P<name>[^,;:。、]{0,14})$")
_NEXT = re.compile(r"^(?:户|元|人)?(?:[、,]|以?及|和|与)(?P<name>[^,;:。、]{0,14})$")
_ENDS = re.compile(
    r"[共总合]|累计|此外|另[外有]|同时|其中|平均|人均|户均|带动|实现|完成|达标|新增|增加|减少|增长|下降|比|[结节]余"
)
_THEN_DONE = re.compile(r",(?:现|目前|截至|均|都)?已")
"""水库31座,其中大型1座、小型30座,已蓄水14座: what was done with all of them is no kind of them."""
MORE = re.compile(r"新增|净增|增加(?!值)|累计|带动|辐射|覆盖")
"""Behind 其中 what is more than the figure before it, or comes of it."""
_BRACKET = re.compile(r"\([^()]*\)")
REACH = 6
"""Figures before 其中 among which its whole is sought. 2026-11: 6."""
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
    for first in range(1, len(figures)):
        lead = sentence.lead(first)
        opened = _OPENS.search(lead) if "其中" in lead or "这" in lead else None
        at = _whole_of(sentence, first) if opened is not None else None
        if opened is None or at is None or not _may_be_part(sentence, first, figures[at]):
            continue
        if at < first - 1 and MORE.search(opened["name"]):
            continue
        found, alike = list(_listed(sentence, first, figures[at])), len(letters(opened["name"])) >= 2
        names = (sentence.words(i) for i in found[1:])
        alike = alike and all(len(letters(name)) >= 1 + (i > 9) for i, name in enumerate(names))
        yield Among(figures[at], tuple(figures[i] for i in found), alike)
        beside = [i + 1 for i in (at, *found)]
        if len(found) > 1 and _beside(sentence, beside):
            yield Among(figures[at + 1], tuple(figures[i] for i in beside[1:]), alike)


def _beside(sentence: Sentence, row: Sequence[int]) -> bool:
    """新建公路80条、310公里,其中甲类30条、120公里,乙类50条、190公里: a second figure right behind each of a list, in one unit."""
    if row[-1] >= len(sentence.figures):
        return False
    figures = [sentence.figures[i] for i in row]
    alike = {m.unit for m in figures} == {figures[0].unit} and figures[0].unit not in RELATIVE_UNITS
    plain = all(m.role == "actual" and m.approx == "exact" and absolute(m) for m in figures)
    return alike and plain and not any(letters(sentence.lead(i)) for i in row)


def _whole_of(sentence: Sentence, first: int) -> int | None:
    """The nearest figure before 其中 in the unit of the first part, that tells no change, base, goal or share.

    营业收入900亿元,利润60亿元,其中10月营业收入95亿元: a farther one where only that has the part's name.
    """
    unit, bracket = sentence.figures[first].unit, 0
    able: list[int] = []
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        behind = sentence.lead(at + 1)
        if at + 1 < first and (";" in behind or "其中" in behind or ";" in sentence.lead(first)):
            break
        bracket += behind.count(")") - behind.count("(")
        figure = sentence.figures[at]
        if bracket > 0 or figure.unit != unit or tells_step(figure):
            continue
        lead = sentence.lead(at)
        if compared_with(lead) or SAME_PERIOD.search(lead) or goal_of_percent(sentence, at):
            continue
        if as_it_was(sentence, at):
            continue
        able.append(at)
    if not able:
        return None
    name = letters(sentence.clause_lead(first))
    at = (
        able[0]
        if _alike(sentence.told(able[0]), name)
        else next((i for i in able[1:] if _alike(sentence.told(i), name)), able[0])
    )
    return at if _is_whole(sentence, at) else None


def _alike(words: str, name: str) -> bool:
    """Whether three letters in a row are common to both."""
    return any(name[i : i + 3] in words for i in range(len(name) - 2))


def _listed(sentence: Sentence, first: int, whole: Metric) -> Iterator[int]:
    """The parts from the first on; what a bracket tells of one of them (含自建6公里) is passed over."""
    yield first
    last, bracket = first, 0
    for at in range(first + 1, len(sentence.figures)):
        lead = sentence.lead(at)
        bracket += lead.count("(") - lead.count(")")
        if bracket > 0:
            continue
        if at == last + 1 and sentence.lead(at) in ("", "、") and not sentence.tail(last):
            continue  # 甲类30条、120公里,乙类50条、190公里
        behind = at - 1 if at > last + 1 and sentence.lead(last + 1) in ("", "、") else last
        said = _BRACKET.sub("", sentence.between(behind, at))
        following = _NEXT.match(said)
        if (
            following is None
            or _THEN_DONE.match(said)
            or not _may_be_part(sentence, at, whole)
            or _ENDS.search(following["name"])
        ):
            return
        yield at
        last = at


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
    if of_other_produce(part.indicator, whole.indicator):
        return False
    if not whole.value or part.value <= APART * whole.value:
        return True
    return part.value <= SCALE * whole.value <= 200 * part.value


AVERAGE = re.compile(r"[人户亩次日月年]均|均价|平均|单价|价格|每[一-龥]|[率度]$|指数|单产|亩产")
"""An average, price or rate has no parts that lie within it (城乡居民人均收入 around that of all)."""


def disjoint(found: Sequence[Metric]) -> bool:
    """Whether all are printed exactly, so that together they can be held against the whole."""
    return all(m.approx == "exact" for m in found)
