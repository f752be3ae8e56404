"""An achievement points to the goal that the page prints for it (完成数→目标数), a percent of a goal to both.

The goal stands in the same sentence as a bound (低于4.5%的目标), just before it (计划改造40公里,已完成42公里),
or elsewhere in the story in the same words, or it is the one that gives the printed percent.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from transforms.links.arithmetic import by_chance, ratio_fits
from transforms.links.frame import CLAUSE_REACH, SHARES, WINDOW, Frame, Links, Spot, last_clause
from transforms.links.subset import exceeds
from transforms.metric import Metric
from transforms.names.likeness import SAME_WORDS, likeness

_BOUND_WORDS = re.compile(
    r"低于|高于|不超过|不低于|控制在|少于|不少于|超过|超出|超额|优于|大于|小于|以内|突破|超"
)
_BOUND_AFTER = re.compile(r"^的?[一-龥]{0,5}(?:目标|任务|指标|控制数|控制线|警戒线|红线|预期)")
_OVER_GOAL = re.compile(r"的?[一-龥]{0,6}?(?:目标|任务|指标)(?:任务)?(?:要求)?还?(?:高|低|提高|多|少|超)")
_AGAINST_GOAL = re.compile(
    r"^(?:比|高于|低于|优于|好于|[高超]过)[^,]{0,6}(?:目标|指标|任务|控制数)[^,]{0,4}$"
)
_OTHER_THING = re.compile(
    r"(?:率|比例|比重|时间|价格|浓度|面积|总量|数量|人数|户数)(?:不|低|高|控|达|保|超|力|争)"
)
_WISH = re.compile(
    r"力争|争取|下一步|接下来|明年|今后|未来|到(?:20[0-9]{2}年|明年|本世纪)|将(?=[^,。;]{0,12}$)"
)
_TIME = re.compile(
    r"截[至止][^,]{0,10}?[日底末前]|[0-9一二三四五六七八九十]++[至-]?[0-9]*+[年月日]份?[底末初]?|(?:上|前)[0-9一二三四五六七八九]?[个]?(?:半年|月|季度)|目前|当前|如今|现在|今年|去年|以来"
)
_DONE_FILLER = re.compile(
    r"累计|已经|已|现|实际|共|总计|合计|完成了?|实现|达到|达|为|约|近|超过?|突破|了|的|就|全[市县区省镇乡州旗]|其中|[,、:“”()\s]"
)
_SAID = re.compile(r"已|完成|实际|截[至止]|目前|累计|实现|达|上半年|[0-9]月")
NEAR = 4
"""Metrics after a goal among which its achievement is looked for by its clause alone. 2026-11: 4."""
SURE_DIGITS = 3
"""Digits of a percent that make a chance fit unlikely. 2026-11: 3."""
GOALS_BACK = 24
"""Figures of a story among which the goal of a percent is looked for. 2026-11: 24."""


def link_bounds(frame: Frame, links: Links) -> None:
    """失业率为2.07%,低于4.5%的目标: the bound after its figure in one sentence."""
    spots = frame.spots
    if len(spots) < 2:
        return
    said = frame.text[frame.start : frame.end]
    if (
        all(s.role != "target" for s in spots)
        and "标" not in said
        and "任务" not in said
        and "线" not in said
    ):
        return
    for i, b in enumerate(spots):
        if b.kind not in ("rate", "level"):
            continue
        called = bool(_BOUND_AFTER.match(frame.text[b.end : b.end + 9]))
        if b.words.startswith(("比", "较")) and _OVER_GOAL.match(frame.text, b.end):
            shares = [s for s in spots[max(0, i - 3) : i] if s.unit == b.unit and not s.earlier]
            shares = [s for s in shares if s.kind in ("rate", "level") and s.role != "target"]
            if shares:
                links[shares[-1].metric_id]["target"] = b.metric_id
            continue
        if b.role != "target" and not called and not _AGAINST_GOAL.search(b.words):
            continue
        a = next((s for s in reversed(spots[max(0, i - 3) : i]) if s.unit == b.unit and not s.earlier), None)
        if a is None or a.kind not in ("rate", "level") or a.role not in ("rate", "actual", "target"):
            continue
        between = frame.text[a.end : b.start][-CLAUSE_REACH:]
        if a.role == "target" or b.role != "target":
            # 控制在3.37%,比年目标4%低; 远低于1‰的控制指标: a goal by its words alone.
            if not (called and _BOUND_WORDS.search(between)) and not _AGAINST_GOAL.search(b.words):
                continue
        elif not _BOUND_WORDS.search(between) and not _AGAINST_GOAL.search(b.words):
            continue
        if not _WISH.search(between) and not _OTHER_THING.search(between):
            links[a.metric_id]["target"] = b.metric_id


def _wished(goal: Spot) -> bool:
    """Whether a goal is a wish for a day to come, which nothing told before it can have met."""
    low = max(goal.metric.sentence_start, goal.start - CLAUSE_REACH)
    return bool(_WISH.search(goal.text, low, goal.start))


def _later(goal: Metric, done: Metric) -> bool:
    """Whether a goal is for days after those that the figure is about."""
    if done.period_end is None:
        return False
    if goal.period_start is None:  # 到2027年
        return goal.period_end is not None and goal.period_end.year > done.period_end.year
    return goal.period_start > done.period_end


def _clause(spot: Spot) -> str:
    low = max(spot.metric.sentence_start, spot.start - CLAUSE_REACH)
    return last_clause(spot.text[low : spot.start])


def link_next(story: Sequence[Spot], text: str, links: Links) -> None:
    """计划改造40公里,截至9月底完成42.4公里: the done amount soon after a goal, saying nothing the goal does not."""
    for i, goal in enumerate(story):
        if goal.role != "target" or "of" in links[goal.metric_id]:
            continue  # what was done is told of the whole goal, not of its parts
        spoken = set(_clause(goal) + goal.metric.indicator + text[goal.end : goal.end + 8])
        for done in story[i + 1 : i + 1 + NEAR]:
            if "\n" in text[goal.end : done.start]:
                break
            of = links[done.metric_id].get("of")
            part = of == goal.metric_id or (of is not None and links[of].get("target") == goal.metric_id)
            if done.role == "target" and done.unit == goal.unit and not part:
                break
            if (
                done.role not in ("actual", "rate")
                or done.unit != goal.unit
                or (part and of != goal.metric_id)
            ):
                continue  # a part of what was done meets no goal of the whole
            if not _met_by(goal, done, spoken) or "target" in links[done.metric_id]:
                continue
            links[done.metric_id]["target"] = goal.metric_id
            break


def link_percent_goals(frame: Frame, history: Sequence[Spot], links: Links) -> None:
    """A percent of a goal (占计划的51%) gives its figure the goal that it was reckoned from.

    That is the goal of the sentence before the figure, or the one of those told so far that gives the
    percent; ``history`` holds the levels of the story before the sentence.
    """
    here: list[Spot] = []
    by_id: dict[str, Spot] = {}
    for spot in frame.spots:
        if spot.kind == "level":
            here.append(spot)
            by_id[spot.metric_id] = spot
            continue
        if spot.kind != "pct":
            continue
        of = links[spot.metric_id].get("of", "")
        figure = by_id.get(of) or next((s for s in frame.spots if s.metric_id == of), None)
        known = [*history[-GOALS_BACK:], *here]
        if figure is None or figure.role == "target":
            _figure_and_goal(spot, known, links)
            continue
        if "target" in links[figure.metric_id]:
            continue
        goals = [g for g in known if g.unit == figure.unit and g is not figure and g.aimed]
        goals = [g for g in goals if not _later(g.metric, figure.metric)]
        near = [g for g in goals if g.role == "target" and frame.start <= g.start < figure.start]
        own = near[-1] if near and ";" not in frame.text[near[-1].end : figure.start] else None
        goal = next((g for g in reversed(goals) if ratio_fits(figure.metric, g.metric, spot.metric)), own)
        far = own is not None and goal is not None and goal.start < frame.start
        if far and goal is not None and by_chance(figure.metric, goal.metric, spot.metric):
            goal = own  # printed to few digits, an earlier goal fits by chance
        if goal is not None:
            links[figure.metric_id]["target"] = goal.metric_id


def link_later_goals(story: Sequence[Spot], links: Links) -> None:
    """完成投资169.85亿元,占年度计划的48.5%。…年度计划投资350.20亿元: the goal that is told after its percent."""
    goals = [s for s in story if s.kind == "level" and s.aimed]
    if not goals:
        return
    by_id = {s.metric_id: s for s in story}
    for spot in story:
        if spot.kind != "pct" or spot.metric_id not in links:
            continue
        figure = by_id.get(links[spot.metric_id].get("of", ""))
        value = spot.metric.value
        if figure is None or value is None or len(value.normalize().as_tuple().digits) < SURE_DIGITS:
            continue
        if figure.role != "actual" or "target" in links[figure.metric_id]:
            continue
        at = bisect_right(goals, spot.start, key=lambda s: s.start)
        for goal in goals[at : at + NEAR]:
            if goal.unit != figure.unit or _wished(goal) or _later(goal.metric, figure.metric):
                continue
            if ratio_fits(figure.metric, goal.metric, spot.metric):
                links[figure.metric_id]["target"] = goal.metric_id
                break


_EXCESS = re.compile(
    r"[比较](?:年度|全年|年初|计划|既定|预定)*(?:目标|任务|计划)[^,。;0-9]{0,2}[多超][^,。;0-9]{0,6}$"
)


_OVER_IT = re.compile(r",?(?:超额|超目标|超计划)(?:完成)?(?:了)?")


def link_share_goals(frame: Frame, links: Links) -> None:
    """能耗下降3%,为年度下降2.5%目标的120%: the percent of a goal that is itself a percent, with its figure and goal."""
    for done, goal, percent in zip(frame.spots, frame.spots[1:], frame.spots[2:], strict=False):
        if (
            percent.kind != "pct"
            or goal.role != "target"
            or goal.unit not in SHARES
            or done.unit != goal.unit
        ):
            continue
        if done.role not in ("change", "rate") or not _GOAL_OF_IT.fullmatch(
            frame.text, goal.end, percent.start
        ):
            continue
        links[done.metric_id].setdefault("target", goal.metric_id)
        links[percent.metric_id].setdefault("of", done.metric_id)


_GOAL_OF_IT = re.compile(r"的?[^,。;0-9]{0,4}(?:目标|任务|计划|指标)(?:任务|值)?的")


def link_excess(levels: Sequence[Spot], text: str, links: Links) -> None:
    """实施项目918个,较年度目标多实施18个: what is over is said of the figure, whose goal is the difference."""
    for at in range(1, len(levels)):
        over, done = levels[at], levels[at - 1]
        if _OVER_IT.fullmatch(over.words):
            # 新增床位330张,完成目标300张的110%,超额30张: of what was done, past its goal
            near = (s for s in reversed(levels[max(0, at - 3) : at]) if s.unit == over.unit)
            done = next((s for s in near if s.role == "actual"), done)
            one = done.metric.sentence_start == over.metric.sentence_start
            told = one and ";" not in text[done.end : over.start]
            if told and done.role == "actual" and done.unit == over.unit:
                links[over.metric_id].setdefault("of", done.metric_id)
            continue
        if at > 1 and _past_plan(levels[at - 2], done, over):
            links[over.metric_id].setdefault("of", levels[at - 2].metric_id)
            links[levels[at - 2].metric_id].setdefault("target", done.metric_id)
            continue
        if over.unit != done.unit or done.role != "actual" or not _EXCESS.search(over.words):
            continue
        if done.metric.sentence_start != over.metric.sentence_start:
            continue
        links[over.metric_id].setdefault("of", done.metric_id)
        if done.metric.value is None or over.metric.value is None:
            continue
        aim = done.metric.value - over.metric.value
        for goal in reversed(levels[max(0, at - GOALS_BACK) : at - 1]):
            if goal.aimed and goal.unit == done.unit and goal.metric.value == aim:
                links[done.metric_id].setdefault("target", goal.metric_id)
                break


_MORE = re.compile(r"多(?:完成|实施|建成?|种|栽|收|招|办)?(?:了)?")


def _past_plan(done: Spot, goal: Spot, over: Spot) -> bool:
    """育苗26万株,比计划的20万株多育6万株: the figure, its goal, and by how much it is over."""
    if not (done.unit == goal.unit == over.unit and goal.aimed and done.role == "actual"):
        return False
    if done.metric.sentence_start != over.metric.sentence_start or done.metric.value is None:
        return False
    return _MORE.match(over.words) is not None


def _figure_and_goal(percent: Spot, known: Sequence[Spot], links: Links) -> None:
    """全年目标6.3亿吨,已完成全年目标的24.3%: the figure told before that is this percent of the goal."""
    goals = [g for g in known if g.aimed][-3:]
    for goal in reversed(goals):
        for done in reversed(known):
            able = done.unit == goal.unit and done.role == "actual" and not done.earlier and done is not goal
            if able and ratio_fits(done.metric, goal.metric, percent.metric):
                links[percent.metric_id]["of"] = done.metric_id
                links[done.metric_id].setdefault("target", goal.metric_id)
                return


def _met_by(goal: Spot, done: Spot, spoken: set[str]) -> bool:
    words = _clause(done)
    if not _SAID.search(words) or "其中" in words:
        return False
    aimed_at, done_in = goal.metric.place, done.metric.place
    if aimed_at is not None and done_in is not None and aimed_at != done_in:
        return False
    left = _DONE_FILLER.sub("", _TIME.sub("", words))
    return sum(c in spoken for c in left) * 4 >= 3 * len(left)


def link_targets(story: Sequence[Spot], links: Links) -> None:
    """A goal and an achievement of one story told in the same words, of one unit and place.

    Each goal is compared with the few figures of its unit and place nearest to it on either side.
    """
    met = {link["target"] for link in links.values() if "target" in link}
    best: dict[str, tuple[float, int, Spot]] = {}
    goals: defaultdict[tuple[object, ...], list[Spot]] = defaultdict(list)
    figures: defaultdict[tuple[object, ...], list[Spot]] = defaultdict(list)

    def weigh(goal: Spot, done: Spot) -> None:
        sized = done.metric.indicator.endswith("总投资") and "完成" not in done.words
        alike = 0 if sized else likeness(done.metric.indicator, goal.metric.indicator)  # how large works are
        known = best.get(goal.metric_id)
        if alike < SAME_WORDS or (known is not None and (alike, -done.start) <= known[:2]):
            return
        if not _later(goal.metric, done.metric) and not exceeds(done, goal, 2):
            best[goal.metric_id] = (alike, -done.start, done)

    for spot in story:
        place = spot.metric.place
        key = (spot.unit, place and (place.chain, place.name))
        if spot.role == "target" and spot.metric.indicator and spot.metric_id not in met:
            goals[key].append(spot)
            if not _wished(spot):
                for done in figures[key][-2 * WINDOW :]:
                    weigh(spot, done)
        elif spot.role in ("actual", "rate") and "target" not in links[spot.metric_id]:
            for goal in goals[key][-WINDOW:]:
                weigh(goal, spot)
            figures[key].append(spot)
    for goal_id, (_, _, done) in best.items():
        if links[done.metric_id].get("of") != goal_id:
            links[done.metric_id].setdefault("target", goal_id)


def link_percents_to_goals(spots: Sequence[Spot], links: Links) -> None:
    """A percent of a goal points to the goal of the figure that it is said of."""
    for spot in spots:
        if spot.kind == "pct" and spot.metric_id in links:
            count = links[spot.metric_id].get("of", "")
            goal = links[count].get("target") if count in links else None
            if goal is not None:
                links[spot.metric_id]["target"] = goal
