"""Parts point to their whole (分项→总数): 其中, 包括, 分为, 分产业看, a list after its count.

Parts told by position or a verb are found in :mod:`transforms.links.subset`; parts that add up, and parts
whose share is printed, by arithmetic in :mod:`transforms.links.whole`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from transforms.links.breakdown import link_breakdown
from transforms.links.frame import RELATIVE, SHARES, Frame, Links, Spot, kin, shared_words
from transforms.links.part_opening import OPENS_SENTENCE, Opening, openings
from transforms.links.subset import exceeds, link_subsets, sibling
from transforms.names.percent_words import GOAL_OF

_STANDS_FOR = re.compile(r",?(?:总数|总量|总规模|累计总数)(?:已|现|达到?|为|超过?|突破)")
"""Before a whole: all there is of what the figure before it tells the new ones of (新增8家,总数达到46家,其中…)."""
_LIST_MARK = re.compile(r"[^,;。]{0,12}[、和及与]")
_STRONGER_MARK = re.compile(r"[,;。]")
# 企业4200万户,企业中的外商投资企业64万户: part of the part before it.
_OF_THE_LAST = re.compile(r"^,?([一-龥]{2,8}?)中的?")
_BY_YEAR = re.compile(r"、?20[0-9]{2}年度?")
_CAUSED = re.compile(r"因|由此|造成|导致|致")
_NOT_SPENT = re.compile(r"[,;]?(?:资金)?[结节]余")
"""支出60万元,其中助学20万元,结余30万元: no part of what was spent."""
_HAS_VERB = re.compile(r"已|完成|实现|达到?|培肥|建成|开工|办结|发放|检修|储备|安排|落实|推广|整治")
_COUNTERPARTS = (("存款", "贷款"), ("收入", "支出"), ("存栏", "出栏"), ("增加", "减少"))
"""Things that are told beside each other and are never parts of each other."""
MAX_PARTS = 30
"""Numbers after 其中 that are looked at; no sentence of prose lists more. 2026-11: 30."""
LOOSE = Decimal("1.1")
"""Parts parted by commas may together pass their whole by this factor (a misprint), not by more (new matter). 2026-11."""


def link_parts(frame: Frame, history: Sequence[Spot], links: Links) -> None:
    """Link the parts that the sentence names; ``history`` holds the levels of the story before it."""
    levels = [s for s in frame.spots if s.kind == "level"]
    if not levels:
        return
    for opening in openings(frame, history, links):
        _after(frame, opening, links)
    if len(levels) > 1:
        link_breakdown(levels, frame.text, links)
        link_subsets(frame, levels, links)
    _continued(frame, history, links)


_SHARED_WHOLE = re.compile(r"占(?!地)")


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
        # 参保58万人,占应参保60万人的96.3%,其中…: what a share is of is not what is taken apart
        able = [w for w in able if not _SHARED_WHOLE.search(w.words)] or able
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
        if _STANDS_FOR.match(nearest.words) and nearest.unit == able[-2].unit:
            return nearest
        named = _called_alike(part, able)
        if named is not None:
            return named
        near = shared_words(part.words, nearest.clause)
        best = max(able, key=lambda w: (shared_words(part.words, w.clause), w.start))
        told = shared_words(part.words, best.clause)
        if best is not nearest and (near == 0 or told >= near + 3 or exceeds(part, nearest, 1)):
            return best
    return nearest


def _called_alike(part: Spot, able: Sequence[Spot]) -> Spot | None:
    """The one item of a list (生铁877万吨、粗钢819万吨、钢材511万吨) whose whole name the part has (甲厂生产粗钢)."""
    found = [w for w in able if len(name := w.words.strip("、和及与")) >= 2 and name in part.words]
    return found[-1] if len(found) == 1 and found[0].words.startswith("、") else None


def _after(frame: Frame, opening: Opening, links: Links) -> None:
    """The numbers after an opening: joined by 、 each is a part, after a comma or semicolon only like ones."""
    opened, wholes, inner, start = opening
    spots = frame.spots
    first = bisect_left(spots, opened, key=lambda s: s.start)
    wholes = _made_up(frame, first, wholes)
    bracketed = frame.text.rfind("(", opened - 6, opened) > frame.text.rfind(")", opened - 6, opened)
    last: int | None = None  # index of the part before
    group: int | None = None  # index of the first part of the semicolon group
    listed = crossed = False  # whether 、 joined two parts; whether a semicolon parted two
    beside: list[tuple[Spot, Spot, int]] = []  # parts that do not open their group, wholes, places in it
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for at in range(first, min(first + MAX_PARTS, len(spots))):
        spot = spots[at]
        by_year = _BY_YEAR.fullmatch(spot.words) is not None  # 其中2021年3家、2022年5家
        if spot.kind != "level" or (spot.earlier and last is not None and not by_year):
            continue  # 玻璃产量比上年的11万吨增长12.7%: no part of what is now
        if spot.inside and "(" in frame.text[opened : spot.start]:
            continue
        if spot.role == "target" and GOAL_OF.search(spot.words):
            continue  # the goal of the part before it (完成年度任务81个的77%)
        if last is not None and _NOT_SPENT.match(spot.words):
            return
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
        if limit is not None and amount > limit and _of_another(spot, whole):
            continue  # 4个项目可实现利税6亿元。其中,甲园总投资9亿元
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
                if parallel and _is_told_beside(frame, spot, spots[group], whole, crossed):
                    return
                if not parallel and not _ends_alike(spot, spots[group], whole):
                    return
                if parallel and spots[at + 1 :] and amount <= (limit or 0):
                    loose = None  # groups that are built alike may overlap
                crossed = True
                group = at
            elif _CAUSED.match(spot.words):
                continue  # 酒驾90万起,其中醉驾17万起,因酒驾导致事故1525起
            elif spot.unit != whole.unit or (
                crossed
                and not any(
                    w is whole and (shared_words(p.words, spot.words) or place == at - (group or 0))
                    for p, w, place in beside
                )
                and not (group is not None and _ends_alike(spot, spots[group], whole))
            ):
                continue
            if loose is not None and (total == loose or total + amount > LOOSE * loose):
                if ";" in between and limit is not None and amount > limit:
                    return  # 新收87万件,其中刑事…;审结89万件: the next thing, and what follows it
                continue
        links[spot.metric_id].setdefault("of", whole.metric_id)
        sums[whole.metric_id] = total + amount
        if group is not None and at != group:
            beside.append((spot, whole, at - group))
        last = at


def _of_another(spot: Spot, whole: Spot) -> bool:
    """Whether what stands in another sentence has no word of the whole's name."""
    apart = spot.metric.sentence_start != whole.metric.sentence_start
    return apart and not shared_words(spot.metric.indicator, whole.metric.indicator)


def _ends_alike(spot: Spot, part: Spot, whole: Spot) -> bool:
    """Whether a figure is told as the part before it and the whole are (税收收入…;非税收入)."""
    if shared_words(spot.words, whole.words) >= 2:
        return True
    ends = {s.words[-2:] for s in (spot, part, whole)}
    return len(ends) == 1 and len(part.words) > 2 and spot.unit == whole.unit and spot.role == whole.role


def _made_up(frame: Frame, first: int, wholes: Sequence[Spot]) -> Sequence[Spot]:
    """The one whole that the list of at least three figures from ``first`` on adds up to; else all ``wholes``."""
    spots = frame.spots
    if len(wholes) < 2 or first >= len(spots):
        return wholes
    total, at = spots[first].metric.value or Decimal(0), first + 1
    while (
        at < len(spots)
        and spots[at].unit == spots[first].unit
        and _lists(frame.text[spots[at - 1].end : spots[at].start])
    ):
        total += spots[at].metric.value or Decimal(0)
        at += 1
    alike = [w for w in wholes if w.unit == spots[first].unit and w.metric.value == total]
    return alike if len(alike) == 1 and at - first >= 3 else wholes


def _is_told_beside(frame: Frame, spot: Spot, part: Spot, whole: Spot, crossed: bool) -> bool:
    """Whether a semicolon group tells of a thing beside the whole: of cattle beside pigs, of loans beside deposits."""
    if not crossed:
        # 已整地12万亩,其中机耕9万亩;苗床已施肥600亩: a group that says nothing the first one does.
        near = whole.metric.sentence_start == spot.metric.sentence_start
        if sibling(spot, part, whole) or (near and not _told_alike(frame, spot, part, whole)):
            return True
    told, said = whole.metric.indicator, spot.metric.indicator
    return any(_swapped(told, said, a, b) or _swapped(told, said, b, a) for a, b in _COUNTERPARTS)


def _told_alike(frame: Frame, spot: Spot, part: Spot, whole: Spot) -> bool:
    """Whether a group may go on with the list that ``part`` opened: in like words, bare, or in the same units."""
    words = spot.words
    if words[-1:] == part.words[-1:] or not _HAS_VERB.search(words):
        return True
    if shared_words(words, part.words + whole.words + spot.unit):
        return True
    units = [_units_of_group(frame, s) for s in (part, spot)]
    return len(set(units[0])) > 1 and units[0][:2] == units[1][:2]


def _units_of_group(frame: Frame, first: Spot) -> list[str]:
    """The units of a semicolon group from its figure ``first`` on."""
    at = bisect_left(frame.spots, first.start, key=lambda s: s.start)
    end = frame.text.find(";", first.start, frame.end)
    return [s.unit for s in frame.spots[at : at + MAX_PARTS] if end < 0 or s.start < end]


def _swapped(told: str, said: str, one: str, other: str) -> bool:
    return one in told and other in said and (told.replace(one, other).endswith(said) or told.endswith(one))


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
    if first.start - frame.start > 18 or not OPENS_SENTENCE.match(
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
