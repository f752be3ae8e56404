"""A list that a view opens is of what was told before it (分类看): 制冰9万吨。分形状看,块冰6万吨、管冰3万吨."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from transforms.links.frame import Frame, Links, Spot, kin, shared_words
from transforms.links.sum import digits_of, one_digit_off
from transforms.text.view import VIEW

_VIEW = re.compile(rf"(?:^|(?<=[;,。:\n%吨亩元人户个家台件])){VIEW}(?=[,:])")
_TWO_TOGETHER = re.compile(r"[市县区旗镇乡村][、和及][^,;。]{1,8}[市县区旗镇乡村]合计$")
"""甲市、乙区合计12台: an item told of two, not the sum of those before it."""
REACH = 24
"""Earlier levels that are asked whether the list is of them. 2026-11: 24."""
LOOSE = Decimal("1.4")
"""What the items may add up to, of their whole, so that a misprint does not part them. 2026-11: 1.4."""
LEAST = 2
"""Items of the shortest list."""
SURE = 5
"""Items and digits of their sum that together make a chance unlikely: three of 34, two of 120. 2026-11: 5."""


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


def link_view_sums(frames: Iterable[Frame], levels: Sequence[Spot], links: Links) -> None:
    """Link every sentence that a view opens to the figure that it adds up to, one misprinted digit aside.

    Its groups may tell more of each part: 分类看,收甲种件30件,办结28件;收乙种件…. ``levels`` are the story's.
    """
    starts = [s.start for s in levels]
    for frame in frames:
        view = _VIEW.match(frame.text, frame.start, frame.end)
        if view is not None:
            behind = bisect_left(starts, frame.start)
            _link_sum(frame, view.end(), levels[max(0, behind - REACH) : behind], links)


def _link_sum(frame: Frame, start: int, before: Sequence[Spot], links: Links) -> None:
    told = [s for s in frame.spots if s.start >= start and _counts(s)]
    told = [s for s in told if s.unit == told[0].unit]
    heads = [s for i, s in enumerate(told) if not i or ";" in frame.text[told[i - 1].end : s.start]]
    for parts in (told, heads):
        total = sum((s.metric.value or Decimal(0) for s in parts), Decimal(0))
        if len(parts) < LEAST or len(parts) + digits_of(total) < SURE:
            continue
        able = [w for w in reversed(before) if w.unit == parts[0].unit and _whole_told(w)]
        whole = next((w for w in able if w.metric.value == total), None)
        if whole is None and len(parts) > LEAST:
            whole = next((w for w in able if one_digit_off(total, w.metric.value or Decimal(0))), None)
        if whole is not None:
            for part in parts:
                links[part.metric_id].setdefault("of", whole.metric_id)
            return


def _whole_told(spot: Spot) -> bool:
    return spot.kind == "level" and spot.role == "actual" and not (spot.earlier or spot.inside)


def _items(frame: Frame, start: int, end: int) -> list[Spot]:
    """The figures that stand beside each other in a view: of one measure word, none among others' parts."""
    nested = frame.text.find("其中", start, end)
    stop = end if nested < 0 else nested
    told = [s for s in frame.spots if start <= s.start < stop and _counts(s)]
    alike = [s for s in told if s.unit == told[0].unit]
    for at, (last, spot) in enumerate(pairwise(alike)):
        bare = frame.text[last.end : spot.start] == ","
        if at and bare and frame.text.startswith("、", alike[0].end):
            return alike[: at + 1]  # 甲类3台、乙类4台,6台已…: a list of names, and then a bare figure
    return alike


def _counts(spot: Spot) -> bool:
    plain = spot.kind == "level" and spot.role == "actual" and spot.metric.value is not None
    told_again = "合计" in spot.words and _TWO_TOGETHER.search(spot.words) is None
    return plain and not (spot.earlier or spot.inside or spot.averaged or told_again)


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
