"""What is told of things told before (这些景区里,人数超过上年的有12家; 收来的苹果里,90万公斤已卖出): no more than there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from checks.changes.change_words import SAME_PERIOD, compared_with
from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR, Spot, stories
from checks.figures.step import is_level
from checks.goals.goal_words import is_goal
from checks.rule import Facts
from checks.totals.among import AVERAGE
from transforms.metric import Metric

_AMONG = re.compile(
    r"(?:^|[,;:。])\s*(?:在|从)?(?:这些|这批|上述|(?P<deed>[收种栽养捕采产建])[来购获上下出成到]{0,2}的)(?P<thing>[一-龥]{2,8}?)(?:里面|里头|里|当中|之中|中),"
    r"[^,;:。0-9]{0,20}$"
)
FAR = 3
"""How many times more than all what is told of them may be that is a misprint. 2026-11: 3."""


def among_these(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(all, some of them), all told in this sentence or right before it with the name of the thing."""
    for story in stories(facts):
        for n, sentence in enumerate(story):
            if "里" not in sentence.text and "中" not in sentence.text:
                continue
            for at, part in enumerate(sentence.figures):
                said = _AMONG.search(sentence.lead(at)) if is_level(part) else None
                whole = _all(story, n, at, said) if said is not None else None
                if whole is not None and (part.value or 0) <= FAR * (whole.value or 0):
                    yield whole, part


def _all(story: Sequence[Sentence], n: int, at: int, said: re.Match[str]) -> Metric | None:
    """The only level of the unit whose clause has the thing's last two letters and the deed."""
    sentence = story[n]
    part, thing, deed = sentence.figures[at], said["thing"][-2:], said["deed"] or ""
    before = story[n - 1] if n else None
    near = before is not None and sentence.start - before.end <= NEXT_DOOR
    told = chain(
        ((n, i) for i in range(at)),
        ((n - 1, i) for i in range(len(before.figures))) if near and before else (),
    )
    able = [Spot(story, k, i) for k, i in told]
    able = [s for s in able if s.metric.unit == part.unit and s.metric.role == part.role and _plain(s)]
    able = [s for s in able if thing in s.words and deed in s.words]
    return able[0].metric if len(able) == 1 else None


def _plain(spot: Spot) -> bool:
    lead = spot.sentence.lead(spot.at)
    if not is_level(spot.metric) or AVERAGE.search(lead) or is_goal(spot.sentence, spot.at):
        return False
    return not compared_with(lead) and not SAME_PERIOD.search(lead) and "其中" not in lead
