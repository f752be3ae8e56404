"""A list that a view opens is of what was told before it (分类看): 制冰9万吨。分形状看,块冰6万吨、管冰3万吨."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from transforms.link_frame import Frame, Links, Spot, kin, shared_words

_VIEW = re.compile(
    r"(?:^|(?<=[;,。:\n]))(?:分|按|从)(?!析|布|别|照)[^,;。0-9]{1,8}?(?:来?看|划?分|统计)(?=,)"
)
REACH = 24
"""Earlier levels that are asked whether the list is of them. 2026-11: 24."""
LOOSE = Decimal("1.4")
"""What the items may add up to, of their whole, so that a misprint does not part them. 2026-11: 1.4."""
LEAST = 2
"""Items of the shortest list."""


def link_views(frames: Sequence[Frame], levels: Sequence[Spot], links: Links) -> None:
    """Link the figures of every view, as far as nothing else has, to the figure that it views; ``levels`` are the story's."""
    starts = [s.start for s in levels]
    for frame in frames:
        opened = [m.end() for m in _VIEW.finditer(frame.text, frame.start, frame.end)]
        for start, end in pairwise([*opened, frame.end]):
            items = _items(frame, start, end)
            if len(items) < LEAST or all("of" in links[s.metric_id] for s in items):
                continue
            behind = bisect_left(starts, start)
            whole = _whole(items, levels[max(0, behind - REACH) : behind], links)
            if whole is not None:
                for item in items:
                    links[item.metric_id].setdefault("of", whole.metric_id)


def _items(frame: Frame, start: int, end: int) -> list[Spot]:
    """The figures that stand beside each other in a view: of one measure word, none among others' parts."""
    nested = frame.text.find("其中", start, end)
    stop = end if nested < 0 else nested
    told = [s for s in frame.spots if start <= s.start < stop and _counts(s)]
    return [s for s in told if s.unit == told[0].unit]


def _counts(spot: Spot) -> bool:
    plain = spot.kind == "level" and spot.role == "actual" and spot.metric.value is not None
    return plain and not (spot.earlier or spot.inside or spot.averaged or "合计" in spot.words)


def _whole(items: Sequence[Spot], before: Sequence[Spot], links: Links) -> Spot | None:
    """The nearest figure of their kind that can hold them all and speaks of what they do."""
    values = [s.metric.value or Decimal(0) for s in items]
    ids = {s.metric_id for s in items}
    for whole in reversed(before):
        size = whole.metric.value
        if size is None or not _counts(whole) or not kin(whole.metric, items[0].metric):
            continue
        if "of" in links[whole.metric_id] or size < max(values) or sum(values) > LOOSE * size:
            continue
        if links[whole.metric_id].get("of") in ids:
            continue
        named = any(shared_words(s.metric.indicator, whole.metric.indicator) for s in items)
        bare = all(len(s.words.strip("、,")) <= 5 for s in items) and sum(values) * 2 > size
        if named or bare:
            return whole
    return None
