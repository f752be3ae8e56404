"""A change that is told behind the level it is measured from (与2021年的840起相比,火灾下降15%): of which level before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.changes.change_words import FILLER, named, tells_move
from checks.changes.changes import Change, changed
from checks.figures.sentence import Sentence, letters
from checks.figures.spot import NEXT_DOOR
from checks.figures.step import is_level, says_difference
from checks.repeats.restated import alike_in_size
from checks.rule import Facts
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS

NAME = 2
"""Letters of a name by which a level is known. 2026-11: 2."""

_THEN = re.compile(
    r"(?:^|[,;。])(?:与|和|同|跟|较|比)(?:[^,;。]{0,6}?)(?:[去上前]一?年|[0-9]{4}年|年初|上[个一]?[季月]|同期)[^,;。]{0,8}的?$"
)
_OPENS = re.compile(
    r"^(?:与|和|同|跟)(?:[去上]年|[0-9]{4}年)?(?:同期|上年|去年)?相比,(?P<name>[^,;。0-9]{2,10}?)$"
)
_LAST_YEAR = re.compile(r"^(?:而)?(?:[去上]年同期|[去上]年同月|[去上]年),?")
_MEASURE = re.compile("(?:总|数|量|额|金额|规模)+$")


def base_first(facts: Facts) -> Iterator[Change]:
    """Changes of a level told before the one that they are measured from, in its sentence or next door."""
    told = changed(facts)
    before: Sentence | None = None
    for sentence in facts.sentences:
        near = before if before is not None and _next_door(before, sentence) else None
        if "相比" in sentence.text:
            known = {id(m) for c in told.get(id(sentence), ()) for m in c.operands[1:]}
            yield from _against(sentence, near, known)
        if near is not None and "年" in sentence.text[:4] and _LAST_YEAR.match(sentence.text):
            yield from _last_year(sentence, near)
        before = sentence


def _next_door(before: Sentence, sentence: Sentence) -> bool:
    return before.story_id == sentence.story_id and sentence.start - before.end <= NEXT_DOOR


def _against(sentence: Sentence, near: Sentence | None, known: set[int]) -> Iterator[Change]:
    figures = sentence.figures
    for at, metric in enumerate(figures):
        if id(metric) in known:
            continue
        if sentence.tail(at).startswith("相比") and _THEN.search(sentence.lead(at)) and at + 1 < len(figures):
            # 与上年同期的3万人相比,招工总数净增900人
            step, lead = figures[at + 1], sentence.lead(at + 1)
            if id(step) in known or not lead.startswith("相比,") or not tells_move(lead):
                continue
            name = _MEASURE.sub("", named(lead))
            now = _level(sentence, at, near, metric.unit, name)
            if now is None or step.role == "target":
                continue
            if step.unit == "%" and metric.unit != "%":
                yield Change(now, metric, None, step)
            elif step.unit == metric.unit and says_difference(step):
                yield Change(now, metric, step, None)
        elif near is not None and not at and len(figures) > 1 and metric.unit not in RELATIVE_UNITS:
            # 与去年同期相比,求助总量增加40起,上升2.5%
            growth, lead = figures[1], sentence.lead(1)
            said = _OPENS.match(sentence.lead(0))
            beside = lead[:1] == "," and tells_move(lead) and not named(lead)
            if said is None or not beside or growth.unit != "%" or not says_difference(metric):
                continue
            name = _MEASURE.sub("", named(sentence.lead(0)))
            now = _level(sentence, 0, near, metric.unit, name) if len(name) >= NAME else None
            if now is not None:
                yield Change(now, None, metric, growth)


def _level(sentence: Sentence, at: int, near: Sentence | None, unit: str, name: str) -> Metric | None:
    """The one level of the unit before, by its name or, where none is told, the whole of those in its sentence."""
    for told, last in ((sentence, at), (near, len(near.figures) if near is not None else 0)):
        if told is None or not last:
            continue
        able = [
            i
            for i, m in enumerate(told.figures[:last])
            if m.unit == unit and m.role == "actual" and is_level(m) and not _old(told, i)
        ]
        found = _of_name(told, able, name)
        if found is not None or able:
            return found
    return None


def _of_name(told: Sentence, able: Sequence[int], name: str) -> Metric | None:
    figures = told.figures
    if name:
        able = [
            i
            for i in able
            if letters(FILLER.sub("", told.clause_lead(i))).endswith(name) or figures[i].indicator == name
        ] or [i for i in able if name in told.told(i)]
    ids = {figures[i].metric_id for i in able}
    wholes = [figures[i] for i in able if figures[i].of_metric_id not in ids]
    return wholes[0] if len(wholes) == 1 else None


def _old(told: Sentence, at: int) -> bool:
    return "同期" in told.clause_lead(at) or "去年" in told.clause_lead(at) or "上年" in told.clause_lead(at)


def _last_year(sentence: Sentence, near: Sentence) -> Iterator[Change]:
    """贷款33亿元,增长10%。去年同期,全县贷款为30亿元: each old level against the level of its name that grew next door."""
    grown: list[tuple[Metric, Metric]] = []
    for at, growth in enumerate(near.figures):
        of = growth.of_metric_id
        if growth.role != "change" or growth.unit != "%" or of is None or not at:
            continue
        level = near.figures[at - 1]
        if level.metric_id == of and is_level(level) and level.role == "actual":
            grown.append((level, growth))
    for at, old in enumerate(sentence.figures):
        if old.role != "actual" or not is_level(old):
            continue
        if (own := _growth_behind(sentence, at)) is not None:
            # 产值3亿元,均价…。去年同期产值为2亿元,同比增长50%: the growth of the level of that name next door
            levels = [m for m in near.figures if m.unit == old.unit and m.role == "actual" and is_level(m)]
            named_so = [m for m in levels if _ends_alike(m, old)]
            if len(named_so) == 1:
                yield Change(named_so[0], old, None, own)
            continue
        able = [
            (level, growth)
            for level, growth in grown
            if level.unit == old.unit and _same_name(level, old) and alike_in_size(level, old)
        ]
        if len(able) == 1:
            level, growth = able[0]
            yield Change(level, old, None, growth, level.indicator == old.indicator)


_GREW = re.compile(r"^,(?:同比|比上年|较上年|比去年)(?:实际)?(?:增长|上升|提高|下降|减少|降低)(?:了|约|近)?$")


def _growth_behind(sentence: Sentence, at: int) -> Metric | None:
    if at + 1 >= len(sentence.figures) or not _GREW.match(sentence.lead(at + 1)):
        return None
    growth = sentence.figures[at + 1]
    return growth if growth.unit == "%" and growth.role == "change" else None


def _ends_alike(level: Metric, old: Metric) -> bool:
    """Whether the name of one is the end of the other's: 鲜花产值, 产值."""
    short, long = sorted((level.indicator, old.indicator), key=len)
    return len(short) >= NAME and (long.endswith(short) or short[-NAME:] == long[-NAME:])


def _same_name(level: Metric, old: Metric) -> bool:
    if level.place is not None and old.place is not None and level.place != old.place:
        return False
    a, b = (_MEASURE.sub("", m.indicator.removesuffix("总值")).removeprefix("外贸") for m in (level, old))
    return a == b and len(a) >= NAME
