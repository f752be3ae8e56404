"""Running totals of one thing in groups of a sentence, each with its day (到2022年底,累计…手术4万台次;截至2023年底,累计…手术5万台次)."""

from __future__ import annotations

import re

from checks.repeats.told_back import NO_FLOW, Place

NAME = 2
"""Letters of the name that both totals must have. 2026-11: 2."""
_SUMMED = re.compile(r"(?:截[至止]|[到至])[^,;。]{2,12},[^;。]*累计")
_PART = re.compile("其中|占")


def in_summed_groups(a: Place, b: Place) -> bool:
    """Whether two figures of one sentence, of one name, each stand in a group that adds up to a day of its own."""
    sentence, i, j = a[0], a[1], b[1]
    first, second = sentence.figures[i], sentence.figures[j]
    if b[0] is not sentence or ";" not in sentence.text or first.indicator != second.indicator:
        return False
    if (
        len(first.indicator) < NAME
        or NO_FLOW.search(first.indicator)
        or first.of_metric_id
        or second.of_metric_id
    ):
        return False
    groups = [_group(sentence.text, m.start - sentence.start) for m in (first, second)]
    return groups[0] != groups[1] and all(_SUMMED.match(g.strip()) and not _PART.search(g) for g in groups)


def _group(text: str, at: int) -> str:
    """The words of a figure's group, from the semicolon before it up to the figure."""
    begin = max(text.rfind(";", 0, at), text.rfind("。", 0, at)) + 1
    return text[begin:at]
