"""Lists told in the order of another (逐项对应): the n-th figure done is of the n-th told, a list by 分别 is of its whole.

小麦、玉米面积分别为42万亩、38万亩,已收获36万亩、21万亩; 共改造小区24个、3860户,…已完工19个、3012户;
建房90套,城区、镇区分别建房50套、40套.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from decimal import Decimal

from transforms.links.frame import RELATIVE, WINDOW, Frame, Links, Spot, kin, shared_words
from transforms.links.part_opening import OPENS_SENTENCE
from transforms.text.sentence import LIST_MARKS

LISTS_BACK = 6
"""Lists of a story among which the one that a list goes through again is looked for. 2026-11: 6."""
PARAGRAPHS_BACK = 2
"""Paragraph ends between a list and the list of what is done of it. 2026-11: 2."""
BEYOND_PLAN = 3
"""How many times its goal each of a list may reach that is told by 分别 in the order of the goals. 2026-11: 3."""
MISPRINT = Decimal("1.02")
"""Parts told by 分别 may together pass their whole by this factor, which a misprint explains. 2026-11."""

_ITEM = re.compile(r"[、和及与][^,;。:、\d]{0,10}")
_DONE = re.compile(r"已|完成|完工|竣工|建成|收获|收割|播种|办结|投产|投用|开工|销号|兑付|拨付|到位")
_NOT_NAMES = re.compile(
    r"前[一二三]季度|[上前]半年|前?[0-9]{1,2}个?月(?:[至到-][0-9]{1,2}月)?|今年|今|[两二三四五六七八九十0-9]+[项个大](?:指标|任务|目标)|目前|截[至止][^,]{0,8}|其中|已经?|累计|完成|收[获割]|播种|分别|[为达是有共]|面积|[、和及与,]"
)
_EACH = re.compile(r"(?:^|[,:;])([^,;:\d]{3,40}?)分别([^,;:\d]{0,10})$")
_NAME_MARK = re.compile(r"[、和及与]")
_BARE_VERB = re.compile(r"完成|实现|达到?|[为有是共]|约|近|了|超过?")


def _lists(levels: Sequence[Spot], text: str) -> list[list[Spot]]:
    """Figures that only list marks and short names part."""
    runs: list[list[Spot]] = []
    last: Spot | None = None
    listed = False
    for spot in levels:
        if (
            last is not None
            and spot.start - last.end <= 12
            and text[last.end] in LIST_MARKS
            and _ITEM.fullmatch(text, last.end, spot.start)
        ):
            if listed:
                runs[-1].append(spot)
            else:
                runs.append([last, spot])
            listed = True
        else:
            listed = False
        last = spot
    return runs


def link_done_lists(levels: Sequence[Spot], text: str, links: Links) -> None:
    """What is done of a list, told as a list: the n-th of the n-th, or of the one of its name.

    ``levels`` are those of a story in order; only the last few lists are looked at, so the work is linear.
    """
    if len(levels) < 4:
        return  # two lists have four figures
    runs = _lists(levels, text)
    if len(runs) < 2:
        return
    told: deque[list[Spot]] = deque(maxlen=LISTS_BACK)
    for run in runs:
        if _DONE.search(run[0].clause) and all(s.role == "actual" for s in run):
            for model in reversed(told):
                if text.count("\n", model[-1].end, run[0].start) > 2 * PARAGRAPHS_BACK:
                    break
                wholes = _wholes(model, run)
                if wholes:
                    for part, whole in zip(run, wholes, strict=True):
                        side = "target" if whole.aimed else "of"
                        links[part.metric_id].setdefault(side, whole.metric_id)
                    break
        told.append(run)


def _wholes(model: Sequence[Spot], run: Sequence[Spot]) -> list[Spot]:
    """For each figure of ``run`` the one of ``model`` that it is of; empty when the two do not belong together."""
    if len(model) != len(run) or _DONE.search(model[0].words) or any(s.earlier for s in model):
        return []
    names = [_NOT_NAMES.sub("", s.words) for s in run]
    if len({s.unit for s in run}) == len(run):  # 24个、3860户: each in a unit of its own
        if [s.unit for s in model] != [s.unit for s in run] or not shared_words(run[0].named, model[0].named):
            return []
        found = list(model)
    elif any(names):
        found = _by_name(names, _names(model), model)
    else:
        found = list(model)
    if len(found) != len(run) or any(m.unit != s.unit for m, s in zip(found, run, strict=True)):
        return []
    # More may be done than was planned, but not than there is.
    over = BEYOND_PLAN if model[0].aimed and "分别" in run[0].clause else 1
    fits = all((s.metric.value or 0) <= over * (m.metric.value or 0) for m, s in zip(found, run, strict=True))
    return found if fits else []


def _names(model: Sequence[Spot]) -> list[str]:
    """What each figure of a list is called: before 分别, or before itself."""
    each = _EACH.search(model[0].clause)
    named = [n for n in _NAME_MARK.split(each[1]) if n] if each else []
    return named if len(named) == len(model) else [s.words for s in model]


def _by_name(names: Sequence[str], told: Sequence[str], model: Sequence[Spot]) -> list[Spot]:
    found: list[Spot] = []
    for name in names:
        own = next((s for n, s in zip(told, model, strict=True) if len(name) > 1 and name in n), None)
        if own is None or own in found:
            return []
        found.append(own)
    return found


def link_each(frame: Frame, history: Sequence[Spot], links: Links) -> None:
    """生态环境、食品药品领域分别立案31件、18件: parts of the figure told before it in the words of the list.

    ``history`` holds the levels of the story before the sentence.
    """
    if "分别" not in frame.text[frame.start : frame.spots[-1].start]:
        return
    levels = [s for s in frame.spots if s.kind == "level"]
    for run in _lists(levels, frame.text):
        each = _EACH.search(run[0].clause)
        if each is None or len({s.unit for s in run}) > 1 or any("of" in links[s.metric_id] for s in run):
            continue
        names = [n for n in _NAME_MARK.split(each[1]) if n]
        if len(names) != len(run) or any(s.averaged or s.aimed for s in run):
            continue
        before = [s for s in (*history[-WINDOW:], *levels) if s.start < run[0].start]
        held = (w for w in reversed(before) if _holds(w, run, names, each[2], frame.text))
        if (opened := OPENS_SENTENCE.match(frame.text, frame.start)) is not None and opened["split"]:
            # 从来源看,…。从去向看,甲地、乙地分别…: what was a part of the first view is no whole in the second
            held = (w for w in held if not _of_a_view(w, frame.text) and "of" not in links[w.metric_id])
        whole = next(held, None)
        if whole is not None:
            for part in run:
                links[part.metric_id]["of"] = whole.metric_id


def _of_a_view(spot: Spot, text: str) -> bool:
    """Whether a figure stands in a sentence that parts a whole by one view of it (从来源看,本地产品3万件)."""
    opened = OPENS_SENTENCE.match(text, spot.metric.sentence_start)
    return opened is not None and bool(opened["split"])


def _holds(whole: Spot, run: Sequence[Spot], names: Sequence[str], verb: str, text: str) -> bool:
    """Whether ``run`` lists parts of ``whole``: told in its words, together not more than it."""
    value = whole.metric.value
    if value is None or whole.role != "actual" or whole.earlier or whole.averaged or whole.inside:
        return False
    if not kin(whole.metric, run[0].metric) or "\n" in text[whole.end : run[0].start]:
        return False
    total = sum((s.metric.value or Decimal(0) for s in run), Decimal(0))
    if total > value * MISPRINT or any((s.metric.value or 0) >= value for s in run):
        return False
    told = whole.named
    if shared_words(_BARE_VERB.sub("", verb), told) or shared_words(names[-1], told) > 1:
        return True
    common = set(names[0]).intersection(*names[1:])
    return len(run) > 2 and not common.isdisjoint(whole.words)


def link_goal_lists(frame: Frame, links: Links) -> None:
    """戏台12座、书屋30家,分别完成目标15座、60家的80%、50%: figures, goals and percents side by side, met in order."""
    spots = frame.spots
    for at, spot in enumerate(spots):
        if spot.role != "target" or not at or spots[at - 1].role == "target":
            continue
        n = 1
        while at + n < len(spots) and spots[at + n].role == "target":
            n += 1
        done, goals, percents = (
            [s for s in spots[:at] if s.kind not in RELATIVE][-n:],  # past 同比分别增长12%、15%
            spots[at : at + n],
            spots[at + n : at + 2 * n],
        )
        if n < 2 or len(done) < n or len(percents) < n:
            continue
        named = [next((s for s in reversed(spots[:at]) if _is_done_of(s, goal)), None) for goal in goals]
        called = {s.metric_id: s for s in named if s is not None}
        done = list(called.values()) if len(called) == n else done
        told = "分别" in frame.text[spots[at - 1].end : spot.start]
        if not told and frame.text[goals[-1].end : percents[0].start].strip() != "的":
            continue
        known = all(d.role == "actual" and d.unit == g.unit for d, g in zip(done, goals, strict=True))
        if known and all(p.kind == "pct" for p in percents):
            for count, goal, percent in zip(done, goals, percents, strict=True):
                links[count.metric_id]["target"] = goal.metric_id
                links[percent.metric_id]["of"] = count.metric_id


def _is_done_of(done: Spot, goal: Spot) -> bool:
    same = done.unit == goal.unit and done.metric.indicator == goal.metric.indicator
    return same and done.role == "actual" and not done.earlier
