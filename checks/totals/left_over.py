"""What is done of a goal or of all, and what is left of it (已完工357户,剩余63户): together they are the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.figures.sentence import Sentence
from checks.figures.spot import kin
from checks.figures.step import is_level
from checks.rule import Facts
from transforms.metric import Metric

_LEFT = re.compile(r"(?:剩余|余下|剩下|其余|尚余|还剩)(?:的|约)?$")
_WHEN = re.compile(r"(?:将|计划|预计|力争|拟|正|尚|均|也|在|于|可|待|由|本|明|下|年底|月底|[0-9]|$)")
"""What may stand behind what is left: when and how it will be done, and no name of another thing."""
_OF_SOME = re.compile(r"其中|分别|人均|户均|资金")
_DONE = re.compile(r"已|完成|完工|建成|办结|整改|竣工|发放|兑付|投用|拨付|开工|化解|审结")
REACH = 4
"""Figures before what is left among which what is done is sought. 2026-11: 4."""


def done_and_left(facts: Facts) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(whole, done, left): the nearest done of the unit before what is left, and the goal or whole that it is linked to."""
    for sentence in facts.sentences:
        text = sentence.text
        if "剩" not in text and "余" not in text:
            continue
        for at, left in enumerate(sentence.figures):
            if not at or not _LEFT.search(sentence.clause_lead(at)) or not is_level(left):
                continue
            if not _WHEN.match(sentence.tail(at)):
                continue
            done = _done(sentence, at)
            whole = _whole(facts, sentence, at, done) if done is not None else None
            if done is not None and whole is not None and whole is not done:
                yield whole, done, left


def _done(sentence: Sentence, at: int) -> Metric | None:
    """The one figure of the unit that is told as done between the last mark and what is left."""
    figures = sentence.figures
    near = range(at - 1, max(-1, at - 1 - REACH), -1)
    if any("。" in sentence.lead(i + 1) or _OF_SOME.search(sentence.lead(i + 1)) for i in near):
        return None
    same = [i for i in near if figures[i].unit == figures[at].unit and is_level(figures[i])]
    told = [i for i in same if figures[i].role == "actual" and _DONE.search(sentence.clause_lead(i))]
    return figures[told[0]] if len(told) == 1 and told[0] == same[0] else None


def _whole(facts: Facts, sentence: Sentence, at: int, done: Metric) -> Metric | None:
    linked = facts.by_id.get(done.target_metric_id or done.of_metric_id or "")
    if linked is not None and linked.approx == "exact" and kin(linked, done):
        return linked
    before: Sequence[Metric] = sentence.figures[: at - 1]
    same = [m for m in before if m is not done and m.unit == done.unit and is_level(m)]
    return same[0] if len(same) == 1 and same[0].start < done.start else None
