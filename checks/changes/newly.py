"""What was added, told before the level that it was added to (新装路灯36盏,路灯由84盏增加到120盏)."""

from __future__ import annotations

import re

from checks.digits.near_miss import one_slip
from checks.figures.sentence import Sentence
from checks.figures.step import is_level
from checks.interval import printed
from transforms.metric import Metric

_NEW = re.compile(r"新(?:[建增装添改扩设培招引购植修铺架挖种栽开造]|改扩建)|净增|增[设添]|添置")
_PLAIN = re.compile(r"^[,;](?![^,;。]*其中)")


def newly_added(sentence: Sentence, at: int) -> Metric | None:
    """The addition right before figure ``at``, from which the next one rises, or None.

    Where the two levels have not the very name of what is new, only if it is their difference: some may have gone.
    """
    if not at or not ("新" in sentence.lead(at - 1) or "增" in sentence.lead(at - 1)):
        return None
    step, before, now = sentence.figures[at - 1 : at + 2]
    if step.unit != now.unit or step.role != "actual" or not is_level(step):
        return None
    if not _NEW.search(sentence.clause_lead(at - 1)) or not _PLAIN.match(sentence.lead(at)):
        return None
    added, first, last = printed(step), printed(before), printed(now)
    if added is None or first is None or last is None:
        return None
    between = last - first
    if added.meets(between):
        return step
    named = len(now.indicator) > 1 and step.indicator.endswith(now.indicator)
    slipped = one_slip(step, between) or one_slip(now, first + added) or one_slip(before, last - added)
    return step if named and slipped else None
