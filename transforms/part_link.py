"""Parts point to their whole (分项→总数): 其中, 包括, 分为, 分产业看, a list after its count.

Parts told by position or a verb are found in :mod:`transforms.subset_link`; parts that add up, and parts
whose share is printed, by arithmetic in :mod:`transforms.whole_link`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from transforms.breakdown_link import link_breakdown
from transforms.link_frame import RELATIVE, SHARES, WINDOW, Frame, Links, Spot, kin, shared_words
from transforms.percent_words import GOAL_OF
from transforms.subset_link import exceeds, link_subsets, sibling

_OPENS = re.compile(r"其中|(?<=[,;:(])(?:主要)?(?:包括|包含|涵盖|分为|分别为|分别是|含(?![水量糖税有]))")
_NO_NUMBER = re.compile(r"[^()0-9]*\)")
_MAY_OPEN = re.compile(r"[包涵分含]")
_OPENS_SENTENCE = re.compile(
    r"[\s”]*(?:其[中间]|(?P<split>(?:分|按|从)[一-龥()]{2,9}?[看分](?=[,:])|(?:第一产业|一产)(?=[^。]{1,60}(?:第二产业|二产))))"
)
_LIST_MARK = re.compile(r"[^,;。]{0,12}[、和及与]")
_STRONGER_MARK = re.compile(r"[,;。]")
# 企业4200万户,企业中的外商投资企业64万户: part of the part before it.
_OF_THE_LAST = re.compile(r"^,?([一-龥]{2,8}?)中的?")
# 卫生人员总数中,卫生技术人员1067人: a whole told before, called by its name.
_NAMED_WHOLE = re.compile(r"(?:在|全[市县区省国州])?([一-龥]{3,12}?)中[的,]")
MAX_PARTS = 30
"""Numbers after 其中 that are looked at; no sentence of prose lists more. 2026-11: 30."""
LOOSE = Decimal("1.1")
"""Parts parted by commas may together pass their whole by this factor (a misprint), not by more (new matter). 2026-11."""


def link_parts(frame: Frame, history: Sequence[Spot], links: Links) -> None:
    """Link the parts that the sentence names; ``history`` holds the levels of the story before it."""
    levels = [s for s in frame.spots if s.kind == "level"]
    if not levels:
        return
    for opening in _openings(frame, history, links):
        _after(frame, opening, links)
    if len(levels) > 1:
        link_breakdown(levels, frame.text, links)
        link_subsets(frame, levels, links)
    _continued(frame, history, links)


class _Opening(NamedTuple):
    """Where a list of parts opens, and the figures before it that can be its whole, nearest last.

    ``inner``: it opens in a semicolon group or in another list, and ends with its group; ``group`` is where
    that group begins, -1 where there is none.
    """

    at: int
    wholes: list[Spot]
    inner: bool
    group: int


def _openings(frame: Frame, history: Sequence[Spot], links: Links) -> Iterator[_Opening]:
    """The lists of parts that the sentence opens, inner ones (其中工业40亿元 within 其中第二产业65亿元) first."""
    text = frame.text
    opening = _OPENS_SENTENCE.match(text, frame.start, frame.end)
    found: list[_Opening] = []
    if opening:
        if opening["split"]:
            found.append(_Opening(opening.end(), _roots(frame, history, links), False, -1))
        else:
            told = [s for s in frame.previous if s.kind == "level"]
            near = _same_paragraph(frame, history[-WINDOW // 2 :])
            found.append(_Opening(opening.end(), told or near, False, -1))
    else:
        named = _NAMED_WHOLE.match(text, frame.start, frame.end)
        if named:
            able = [
                s for s in history[-WINDOW:] if shared_words(named[1], s.clause) >= max(2, len(named[1]) - 2)
            ]
            if able:
                found.append(_Opening(named.end(), able[-1:], True, -1))
    last = frame.spots[-1].start
    said = text[frame.start : last]
    if "其中" not in said and not _MAY_OPEN.search(said):
        return reversed(found)
    index = 0
    before: list[Spot] = []
    for match in _OPENS.finditer(text, opening.end() if opening else frame.start, last):
        if text[match.start() - 1] == "(" and _NO_NUMBER.match(text, match.end()):
            continue  # 99人(含上期积存) has no part there
        while index < len(frame.spots) and frame.spots[index].end <= match.start():
            if frame.spots[index].kind == "level":
                before.append(frame.spots[index])
            index += 1
        if before:
            group = text.rfind(";", frame.start, match.start())
            found.append(_Opening(match.end(), before[-WINDOW:], bool(found) or group >= 0, group))
    return reversed(found)


def _same_paragraph(frame: Frame, spots: Sequence[Spot]) -> list[Spot]:
    begins = frame.text.rfind("\n", spots[0].start, frame.start) if spots else -1
    return [s for s in spots if s.start > begins]


def _roots(frame: Frame, history: Sequence[Spot], links: Links) -> list[Spot]:
    """What a new way of splitting (按消费类型分) splits: the wholes told in the paragraph so far."""
    near = _same_paragraph(frame, history[-2 * WINDOW :])
    by_id = {s.metric_id: s for s in near}
    return [s for s in near if links[s.metric_id].get("of") not in by_id] or near


def _whole_of(part: Spot, wholes: Sequence[Spot], group: int) -> Spot | None:
    """The figure of the part's unit, else of its kind, that is told in its words, else the nearest.

    What was achieved comes before what was aimed at; a figure in brackets, and one before offset ``group``
    where the semicolon group begins, comes last. Means (人均收入) have no parts.
    """
    if part.averaged:
        return None
    able = [
        w
        for w in wholes
        if kin(w.metric, part.metric) and (w.role == "target") >= (part.role == "target") and not w.averaged
    ]
    if not able:
        return None
    if len(able) > 1:
        able = [w for w in able if not w.inside and not w.earlier] or able
        able = [w for w in able if not exceeds(part, w, 2)] or able
        able = [w for w in able if w.start > group] or able
        for same in (
            [w for w in able if w.unit == part.unit and w.role == part.role],
            [w for w in able if w.role == part.role],
        ):
            if same:
                able = same
                break
    nearest = able[-1]
    if len(able) > 1:
        near = shared_words(part.words, nearest.clause)
        best = max(able, key=lambda w: (shared_words(part.words, w.clause), w.start))
        told = shared_words(part.words, best.clause)
        if best is not nearest and (near == 0 or told >= near + 3 or exceeds(part, nearest, 1)):
            return best
    return nearest


def _after(frame: Frame, opening: _Opening, links: Links) -> None:
    """The numbers after an opening: joined by 、 each is a part, after a comma or semicolon only like ones."""
    opened, wholes, inner, start = opening
    spots = frame.spots
    first = bisect_left(spots, opened, key=lambda s: s.start)
    bracketed = frame.text.rfind("(", opened - 6, opened) > frame.text.rfind(")", opened - 6, opened)
    last: int | None = None  # index of the part before
    group: int | None = None  # index of the first part of the semicolon group
    listed = crossed = False  # whether 、 joined two parts; whether a semicolon parted two
    beside: list[tuple[Spot, Spot]] = []  # parts within their group that do not open it, with their wholes
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for at in range(first, min(first + MAX_PARTS, len(spots))):
        spot = spots[at]
        if spot.kind != "level":
            continue
        if spot.inside and "(" in frame.text[opened : spot.start]:
            continue
        if spot.role == "target" and GOAL_OF.search(spot.words):
            continue  # the goal of the part before it (完成年度任务81个的77%)
        between = frame.text[opened if last is None else spots[last].end : spot.start]
        if bracketed and ")" in between:
            return
        nested = _OF_THE_LAST.match(spot.words) if last is not None else None
        if (
            nested
            and last is not None
            and nested[1] in spots[last].named
            and not exceeds(spot, spots[last], 1)
        ):
            links[spot.metric_id].setdefault("of", spots[last].metric_id)
            continue
        whole = _whole_of(spot, wholes, start)
        if whole is None:
            if ";" in between:
                return
            continue
        amount = spot.metric.value or Decimal(0)
        limit = whole.metric.value
        if limit is not None and amount > 2 * limit:
            # No misprint makes a part twice its whole; the words speak of something else.
            continue
        total = sums[whole.metric_id]
        loose = limit
        if last is None:
            if spot.unit != whole.unit and at > first:
                continue
            group = at
        elif _lists(between):
            listed = True
        else:
            if ";" in between and total == limit and _splits_again(frame, at, whole):
                sums[whole.metric_id] = total = Decimal(0)
                listed, group = False, at
            elif ";" in between:
                if listed or group is None:
                    return
                parallel = not inner and _next_group(frame, group, at, between)
                if parallel and sibling(spot, spots[group], whole):
                    return
                if not parallel and shared_words(spot.words, whole.words) < 2:
                    return
                if parallel and spots[at + 1 :] and amount <= (limit or 0):
                    loose = None  # groups that are built alike may overlap
                crossed = True
                group = at
            elif spot.unit != whole.unit or (
                crossed and not any(w is whole and shared_words(p.words, spot.words) for p, w in beside)
            ):
                continue
            if loose is not None and (total == loose or total + amount > LOOSE * loose):
                continue
        links[spot.metric_id].setdefault("of", whole.metric_id)
        sums[whole.metric_id] = total + amount
        if at != group:
            beside.append((spot, whole))
        last = at


def _splits_again(frame: Frame, at: int, whole: Spot) -> bool:
    """总人口…,其中城镇…,乡村…;男性…,女性…: whether the figures from ``at`` to the group's end make up the whole too."""
    end = frame.text.find(";", frame.spots[at].start)
    total = Decimal(0)
    for spot in frame.spots[at : at + MAX_PARTS]:
        if 0 <= end < spot.start:
            break
        if spot.kind == "level":
            if spot.unit != whole.unit:
                return False
            total += spot.metric.value or Decimal(0)
    return total == whole.metric.value


def _lists(between: str) -> bool:
    """Whether a list mark and no stronger one parts two numbers."""
    return bool(_LIST_MARK.match(between)) and not _STRONGER_MARK.search(between)


def _next_group(frame: Frame, model: int, at: int, between: str) -> bool:
    """Whether number ``at`` opens a semicolon group built like that of part ``model`` (一产…增长…;二产…增长…)."""
    before, spot = frame.spots[at - 1], frame.spots[at]
    start = spot.start - (len(between) - between.rindex(";"))
    if not kin(spot.metric, frame.spots[model].metric) or before.end > start:
        return False
    beside = frame.spots[model + 1]
    if beside is spot or beside.kind not in RELATIVE:
        return True
    follower = frame.spots[at + 1] if at + 1 < len(frame.spots) else None
    if follower is None or ";" in frame.text[spot.end : follower.start]:
        return True  # 出口38亿元,增长9%;进口3亿元,与去年持平: the last of its group
    if follower.kind not in RELATIVE:
        return False
    return follower.unit == beside.unit or (follower.unit in SHARES and beside.unit in SHARES)


def _continued(frame: Frame, history: Sequence[Spot], links: Links) -> None:
    """其中,新设企业327万户。新设个体工商户658万户: a sentence that goes on with the list of the one before it."""
    first = frame.spots[0]
    if first.kind != "level" or "of" in links[first.metric_id] or not frame.previous:
        return
    if first.start - frame.start > 18 or not _OPENS_SENTENCE.match(
        frame.text, frame.previous[0].metric.sentence_start
    ):
        return
    parts = [
        s for s in frame.previous if s.kind == "level" and s.unit == first.unit and "of" in links[s.metric_id]
    ]
    if not parts or not any(shared_words(first.words, p.words) for p in parts):
        return
    of = links[parts[0].metric_id]["of"]
    whole = next((s for s in reversed(history) if s.metric_id == of), None)
    values = [
        s.metric.value or Decimal(0) for s in (*parts, first) if s is first or links[s.metric_id]["of"] == of
    ]
    if whole is not None and whole.metric.value is not None and sum(values) <= whole.metric.value:
        links[first.metric_id]["of"] = of
