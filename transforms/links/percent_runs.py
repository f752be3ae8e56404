"""Runs of relative numbers (并列的百分比): 64.38%、81.26% are said of as many figures, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.links.frame import POINTS, RELATIVE, SHARES, Spot
from transforms.names.percent_words import subject

_LIST_MARKS = "、和及与或,; "


def runs(spots: Sequence[Spot], text: str) -> Iterator[list[Spot]]:
    """The numbers in order; relative numbers that only list marks part make one run."""
    run: list[Spot] = []
    for spot in spots:
        if run:
            if run[0].kind in RELATIVE and _joins(run[0], spot, text[run[-1].end : spot.start], text):
                spot.kind = run[0].kind if spot.kind == "level" else spot.kind
                run.append(spot)
                continue
            yield run
            run = []
        if spot.kind in RELATIVE:
            run = [spot]
        else:
            yield [spot]
    if run:
        yield run


def _joins(first: Spot, spot: Spot, between: str, text: str) -> bool:
    """Whether two numbers are items of one list (64.38%、81.26%; 分别减少4所、增加1200人; 2起、10人)."""
    if len(between) > 8:
        return False
    bare = between.strip(_LIST_MARKS)
    if bare and (between[0] not in "、和" or subject(bare) or not _each(first, text)):
        return False
    if first.kind == spot.kind:
        return True
    relative = spot.unit in SHARES or spot.unit in POINTS
    if first.unit in SHARES or first.unit in POINTS or not first.unit:
        return relative
    return first.kind == "change" and spot.kind == "level" and not relative and _each(first, text)


def _each(first: Spot, text: str) -> bool:
    return "分别" in text[max(first.metric.sentence_start, first.start - 16) : first.start]
