"""What several parts have together (前三项合计29.9万亩), and the share of all that they are (三项合计占总面积的78.5%)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.compared import compared
from checks.interval import truncated
from checks.listed import total_of
from checks.proportion import not_negative
from checks.rule import Facts, Outcome
from checks.sentence import Sentence
from checks.spot import NEXT_DOOR, kin
from checks.step import is_level
from checks.wording import bounds, shown
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


def shares_together(facts: Facts) -> Iterator[tuple[Metric, ...]]:
    """(whole, part, …, percent): 其中甲15万亩、乙10万亩、丙6万亩,三项合计占总面积的78%."""
    for sentence in facts.sentences:
        if "计占" not in sentence.text and "和占" not in sentence.text and "来占" not in sentence.text:
            continue
        for at, percent in enumerate(sentence.figures):
            said = _SHARE.search(sentence.clause_lead(at)) if percent.unit == "%" else None
            many = _MANY[said[1]] if said is not None else 0
            if said is None or percent.approx != "exact" or many >= at:
                continue
            parts = sentence.figures[at - many : at]
            beside = all(sentence.lead(i)[:1] in ("、", "和", "及") for i in range(at - many + 1, at))
            whole = sentence.figures[at - many - 1]
            fits = all(is_level(m) and kin(m, whole) for m in parts) and is_level(whole)
            if beside and fits and "其中" in sentence.lead(at - many):
                yield (whole, *parts, percent)


def share_of_parts(operands: Sequence[Metric]) -> Outcome:
    """The parts together are the printed share of the whole."""
    whole, *parts, percent = operands
    below, above, said = not_negative(whole), total_of(parts), truncated(percent)
    told = f"{'、'.join(shown(p) for p in parts)}合计占{shown(whole)}的"
    if below is None or above is None or said is None or not below.bottom or (above.bottom or 0) < 0:
        return Outcome("undecided", "info", "", shown(percent), f"{told}比例无法核算。")
    ratio = above.scaled(100).divided_by(below)
    right = ratio.meets(said)
    return compared(
        percent, f"{bounds(ratio, 3)}%", meets=right, holds=told, fails=told, rounded=ratio != said
    )
