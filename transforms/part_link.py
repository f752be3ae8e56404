"""Parts point to their whole (分项→总数): 其中, 包括, 分为, 分产业看, 240个中有92个, 受理与办结.

Also a figure of one district told under the same words as the figure of the city. Parts that add up, and
parts whose share is printed, are found by arithmetic in :mod:`transforms.whole_link`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from transforms.likeness import likeness
from transforms.link_frame import RELATIVE, SHARES, WINDOW, Frame, Links, Spot, kin, shared_words
from transforms.metric import Metric
from transforms.percent_words import GOAL_OF

_OPENS = re.compile(r"其中|(?<=[,;:(])(?:主要)?(?:包括|包含|涵盖|分为|分别为|分别是|含(?![水量糖税有]))")
_OPENS_SENTENCE = re.compile(
    r"[\s”]*(?:其[中间]|(?P<split>(?:分|按|从)[一-龥]{2,9}?[看分](?=[,:])|(?:第一产业|一产)(?=[^。]{1,60}(?:第二产业|二产))))"
)
_AMONG = re.compile(
    r"中,?(?:(?:共|已|就)?有)?$|(?:最终|从中|择优)[^,。;]{0,12}$|^[^,。;、]{1,10}(?:已|现已|均已)[^,。;、]{1,6}$"
)
_LIST_MARK = re.compile(r"[^,;。]{0,12}[、和及与]")
_STRONGER_MARK = re.compile(r"[,;。]")
_BESIDE = re.compile(r"上年|去年|同期|下同")
MAX_PARTS = 30
"""Numbers after 其中 that are looked at; no sentence of prose lists more. 2026-11: 30."""
LOOSE = Decimal("1.1")
"""Parts parted by commas may together pass their whole by this factor (a misprint), not by more (new matter). 2026-11."""

# What comes in, and what of it is dealt with.
_COMES_IN = re.compile(
    r"受理|接报|接收|接到|收到|受案|收案|新收|排查|发现|查出|抽检|抽查|检测|呼入|来电|交办|征集|收集|梳理|立案|申报|报名|已?办结审查"
)
_DEALT_WITH = re.compile(
    r"办结|审结|执结|审执结|结案|审结各类案件|整改|化解|调处|答复|合格|接通|解决|销号|处置|破获|侦破|破案|达标"
)


def link_parts(frame: Frame, history: Sequence[Spot], links: Links) -> None:
    """Link the parts that the sentence names; ``history`` holds the levels of the story before it."""
    levels = [s for s in frame.spots if s.kind == "level"]
    if not levels:
        return
    for opening in _openings(frame, history, links):
        _after(frame, opening, links)
    if len(levels) > 1:
        _among(frame, links)
        _in_brackets(frame, links)
        _breakdown(levels, frame.text, links)
        _dealt_with(frame, levels, links)
        _new_of_stock(frame, links)


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
            near = [s for s in history[-WINDOW // 2 :] if "\n" not in text[s.end : frame.start]]
            found.append(_Opening(opening.end(), told or near, False, -1))
    last = frame.spots[-1].start
    index = 0
    before: list[Spot] = []
    for match in _OPENS.finditer(text, opening.end() if opening else frame.start, last):
        while index < len(frame.spots) and frame.spots[index].end <= match.start():
            if frame.spots[index].kind == "level":
                before.append(frame.spots[index])
            index += 1
        if before:
            group = text.rfind(";", frame.start, match.start())
            found.append(_Opening(match.end(), before[-WINDOW:], bool(found) or group >= 0, group))
    return reversed(found)


def _roots(frame: Frame, history: Sequence[Spot], links: Links) -> list[Spot]:
    """What a new way of splitting (按消费类型分) splits: the wholes told in the paragraph so far."""
    near = [s for s in history[-2 * WINDOW :] if "\n" not in frame.text[s.end : frame.start]]
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
        able = [w for w in able if not _exceeds(part, w, 2)] or able
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
        if best is not nearest and (near == 0 or told >= near + 3 or _exceeds(part, nearest, 1)):
            return best
    return nearest


def _after(frame: Frame, opening: _Opening, links: Links) -> None:
    """The numbers after an opening: joined by 、 each is a part, after a comma or semicolon only like ones."""
    opened, wholes, inner, start = opening
    spots = frame.spots
    first = bisect_left(spots, opened, key=lambda s: s.start)
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
            if ";" in between:
                if listed or group is None:
                    return
                parallel = not inner and _next_group(frame, group, at, between)
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
    if follower is None or follower.kind != beside.kind:
        return False
    return follower.unit == beside.unit or (follower.unit in SHARES and beside.unit in SHARES)


def _among(frame: Frame, links: Links) -> None:
    """240多个工种中,有92个…; 经过23个项目评比,最终推送10个项目: the second number is part of the first."""
    for whole, part in pairwise(frame.spots):
        if not (part.role == whole.role == "actual" and kin(whole.metric, part.metric)):
            continue
        if part.kind != "level" or whole.kind != "level":
            continue
        if _AMONG.search(frame.text[whole.end : part.start][-30:]) and not _exceeds(part, whole, 2):
            links[part.metric_id].setdefault("of", whole.metric_id)


def _in_brackets(frame: Frame, links: Links) -> None:
    """受理案件1803件(旧存240件): what brackets after a figure say in its unit is part of it."""
    whole: Spot | None = None
    for before, part in pairwise(frame.spots):
        if not part.inside:
            whole = None
            continue
        if not before.inside:
            whole = before if frame.text.startswith("(", before.end) else None
        if whole is None or part.kind != "level" or whole.kind != "level" or part.unit != whole.unit:
            continue
        if _BESIDE.search(frame.text[before.end : part.start]):
            continue
        if part.aimed and not whole.aimed:
            links[whole.metric_id].setdefault("target", part.metric_id)
        elif part.role == whole.role and not _exceeds(part, whole, 1):
            links[part.metric_id].setdefault("of", whole.metric_id)


def _exceeds(part: Spot, whole: Spot, times: int) -> bool:
    a, b = part.metric.value, whole.metric.value
    return a is not None and b is not None and a > times * b


def _dealt_with(frame: Frame, levels: Sequence[Spot], links: Links) -> None:
    """受理投诉862件,办结850件: what was dealt with is part of what came in, in the same unit and group."""
    come: Spot | None = None
    for spot in levels:
        if spot.role != "actual" or spot.inside:
            continue
        if come is not None and ";" in frame.text[come.end : spot.start]:
            come = None
        if come is not None and come.unit == spot.unit and _DEALT_WITH.search(spot.words):
            if not _exceeds(spot, come, 1):
                links[spot.metric_id].setdefault("of", come.metric_id)
        elif _COMES_IN.search(spot.words):
            come = spot


_NEW = re.compile(r"新增|新建|新开|新添|新购|新登记")
_STOCK = re.compile(r"总数|总量|保有量|总里程")


def _new_of_stock(frame: Frame, links: Links) -> None:
    """新增校车8辆,校车总数达46辆: what is new is part of what there is."""
    for new, stock in pairwise(frame.spots):
        if (
            new.kind == stock.kind == "level"
            and new.unit == stock.unit
            and new.role == stock.role == "actual"
            and _NEW.search(new.words)
            and _STOCK.search(stock.words)
            and not _exceeds(new, stock, 1)
        ):
            links[new.metric_id].setdefault("of", stock.metric_id)


def _breakdown(levels: Sequence[Spot], text: str, links: Links) -> None:
    """At least three like counts joined by 、 in the clause after a count are its list."""
    actual = [s for s in levels if s.role == "actual" and s.metric.value is not None][: 4 * WINDOW]
    for i, whole in enumerate(actual):
        if "of" in links[whole.metric_id]:
            continue
        parts: list[Spot] = []
        total = Decimal(0)
        for part in actual[i + 1 :]:
            if not kin(whole.metric, part.metric) or "of" in links[part.metric_id]:
                break
            parts.append(part)
            total += part.metric.value or Decimal(0)
            if len(parts) >= 3 and total == whole.metric.value:
                break
        listed = _list_after(whole, parts, text)
        if len(parts) >= 3 and total == whole.metric.value:
            listed = parts
        if len(listed) >= 3:
            for part in listed:
                links[part.metric_id]["of"] = whole.metric_id
            return


def _list_after(whole: Spot, parts: Sequence[Spot], text: str) -> list[Spot]:
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
    return listed if all(s.unit == whole.unit for s in listed) else []


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
