"""Where a sentence opens a list of parts (分项的起头): 其中, 分产业看, 审执结的案件中, and the figures that can be its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from transforms.links.frame import WINDOW, Frame, Links, Spot, shared_words
from transforms.text.view import VIEW

_OPENS = re.compile(
    r"其中|(?<=[,;])内有(?=[^,;。0-9]{2,12}[0-9])|(?<=[,;:(])(?:主要)?(?:包括|包含|涵盖|分为|分别为|分别是|含(?![水量糖税有])|由(?=[^,;。0-9]{2,12}[0-9]))"
)
_COMPOSED = re.compile(r"[^,;。]{2,60}[^,;。0-9](?:组成|构成)")
"""Behind 由: 共有书屋24间,由甲类10间、乙类14间组成."""
_NO_NUMBER = re.compile(r"[^()0-9]*\)")
_MAY_OPEN = re.compile(r"[包涵分含由内]")
OPENS_SENTENCE = re.compile(
    rf"[\s”]*(?:其[中间]|(?P<split>{VIEW}(?=[,:])|(?:第一产业|一产)(?=[^。]{{1,60}}(?:第二产业|二产))))"
)
_NAMED_WHOLE = re.compile(r"(?:在|全[市县区省国州])?([一-龥]{3,14}?)中[的,]")
"""船员总数中,持证船员106人: a whole told before, called by its name."""
_OF_THESE = re.compile(r"[^,;。、()]{0,14}(?<![行理进设立审])中,(?![有共已])")
_FILLS_NAME = re.compile(r"的|已(?=[结办])|各类|各项|所有|全部|上述|以上|这些|总数|总量")
_NEXT_ITEM = re.compile(r"、[^,;。、0-9]{2,12}[0-9]")
_BARE_NAME = re.compile(r"(?:完成|达到?|为|共|约|近)+$")
_VIEW = re.compile(r"(?:的?(?:类别|类型|种类|结构|构成|组成|来源|去向|分布|情况))+$")


class Opening(NamedTuple):
    """Where a list of parts opens, and the figures before it that can be its whole, nearest last.

    ``inner``: it opens in a semicolon group or in another list, and ends with its group; ``group`` is where
    that group begins, -1 where there is none.
    """

    at: int
    wholes: list[Spot]
    inner: bool
    group: int


def openings(frame: Frame, history: Sequence[Spot], links: Links) -> Iterator[Opening]:
    """The lists of parts that the sentence opens, inner ones (其中工业40亿元 within 其中第二产业65亿元) first."""
    text = frame.text
    opening = OPENS_SENTENCE.match(text, frame.start, frame.end)
    found: list[Opening] = []
    if opening:
        if opening["split"]:
            called = _viewed(opening["split"], history[-2 * WINDOW :])
            called = called or _ends_so(frame, opening.end(), history)
            roots = [called] if called is not None else _roots(frame, history, links)
            found.append(Opening(opening.end(), roots, False, -1))
        else:
            told = [s for s in frame.previous if s.kind == "level"]
            near = _same_paragraph(frame, history[-WINDOW:])
            units = {s.unit for s in told}
            # 重点项目103项,总投资1330亿元。已完成投资187亿元。其中,省级38项,…: what the last sentence leaves out.
            found.append(Opening(opening.end(), [s for s in near if s.unit not in units] + told, False, -1))
    else:
        named = _NAMED_WHOLE.match(text, frame.start, frame.end)
        if named:
            whole = _called(named[1], history[-2 * WINDOW :])
            above = links[whole.metric_id].get("of") if whole is not None else None
            for spot in history[-2 * WINDOW :]:
                # 修路支出中 is of all that was spent on roads, not of one county's part of it.
                if spot.metric_id == above and _BARE_NAME.sub("", spot.words).endswith(named[1]):
                    whole = spot
            if whole is not None:
                found.append(Opening(named.end(), [whole], True, -1))
    last = frame.spots[-1].start
    said = text[frame.start : last]
    if "中," in said:
        found += _among_counted(frame)
    if "其中" not in said and not _MAY_OPEN.search(said):
        return reversed(found)
    index = 0
    before: list[Spot] = []
    for match in _OPENS.finditer(text, opening.end() if opening else frame.start, last):
        if text[match.start() - 1] == "(" and _NO_NUMBER.match(text, match.end()):
            continue  # 99人(含上期积存) has no part there
        if match[0] == "由" and _COMPOSED.match(text, match.end()) is None:
            continue
        while index < len(frame.spots) and frame.spots[index].end <= match.start():
            if frame.spots[index].kind == "level":
                before.append(frame.spots[index])
            index += 1
        if before:
            group = text.rfind(";", frame.start, match.start())
            if text[match.start() - 1] == "(" and text.find("(", before[-1].end, match.start() - 1) < 0:
                # 375件(其中省级74件),有320件已完成(其中省级68件): a bracket parts what stands before it.
                found.append(Opening(match.end(), before[-1:], False, -1))
                continue
            inner = bool(found) or 0 <= group < match.start() - 1
            found.append(Opening(match.end(), before[-WINDOW:], inner, group))
    return reversed(found)


def _among_counted(frame: Frame) -> Iterator[Opening]:
    """在查处的702万起违法中,违停124万起,超速90万起: a list of what is counted right before it."""
    for spot, after in pairwise(frame.spots):
        match = _OF_THESE.match(frame.text, spot.end, after.start)
        if match and spot.kind == "level" and spot.role == "actual":
            yield Opening(match.end(), [spot], True, -1)


def _called(name: str, told: Sequence[Spot]) -> Spot | None:
    """The figure that a whole named again means: 审执结的案件中 after 共审执结各类案件8640件."""
    name = _FILLS_NAME.sub("", name)
    least = max(min(2, len(name) - 1), len(name) - 3)
    denied = "未" in name
    best: tuple[bool, int, int] = (False, least - 1, -1)
    found: Spot | None = None
    for spot in told:
        if spot.role != "actual" or spot.inside or spot.earlier or denied != ("未" in spot.words):
            continue
        said = _FILLS_NAME.sub("", spot.clause) + spot.unit + spot.after + spot.metric.indicator
        shared = shared_words(name, said)
        own = name in _FILLS_NAME.sub("", spot.words)  # not the next item of the list that it stands in
        if shared >= least and (own, shared, spot.start) >= best:
            best, found = (own, shared, spot.start), spot
    return found


def _viewed(view: str, told: Sequence[Spot]) -> Spot | None:
    """The figure whose whole name a view of it has: 从有效线索类别看 parts 有效线索86条, not all 线索90条."""
    name = _VIEW.sub("", view[1:-1])
    able = [s for s in told if s.role == "actual" and not s.inside and not s.earlier and s.kind == "level"]
    return next(
        (s for s in reversed(able) if len(name) > 2 and s.words.strip("、,;其中").startswith(name)), None
    )


_ENDING = 4
"""Characters that end a whole's name and its first part's, so that it is meant. 2026-11: 4."""


def _ends_so(frame: Frame, at: int, history: Sequence[Spot]) -> Spot | None:
    """支出68亿元,其中修路支出20亿元。分层级看,县级修路支出5亿元: the first figure whose name ends as the part's does."""
    first = next((s for s in frame.spots if s.start >= at), None)
    if first is None or len(first.words) <= _ENDING:
        return None
    ending = first.words[-_ENDING:]
    near = [
        s for s in _same_paragraph(frame, history[-WINDOW:]) if s.unit == first.unit and s.kind == "level"
    ]
    alike = [s for s in near if s.words.endswith(ending) and not s.earlier and s.role == first.role]
    whole = alike[0] if alike else None
    return whole if whole is not None and (whole.metric.value or 0) > (first.metric.value or 0) else None


def _same_paragraph(frame: Frame, spots: Sequence[Spot]) -> list[Spot]:
    begins = frame.text.rfind("\n", spots[0].start, frame.start) if spots else -1
    return [s for s in spots if s.start > begins]


def _roots(frame: Frame, history: Sequence[Spot], links: Links) -> list[Spot]:
    """What a new way of splitting (按消费类型分) splits: the wholes told in the paragraph so far."""
    near = _same_paragraph(frame, history[-2 * WINDOW :])
    by_id = {s.metric_id: s for s in near}
    roots = [s for s in near if links[s.metric_id].get("of") not in by_id] or near
    return [s for s in roots if not _in_list(s)] or roots


def _in_list(spot: Spot) -> bool:
    """Whether a figure is an item of a list (甲3件、乙2件、丙4件)."""
    return spot.words.startswith("、") or _NEXT_ITEM.match(spot.text, spot.end) is not None
