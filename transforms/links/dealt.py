"""What came in and what was dealt with (收与结): 其中,诉讼收案4180件,结案3950件 are parts of two figures, each of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.links.frame import WINDOW, Frame, Links, Spot
from transforms.links.subset import COMES_IN, DEALT_WITH, exceeds
from transforms.text.view import VIEW

_SPLIT = re.compile(rf"(?:其中[,:]?|{VIEW}[,:])")


def link_in_and_out(frame: Frame, history: Sequence[Spot], links: Links) -> None:
    """受理6420件,审执结6011件。其中,诉讼收案…,结案…;执行收案…,结案…: the first of each group of what came in.

    ``history`` holds the levels of the story before the sentence.
    A figure without a verb, with what was dealt with of it behind it, came in too (其中刑事案件320件,审结301件).
    """
    text = frame.text
    said = text[frame.start : frame.spots[-1].start]
    if "结" not in said or not DEALT_WITH.search(said):
        return
    inner = said.find("其中")
    opened = frame.start + inner if inner >= 0 else frame.start
    if inner < 0 and not _SPLIT.match(text, frame.start):
        return
    here = [s for s in frame.spots if s.kind == "level" and not s.inside]
    whole_in, whole_out = _in_and_out([s for s in here if s.start < opened] or frame.previous)
    if whole_in is None or whole_out is None:
        near = [s for s in history[-WINDOW:] if "\n" not in text[s.end : frame.start]]
        whole_in, whole_out = _in_and_out(near)
    if whole_in is None or whole_out is None or whole_in.unit != whole_out.unit:
        return
    after = [s for s in here if s.start > opened and s.unit == whole_in.unit and s.role == "actual"]
    for at, part in enumerate(after):
        if part.earlier or (part.words.startswith("其中") and at):
            continue
        follower = after[at + 1] if at + 1 < len(after) else None
        whole = whole_out if DEALT_WITH.search(part.words) else whole_in
        if whole is whole_in and not COMES_IN.search(part.words):
            closed = follower is not None and DEALT_WITH.search(follower.words)
            if not closed or follower is None or ";" in text[part.end : follower.start]:
                continue
        if not exceeds(part, whole, 1):
            links[part.metric_id].setdefault("of", whole.metric_id)


def _in_and_out(levels: Sequence[Spot]) -> tuple[Spot | None, Spot | None]:
    """The first figures that tell what came in and what was dealt with."""
    came: Spot | None = None
    dealt: Spot | None = None
    for spot in levels:
        if spot.kind != "level" or spot.role != "actual" or spot.earlier or spot.inside:
            continue
        if DEALT_WITH.search(spot.words):
            dealt = dealt or spot
        elif COMES_IN.search(spot.words):
            came = came or spot
    return came, dealt
