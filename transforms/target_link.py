"""An achievement points to the goal that the page prints for it (完成数→目标数).

The goal stands in the same sentence as a bound (低于4.5%的目标), just before it (计划改造40公里,已完成42公里),
or elsewhere in the story in the same words.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Sequence
from itertools import pairwise

from transforms.likeness import SAME_WORDS, likeness
from transforms.link_frame import CLAUSE_REACH, WINDOW, Frame, Links
from transforms.metric import Metric

_BOUND_WORDS = re.compile(
    r"低于|高于|不超过|不低于|控制在|少于|不少于|超过|超出|超额|优于|大于|小于|以内|突破|超"
)
_OTHER_THING = re.compile(
    r"(?:率|比例|比重|时间|价格|浓度|面积|总量|数量|人数|户数)(?:不|低|高|控|达|保|超|力|争)"
)
_WISH = re.compile(
    r"力争|争取|下一步|接下来|明年|今后|未来|到(?:20[0-9]{2}年|明年|本世纪)|将(?=[^,。;]{0,12}$)"
)
_TIME = re.compile(
    r"截至[^,]{0,10}?[日底末前]|[0-9一二三四五六七八九十]+至?[0-9]*[年月日]份?[底末初]?|(?:上|前)[0-9一二三四五六七八九]?[个]?(?:半年|月|季度)|目前|当前|如今|现在|今年|去年|以来"
)
_DONE_FILLER = re.compile(
    r"累计|已经|已|现|实际|共|总计|合计|完成了?|实现|达到|达|为|约|近|超过?|突破|了|的|就|全[市县区省镇乡州旗]|其中|[,、:“”()\s]"
)
_SAID = re.compile(r"已|完成|实际|截至|目前|累计|实现|达|上半年|[0-9]月")
NEAR = 4
"""Metrics after a goal among which its achievement is looked for by its clause alone. 2026-11: 4."""


def link_bounds(frame: Frame, links: Links) -> None:
    """失业率为2.07%,低于4.5%的目标: the bound after its figure in one sentence."""
    for figure, bound in pairwise(frame.metrics):
        if bound.role != "target" or figure.role not in ("rate", "actual") or figure.unit != bound.unit:
            continue
        between = frame.text[figure.end : bound.start][-CLAUSE_REACH:]
        if _WISH.search(between) or _OTHER_THING.search(between):
            continue
        if _BOUND_WORDS.search(between):
            links[figure.metric_id]["target"] = bound.metric_id


def _wished(goal: Metric, text: str) -> bool:
    """Whether a goal is a wish for a day to come, which nothing told before it can have met."""
    return bool(_WISH.search(text, max(goal.sentence_start, goal.start - CLAUSE_REACH), goal.start))


def _clause(metric: Metric, text: str) -> str:
    before = text[max(metric.sentence_start, metric.start - CLAUSE_REACH) : metric.start]
    return re.split(r"[,;。:]", before)[-1]


def link_next(story: Sequence[Metric], text: str, links: Links) -> None:
    """计划改造40公里,截至9月底完成42.4公里: the done amount soon after a goal, saying nothing the goal does not."""
    for i, goal in enumerate(story):
        if goal.role != "target" or "of" in links[goal.metric_id]:
            continue  # what was done is told of the whole goal, not of its parts
        spoken = set(_clause(goal, text) + goal.indicator + text[goal.end : goal.end + 8])
        for done in story[i + 1 : i + 1 + NEAR]:
            if "\n" in text[goal.end : done.start]:
                break
            part = links[done.metric_id].get("of") == goal.metric_id
            if done.role == "target" and done.unit == goal.unit and not part:
                break
            if done.role not in ("actual", "rate") or done.unit != goal.unit:
                continue
            if not _met_by(goal, done, spoken, text) or "target" in links[done.metric_id]:
                continue
            links[done.metric_id]["target"] = goal.metric_id
            break


def link_percent_goals(frame: Frame, links: Links) -> None:
    """计划安排6.4亿元,已支出3.3亿元,占计划的51%: the goal of the percent's own sentence is its figure's goal."""
    goals: dict[str, Metric] = {}
    figures: dict[str, Metric] = {}
    for metric in frame.metrics:
        if metric.role == "target":
            goals[metric.unit] = metric
        elif metric.role == "actual":
            figures[metric.metric_id] = metric
        elif metric.role == "target_pct":
            figure = figures.get(links[metric.metric_id].get("of", ""))
            goal = goals.pop(figure.unit, None) if figure is not None else None
            if figure is None or goal is None or goal.start > figure.start:
                continue
            if ";" not in frame.text[goal.end : figure.start]:
                links[figure.metric_id].setdefault("target", goal.metric_id)


def _met_by(goal: Metric, done: Metric, spoken: set[str], text: str) -> bool:
    words = _clause(done, text)
    if not _SAID.search(words) or "其中" in words:
        return False
    if goal.place is not None and done.place is not None and goal.place != done.place:
        return False
    left = _DONE_FILLER.sub("", _TIME.sub("", words))
    return sum(c in spoken for c in left) * 4 >= 3 * len(left)


def link_targets(story: Sequence[Metric], text: str, links: Links) -> None:
    """A goal and an achievement of one story told in the same words, of one unit and place.

    Each goal is compared with the few figures of its unit and place nearest to it on either side.
    """
    met = {link["target"] for link in links.values() if "target" in link}
    best: dict[str, tuple[float, int, Metric]] = {}
    goals: defaultdict[tuple[object, ...], deque[Metric]] = defaultdict(lambda: deque(maxlen=WINDOW))
    figures: defaultdict[tuple[object, ...], deque[Metric]] = defaultdict(lambda: deque(maxlen=2 * WINDOW))

    def weigh(goal: Metric, done: Metric) -> None:
        alike = likeness(done.indicator, goal.indicator)
        known = best.get(goal.metric_id)
        if alike >= SAME_WORDS and (known is None or (alike, -done.start) > known[:2]):
            best[goal.metric_id] = (alike, -done.start, done)

    for metric in story:
        place = metric.place.chain if metric.place else None
        key = (metric.unit, place, metric.place.name if metric.place else None)
        if metric.role == "target" and metric.indicator and metric.metric_id not in met:
            goals[key].append(metric)
            if not _wished(metric, text):
                for done in figures[key]:
                    weigh(metric, done)
        elif metric.role in ("actual", "rate") and "target" not in links[metric.metric_id]:
            for goal in goals[key]:
                weigh(goal, metric)
            figures[key].append(metric)
    for goal_id, (_, _, done) in best.items():
        links[done.metric_id].setdefault("target", goal_id)
