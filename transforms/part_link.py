"""Parts point to their whole (分项→总数): 其中, 包括, 分为, 分产业看, 240个中有92个, lists that add up.

Also a figure of one district told under the same words as the figure of the city.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from transforms.likeness import likeness
from transforms.link_frame import LEVELS, RELATIVE, WINDOW, Frame, Links, kin
from transforms.metric import Metric

_OPENS = re.compile(r"其中|(?<=[,;:(])(?:主要)?(?:包括|包含|涵盖|分为|分别为|分别是|含(?![水量糖税有]))")
_OPENS_SENTENCE = re.compile(
    r"[\s”]*(?:其中|(?:分|按|从)[一-龥]{2,8}?[看分](?=[,:])|(?:第一产业|一产)(?=[^。]{1,60}(?:第二产业|二产)))"
)
_AMONG = re.compile(
    r"中,?(?:共|已|就)?有$|(?:最终|从中|择优)[^,。;]{0,12}$|^[^,。;、]{1,10}(?:已|现已|均已)[^,。;、]{1,6}$"
)
_LIST_MARK = re.compile(r"[^,;。]{0,12}[、和及与]")
_STRONGER_MARK = re.compile(r"[,;。]")
MAX_PARTS = 30
"""Numbers after 其中 that are looked at; no sentence of prose lists more. 2026-11: 30."""
LOOSE = Decimal("1.1")
"""Parts parted by commas may together pass their whole by this factor (a misprint), not by more (new matter). 2026-11."""


def link_parts(frame: Frame, links: Links) -> None:
    """Link the parts that the sentence names."""
    for opened, wholes in _openings(frame):
        _after(frame, opened, wholes, links)
    _among(frame, links)
    _breakdown(frame, links)


def _openings(frame: Frame) -> Iterator[tuple[int, list[Metric]]]:
    """Where a list of parts opens, and the figures before it that can be its whole, nearest last."""
    text = frame.text
    opening = _OPENS_SENTENCE.match(text, frame.start, frame.end)
    if opening:
        yield opening.end(), [m for m in frame.previous if m.role in LEVELS]
    last = frame.metrics[-1].start
    index = 0
    before: list[Metric] = []
    for match in _OPENS.finditer(text, opening.end() if opening else frame.start, last):
        while index < len(frame.metrics) and frame.metrics[index].end <= match.start():
            if frame.metrics[index].role in LEVELS:
                before.append(frame.metrics[index])
            index += 1
        if before:
            yield match.end(), before[-WINDOW:]


def _whole_of(part: Metric, wholes: Sequence[Metric]) -> Metric | None:
    """The nearest figure of the part's unit, else of its kind; what was achieved before what was aimed at."""
    able = [w for w in wholes if kin(w, part)]
    for wanted in (
        lambda w: w.unit == part.unit and w.role == part.role,
        lambda w: w.role == part.role,
        lambda w: True,
    ):
        found = next((w for w in reversed(able) if wanted(w)), None)
        if found is not None:
            return found
    return None


def _after(frame: Frame, opened: int, wholes: Sequence[Metric], links: Links) -> None:
    """The numbers after ``opened``: joined by 、 each is a part, after a comma or semicolon only like ones."""
    first = bisect_left(frame.metrics, opened, key=lambda m: m.start)
    last: int | None = None  # index of the part before
    listed = crossed = False  # whether 、 joined two parts; whether a semicolon parted two
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for at in range(first, min(first + MAX_PARTS, len(frame.metrics))):
        metric = frame.metrics[at]
        if metric.role not in LEVELS:
            continue
        between = frame.text[opened if last is None else frame.metrics[last].end : metric.start]
        whole = _whole_of(metric, wholes)
        if whole is None:
            if ";" in between:
                return
            continue
        amount = metric.value or Decimal(0)
        limit = whole.value
        if limit is not None and amount > 2 * limit:
            # No misprint makes a part twice its whole; the words speak of something else.
            continue
        total = sums[whole.metric_id]
        if last is None:
            if metric.unit != whole.unit and at > first:
                continue
        elif _lists(between):
            listed = True
        else:
            if ";" in between:
                if listed or not _next_group(frame, last, at, between):
                    return
                crossed = True
            elif crossed or metric.unit != whole.unit:
                continue
            if limit is not None and (total == limit or total + amount > LOOSE * limit):
                continue
        links[metric.metric_id].setdefault("of", whole.metric_id)
        sums[whole.metric_id] = total + amount
        last = at


def _lists(between: str) -> bool:
    """Whether a list mark and no stronger one parts two numbers."""
    return bool(_LIST_MARK.match(between)) and not _STRONGER_MARK.search(between)


def _next_group(frame: Frame, last: int, at: int, between: str) -> bool:
    """Whether metric ``at`` opens a semicolon group built like that of part ``last`` (一产…增长…;二产…增长…)."""
    before, metric = frame.metrics[at - 1], frame.metrics[at]
    group = metric.start - (len(between) - between.rindex(";"))
    if metric.unit != frame.metrics[last].unit or before.end > group:
        return False
    model = frame.metrics[last + 1]
    if model is metric or model.role not in RELATIVE:
        return True
    follower = frame.metrics[at + 1] if at + 1 < len(frame.metrics) else None
    return follower is not None and follower.role == model.role and follower.unit == model.unit


def _among(frame: Frame, links: Links) -> None:
    """240多个工种中,有92个…; 经过23个项目评比,最终推送10个项目: the second number is part of the first."""
    for whole, part in pairwise(frame.metrics):
        if not (part.role == whole.role == "actual" and kin(whole, part)):
            continue
        if _AMONG.search(frame.text[whole.end : part.start][-30:]) and not _exceeds(part, whole):
            links[part.metric_id].setdefault("of", whole.metric_id)


def _exceeds(part: Metric, whole: Metric) -> bool:
    return part.value is not None and whole.value is not None and part.value > 2 * whole.value


def _breakdown(frame: Frame, links: Links) -> None:
    """At least three like counts after a count: its parts when they add up to it, or stand as its list."""
    actual = [m for m in frame.metrics if m.role == "actual" and m.value is not None][: 4 * WINDOW]
    for i, whole in enumerate(actual):
        if "of" in links[whole.metric_id]:
            continue
        parts: list[Metric] = []
        total = Decimal(0)
        for part in actual[i + 1 :]:
            if not kin(whole, part) or part.value is None or "of" in links[part.metric_id]:
                break
            parts.append(part)
            total += part.value
            if len(parts) >= 3 and total == whole.value:
                break
        listed = _list_after(whole, parts, frame.text)
        if len(parts) >= 3 and total == whole.value:
            listed = parts
        if len(listed) >= 3:
            for part in listed:
                links[part.metric_id]["of"] = whole.metric_id
            return


def _list_after(whole: Metric, parts: Sequence[Metric], text: str) -> list[Metric]:
    """The items joined by 、 in the clause right after the whole, all in its unit."""
    if (
        not parts
        or text.count(",", whole.end, parts[0].start) != 1
        or "、" in text[whole.end : parts[0].start]
    ):
        return []
    listed = [parts[0]]
    for last, part in pairwise(parts):
        between = text[last.end : part.start]
        if not between.startswith("、") or "," in between or "。" in between:
            break
        listed.append(part)
    return listed if all(m.unit == whole.unit for m in listed) else []


def link_districts(story: Sequence[Metric], links: Links) -> None:
    """A district's figure is part of the city's told before it: same words, unit and days.

    Only the last few figures of one unit and period are looked at, so the work is linear.
    """
    told: defaultdict[tuple[object, ...], deque[Metric]] = defaultdict(lambda: deque(maxlen=WINDOW))
    for metric in story:
        if metric.role != "actual" or metric.place is None or not metric.indicator:
            continue
        days = (metric.period_start, metric.period_end)
        if not any(days) and not metric.period_text:
            continue
        # Where the year is not known the printed words stand for the days.
        same = told[(metric.unit, days if any(days) else metric.period_text)]
        if "of" not in links[metric.metric_id]:
            whole = next((w for w in reversed(same) if _holds_district(w, metric)), None)
            if whole is not None:
                links[metric.metric_id]["of"] = whole.metric_id
        same.append(metric)


def _holds_district(whole: Metric, part: Metric) -> bool:
    outer, inner = whole.place, part.place
    if outer is None or inner is None or outer.code is None or outer.code not in inner.parents:
        return False
    if whole.value is None or part.value is None or part.value > whole.value:
        return False
    ends = len(whole.indicator) >= 4 and part.indicator.endswith(whole.indicator)
    return ends or likeness(whole.indicator, part.indicator) >= 0.9
