"""What several parts have together (前三项合计29.9万亩), and the share of all that they are (三项合计占总面积的78.5%)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.changes.change_words import compared_with
from checks.digits.compared import compared
from checks.digits.wording import bounds, shown
from checks.figures.sentence import Sentence, letters
from checks.figures.spot import NEXT_DOOR, covers, kin
from checks.figures.step import is_level
from checks.goals.goal_words import is_goal
from checks.interval import truncated
from checks.rule import Facts, Outcome
from checks.shares.proportion import not_negative
from checks.shares.share import PLACE, SUM_OF
from checks.shares.whole_of import of_place, other_trade
from checks.totals.listed import total_of
from transforms.metric import Metric

_MANY = {"两": 2, **{spelled: n for n, spelled in enumerate("一二三四五六七八九十", 1)}}
_FIRST = re.compile(r"前([两二三四五六])(?:项|类|者|种|个)?(?:合计|共计|之和|相加)[^,;。0-9]{0,4}$")
_SHARE = re.compile(
    r"([两二三四五六])(?:项|类|者|种|个|大产业|家)?(?:合计|共计|之和|加起来)占[^,;。0-9]{2,14}$"
)


def first_together(facts: Facts) -> Iterator[tuple[Metric, ...]]:
    """(total, part, …): 甲12万亩、乙9万亩、丙8万亩、丁10万亩。其中前三项合计29万亩."""
    before: Sentence | None = None
    for sentence in facts.sentences:
        if before is not None and "前" in sentence.text and before.story_id == sentence.story_id:
            for at, total in enumerate(sentence.figures):
                said = _FIRST.search(sentence.clause_lead(at)) if is_level(total) else None
                if said is not None and sentence.start - before.end <= NEXT_DOOR:
                    parts = _side_by_side(before, total.unit)[: _MANY[said[1]]]
                    if len(parts) == _MANY[said[1]]:
                        yield (total, *parts)
        before = sentence


def _side_by_side(sentence: Sentence, unit: str) -> list[Metric]:
    """The last list of figures of a unit with nothing but 、 and a name between them."""
    run: list[Metric] = []
    for at, metric in enumerate(sentence.figures):
        goes_on = run and sentence.lead(at)[:1] in ("、", "和", "及")
        if metric.unit == unit and is_level(metric):
            run = [*run, metric] if goes_on else [metric]
    return run


_BOTH = re.compile(
    r"(?P<above>上述|以上)?(?:(?P<many>[两二三四五六])(?:者|国|地|港|市|县|家|类|个市场))?(?:合计|共计|之和)占(?:到|了)?(?P<of>[^,;。0-9]{1,14})$"
)
REACH = 8
"""Sentences before its own in which the whole of a share of several is sought by its name. 2026-11: 8."""


def _of_those_above(told: Sequence[Sentence], n: int, at: int) -> tuple[Metric, ...] | None:
    """对甲出口3亿元,…;对乙出口2亿元,…。上述两者合计占出口总值的25%: the levels of the sentence before, of the whole so named."""
    sentence = told[n]
    said = _BOTH.search(sentence.clause_lead(at))
    if said is None or said["above"] is None or said["many"] is None or not n or at:
        return None
    parts = [m for m in told[n - 1].figures if is_level(m)]
    if len(parts) != _MANY[said["many"]] or told[n - 1].story_id != sentence.story_id:
        return None
    of = SUM_OF.sub("", letters(PLACE.sub("", said["of"])).rstrip("的"))
    place = sentence.figures[at].place
    of = of.removeprefix(place.name) if place is not None else of
    able = [
        m
        for s in told[max(0, n - 1 - REACH) : n - 1]
        if s.story_id == sentence.story_id
        for i, m in enumerate(s.figures)
        if is_level(m) and kin(m, parts[0]) and covers(s.told(i), of) and not other_trade(s.told(i), of)
    ]
    able = [m for m in able if (m.value or 0) > sum(p.value or 0 for p in parts)]
    # 民营企业进出口 has the name of 进出口, too: all of it is the largest.
    whole = max(able, key=lambda m: m.value or 0, default=None)
    fits = whole is not None and all(kin(p, parts[0]) for p in parts)
    return (whole, *parts, sentence.figures[at]) if whole is not None and fits else None


def _of_two_beside(sentence: Sentence, at: int) -> tuple[Metric, ...] | None:
    """完成60万箱。其中甲、乙港分别完成9万箱、40万箱,分别增长…,合计占…的82%: the list behind 其中, whatever its changes."""
    said = _BOTH.search(sentence.clause_lead(at))
    if said is None or said["above"] is not None:
        return None
    levels = [i for i in range(at) if is_level(sentence.figures[i])]
    opened = next((i for i in levels if "其中" in sentence.lead(i)), None)
    if opened is None or ";" in sentence.between(opened, at):
        return None
    parts = [sentence.figures[i] for i in levels if i >= opened]
    if len(parts) < 2 or (said["many"] is not None and len(parts) != _MANY[said["many"]]):
        return None
    # 产盐90万吨,比上年的80万吨增长…,完成任务100万吨的90%,其中…: neither the goal nor what was before
    before = next(
        (
            i
            for i in reversed(levels)
            if i < opened and not is_goal(sentence, i) and not compared_with(sentence.lead(i))
        ),
        None,
    )
    whole = None if before is None else sentence.figures[before]
    fits = whole is not None and all(kin(m, whole) for m in parts)
    fits = fits and before is not None and of_place(sentence, before, said["of"])
    return (whole, *parts, sentence.figures[at]) if whole is not None and fits else None


def _before_it(told: Sequence[Sentence], n: int, at: int) -> tuple[Metric, ...] | None:
    """As :func:`_of_two_beside` where 其中 heads the sentence: the only level of the one before, or its last."""
    sentence = told[n]
    said = _BOTH.search(sentence.clause_lead(at))
    if said is None or said["above"] is not None or not n or not sentence.text.lstrip().startswith("其中"):
        return None
    levels = [m for m in sentence.figures[:at] if is_level(m)]
    before = [m for m in told[n - 1].figures if is_level(m) and levels and kin(m, levels[0])]
    near = told[n - 1].story_id == sentence.story_id and sentence.start - told[n - 1].end <= NEXT_DOOR
    if not near or len(before) != 1 or len(levels) < 2 or not all(kin(m, before[0]) for m in levels):
        return None
    return (before[0], *levels, sentence.figures[at])


def shares_together(facts: Facts) -> Iterator[tuple[Metric, ...]]:
    """(whole, part, …, percent): 其中甲15万亩、乙10万亩、丙6万亩,三项合计占总面积的78%."""
    for n, sentence in enumerate(facts.sentences):
        if "计占" not in sentence.text and "和占" not in sentence.text and "来占" not in sentence.text:
            continue
        for at, percent in enumerate(sentence.figures):
            if percent.unit != "%" or percent.approx != "exact":
                continue
            found = _of_those_above(facts.sentences, n, at) or _of_two_beside(sentence, at)
            found = found or _before_it(facts.sentences, n, at)
            if found is not None:
                yield found
                continue
            said = _SHARE.search(sentence.clause_lead(at))
            many = _MANY[said[1]] if said is not None else 0
            if said is None or percent.approx != "exact" or many >= at:
                continue
            parts = sentence.figures[at - many : at]
            beside = all(sentence.lead(i)[:1] in ("、", "和", "及") for i in range(at - many + 1, at))
            whole = sentence.figures[at - many - 1]
            fits = all(is_level(m) and kin(m, whole) for m in parts) and is_level(whole)
            fits = fits and of_place(sentence, at - many - 1, said[0])
            if beside and fits and "其中" in sentence.lead(at - many):
                yield (whole, *parts, percent)


def share_of_parts(operands: Sequence[Metric]) -> Outcome:
    """The parts together are the printed share of the whole."""
    whole, *parts, percent = operands
    below, above, said = not_negative(whole), total_of(parts), truncated(percent)
    told = f"{'、'.join(shown(p) for p in parts)}合计占{shown(whole)}的"
    ratio = None if below is None or above is None else above.scaled(100).divided_by(below)
    if ratio is None or said is None:
        return Outcome("undecided", "info", "", shown(percent), f"{told}比例无法核算。")
    right = ratio.meets(said)
    return compared(
        percent, f"{bounds(ratio, 3)}%", meets=right, holds=told, fails=told, rounded=ratio != said
    )
