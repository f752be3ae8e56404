"""Links between the metrics of one page: percent → count, part → whole, achievement → target, repeat.

Newspapers show what belongs together by position and a few words; each kind of link has its own rules
in :mod:`transforms.links.share`, :mod:`transforms.links.part`, :mod:`transforms.links.subset`,
:mod:`transforms.links.respective`, :mod:`transforms.links.sum`, :mod:`transforms.links.whole`,
:mod:`transforms.links.target` and :mod:`transforms.links.repeat`. Nothing is linked across stories except a
repeat on one page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from operator import attrgetter

from transforms.links.dealt import link_in_and_out
from transforms.links.due import link_due
from transforms.links.echo import link_echoes
from transforms.links.frame import Links, Spot, frames, shared_words
from transforms.links.kinds import (
    link_bounded_kinds,
    link_closed_kinds,
    link_kinds,
    link_kinds_of_all,
    link_seats,
)
from transforms.links.left_over import link_left_over
from transforms.links.part import link_parts
from transforms.links.point import link_pulls
from transforms.links.produce import unlink_other_produce
from transforms.links.repeat import link_repeats, link_told_ahead
from transforms.links.respective import link_done_lists, link_each, link_goal_lists
from transforms.links.row import link_rows
from transforms.links.share import link_shares
from transforms.links.subset import link_districts
from transforms.links.sum import link_sums
from transforms.links.target import (
    link_bounds,
    link_excess,
    link_later_goals,
    link_next,
    link_percent_goals,
    link_percents_to_goals,
    link_share_goals,
    link_targets,
)
from transforms.links.view import link_view_sums, link_views
from transforms.links.whole import link_share_wholes
from transforms.metric import Metric
from transforms.names.part_name import part_name
from transforms.names.share_name import named_share
from transforms.names.vocabulary import code_of
from transforms.text.view import MAY_VIEW


def relate(page: Sequence[Metric], texts: Mapping[str, str]) -> tuple[Metric, ...]:
    """The metrics of one page with their links; ``texts`` is the folded reading text of each story.

    A percent of a target takes indicator, place, period and subject from its count: it is about the same
    thing. Linear in the number of metrics: every rule looks at a bounded neighbourhood or a bucket.
    """
    links: Links = defaultdict(dict)
    stories: defaultdict[str, list[Metric]] = defaultdict(list)
    for metric in page:
        stories[metric.story_id].append(metric)
    spots: list[Spot] = []
    for story_id, metrics in stories.items():
        metrics.sort(key=attrgetter("start"))
        spots += _link_story(metrics, texts[story_id], links)
    spots.sort(key=lambda s: s.metric.evidence.char_start)
    link_repeats(spots, links)
    link_echoes(spots, links)
    unlink_other_produce(spots, links)
    by_id = {s.metric_id: s.metric for s in spots}
    _name_parts(spots, by_id, links)
    _name_deeds(spots, by_id, links)
    figures = _bounded(spots, by_id, links)
    linked = (_linked(s, links.get(s.metric_id), by_id, figures) for s in spots)
    return tuple(named_share(s, m, by_id, links) for s, m in zip(spots, linked, strict=True))


def _link_story(story: Sequence[Metric], text: str, links: Links) -> list[Spot]:
    sentences = list(frames(story, text))
    spots = [s for frame in sentences for s in frame.spots]
    levels = [s for s in spots if s.kind == "level"]
    # Each rule looks at every figure: one that needs a word or a role is not begun in a story without it.
    if "位" in text:
        link_seats(levels, text, links)
    viewed = MAY_VIEW.search(text) is not None
    if viewed:
        link_view_sums(sentences, levels, links)
    link_done_lists(levels, text, links)
    link_sums(levels, text, links)
    if "余" in text or "前" in text or "加上" in text:
        link_left_over(levels, text, links)
    link_rows(levels, text, links)
    history: list[Spot] = []
    each, closed = "分别" in text, "结" in text  # asked once a story
    for frame in sentences:
        if each:
            link_each(frame, history, links)
        if closed:
            link_in_and_out(frame, history, links)
        link_shares(frame, history, links)
        link_goal_lists(frame, links)
        link_kinds(frame, links)
        link_share_wholes(frame, history, links)
        link_due(frame, links)
        link_parts(frame, history, links)
        link_bounded_kinds(frame.spots, links)
        link_bounds(frame, links)
        link_percent_goals(frame, history, links)
        link_share_goals(frame, links)
        history += [s for s in frame.spots if s.kind == "level"]
    aimed = any(s.role == "target" for s in spots)
    of_goals = any(s.kind == "pct" for s in spots)
    if of_goals:
        link_later_goals(spots, links)
    if "目标" in text or "任务" in text or "计划" in text:
        link_excess(levels, text, links)
    if aimed:
        link_next(spots, text, links)
        link_targets(spots, links)
    if of_goals:
        link_percents_to_goals(spots, links)
    link_districts(spots, text, links)
    if "结" in text:
        link_closed_kinds(levels, links)
    link_kinds_of_all(levels, text, links)
    if viewed:
        link_views(sentences, levels, links)
    link_told_ahead(spots, links)
    if "拉动" in text:
        link_pulls(spots, links)
    return spots


def _name_parts(spots: Iterable[Spot], by_id: dict[str, Metric], links: Links) -> None:
    """Give the parts in ``by_id`` their whole names, which what is said of them takes over (铁路完成3万吨,增长8%)."""
    for spot in spots:
        of = links[spot.metric_id].get("of") if spot.metric_id in links else None
        if of is None or spot.role in ("target_pct", "change"):
            continue
        metric = by_id[spot.metric_id]
        named = part_name(spot, metric.indicator, by_id[of])
        if named and named != metric.indicator:
            code = code_of(named, spot.unit, metric.role)
            by_id[spot.metric_id] = replace(metric, indicator=named, indicator_code=code)


_BARE_DEED = 3
"""Characters up to which what was done says nothing without its goal. 2026-11: 3."""


def _name_deeds(spots: Iterable[Spot], by_id: dict[str, Metric], links: Links) -> None:
    """计划放养鱼篓90只,已放养70只: what was done of a goal of the same sentence has its name in ``by_id``, too."""
    for spot in spots:
        goal_id = links[spot.metric_id].get("target") if spot.metric_id in links else None
        if goal_id is None or spot.role != "actual" or "已" not in spot.words:
            continue
        metric, goal = by_id[spot.metric_id], by_id[goal_id]
        short = 0 < len(metric.indicator) <= min(_BARE_DEED, len(goal.indicator) - 1)
        near = metric.sentence_start == goal.sentence_start and goal.start < metric.start
        if short and near and metric.unit == goal.unit and not _ONLY_GOAL.search(goal.indicator):
            code = code_of(goal.indicator, spot.unit, metric.role)
            by_id[spot.metric_id] = replace(metric, indicator=goal.indicator, indicator_code=code)


_GOAL_WORDS = re.compile(r"(?:年度|全年|总|原)?(?:目标)?(?:任务|目标|计划)(?:数|量)?")
_OWN_NAME = 6
"""Characters from which the name of a goal says what it is of without 任务 or 计划. 2026-11: 6."""
_ONLY_GOAL = re.compile(r"占|任务|目标|计划")


_RATE_OF_GOAL = re.compile(r"(?<!投资)完成率$")


def _bounded(spots: Iterable[Spot], by_id: Mapping[str, Metric], links: Links) -> dict[str, Metric]:
    """By the id of a goal the figure of its own sentence that points to it.

    A bound there (低于4.5%的目标任务) is a bound on what the figure measures; a goal with a name keeps it.
    """
    found: dict[str, Metric] = {}
    for spot in spots:
        link = links.get(spot.metric_id)
        if link and "target" in link and spot.role != "target_pct":
            goal, metric = by_id[link["target"]], by_id[spot.metric_id]
            near = metric.sentence_start == goal.sentence_start and metric.story_id == goal.story_id
            own = goal.indicator
            named = len(own) >= 4 and shared_words(own, metric.indicator) >= 1
            named = named or 1 < len(own) >= len(metric.indicator) <= _BARE_DEED  # 计划储煤12万吨,已到厂4万吨
            named = named and not _ONLY_GOAL.search(own)
            # 主干公路计划开工15公里,东线已开工8公里: the goal says itself what it is of
            named = named or (len(_GOAL_WORDS.sub("", own)) >= _OWN_NAME and "占" not in own)
            if near and not named:
                found[link["target"]] = metric
    return found


_FIELDS = tuple(f.name for f in fields(Metric))
_VALUES = attrgetter(*_FIELDS)
_LINKS_AT = _FIELDS.index("of_metric_id")
if _FIELDS[_LINKS_AT:] != ("of_metric_id", "target_metric_id", "same_as_metric_id"):
    raise RuntimeError("the links are the last fields of a metric, in this order")
_NAMED = ("indicator", "indicator_code")
_TOLD = (*_NAMED, "subject", "place", "period_start", "period_end", "period_text")
_TOLD_BESIDE_NAME = _TOLD[len(_NAMED) :]
_SLOT = {name: _FIELDS.index(name) for name in _TOLD}


def _looks_back(change: Metric, figure: Metric, clause: str) -> bool:
    """2015年、2016年、2017年分别…,年均增长24%: the growth is of all the years up to that of its figure.

    What a stock has grown by in a stretch up to its day is of that stretch.
    """
    start, end = change.period_start, change.period_end
    if start is not None and figure.period_start is None and figure.period_end is not None:
        if not change.period_text or change.period_text not in clause:
            return False
        return end is None or end == figure.period_end  # 9月末余额62亿元;前三季度增加9亿元
    if start is None or end is None or figure.period_start is None:
        return False
    return start.year < figure.period_start.year and end == figure.period_end


def _of_goal(share: Metric, figure: Metric) -> bool:
    """全年目标60亿元,前四月已完成39%: the share of a goal is of its own months, not of the goal's."""
    dated = share.period_start is not None or share.period_end is not None
    return share.role == "target_pct" and figure.role == "target" and dated


def _linked(
    spot: Spot, link: Mapping[str, str] | None, by_id: Mapping[str, Metric], figures: Mapping[str, Metric]
) -> Metric:
    """The metric with its links, and with the words of the figure that it is said of."""
    figure = figures.get(spot.metric_id)
    if not link:
        if figure is None:
            return spot.metric
        link = {}
    values = list(_VALUES(by_id[spot.metric_id])[:_LINKS_AT])
    of = link.get("of")
    taken: Sequence[str] = _NAMED if figure is not None else ()
    if of is not None and spot.role in ("target_pct", "change"):
        figure, taken = by_id[of], _TOLD
        own = spot.metric.indicator
        rated = "率" in spot.words and own[-1:] == "率" != figure.indicator[-1:]
        if (rated and not _RATE_OF_GOAL.search(own)) or (spot.kind == "points" and "拉动" in spot.clause):
            taken = _TOLD_BESIDE_NAME  # 破案80起,破案率上升12%; 甲业增长5%,拉动工业增长0.4个百分点
        if _looks_back(spot.metric, figure, spot.clause) or _of_goal(spot.metric, figure):
            taken = [name for name in taken if not name.startswith("period")]
    for name in taken:
        values[_SLOT[name]] = getattr(figure, name)
    return Metric(*values, of, link.get("target"), link.get("same_as"))
