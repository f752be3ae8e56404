"""Links between the metrics of one page: percent → count, part → whole, achievement → target, repeat.

Newspapers show what belongs together by position and a few words; each kind of link has its own rules
in :mod:`transforms.share_link`, :mod:`transforms.part_link`, :mod:`transforms.whole_link`,
:mod:`transforms.target_link` and :mod:`transforms.repeat_link`. Nothing is linked across stories except a
repeat on one page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from transforms.link_frame import Links, Spot, frames
from transforms.metric import Metric
from transforms.part_link import link_districts, link_parts
from transforms.repeat_link import link_repeats
from transforms.share_link import link_shares
from transforms.target_link import (
    link_bounds,
    link_next,
    link_percent_goals,
    link_percents_to_goals,
    link_targets,
)
from transforms.whole_link import link_share_wholes, link_sums


def relate(page: Sequence[Metric], texts: Mapping[str, str]) -> tuple[Metric, ...]:
    """The metrics of one page with their links; ``texts`` is the folded reading text of each story.

    A percent of a target takes indicator, place, period and subject from its count: it is about the same
    thing. Linear in the number of metrics: every rule looks at a bounded neighbourhood or a bucket.
    """
    ordered = sorted(page, key=lambda m: m.evidence.char_start)
    links: Links = defaultdict(dict)
    stories: defaultdict[str, list[Metric]] = defaultdict(list)
    for metric in ordered:
        stories[metric.story_id].append(metric)
    for story_id, metrics in stories.items():
        _link_story(sorted(metrics, key=lambda m: m.start), texts[story_id], links)
    link_repeats(ordered, texts, links)
    by_id = {m.metric_id: m for m in ordered}
    # A bound in the figure's own sentence (低于4.5%的目标任务) is a bound on what the figure measures.
    figures = {
        link["target"]: by_id[metric_id]
        for metric_id, link in links.items()
        if "target" in link
        and by_id[metric_id].role != "target_pct"
        and by_id[metric_id].sentence_start == by_id[link["target"]].sentence_start
        and by_id[metric_id].story_id == by_id[link["target"]].story_id
    }
    return tuple(_linked(m, links.get(m.metric_id, {}), by_id, figures) for m in ordered)


def _link_story(story: Sequence[Metric], text: str, links: Links) -> None:
    sentences = list(frames(story, text))
    spots = [s for frame in sentences for s in frame.spots]
    levels = [s for s in spots if s.kind == "level"]
    link_sums(levels, text, links)
    history: list[Spot] = []
    for frame in sentences:
        link_shares(frame, links)
        link_share_wholes(frame, history, links)
        link_parts(frame, history, links)
        link_bounds(frame, links)
        link_percent_goals(frame, history, links)
        history += [s for s in frame.spots if s.kind == "level"]
    link_next(story, text, links)
    link_targets(story, text, links)
    link_percents_to_goals(spots, links)
    link_districts(story, links)


def _linked(
    metric: Metric, link: Mapping[str, str], by_id: Mapping[str, Metric], figures: Mapping[str, Metric]
) -> Metric:
    if not link and metric.metric_id not in figures:
        return metric
    linked = replace(
        metric,
        of_metric_id=link.get("of"),
        target_metric_id=link.get("target"),
        same_as_metric_id=link.get("same_as"),
    )
    if metric.metric_id in figures:
        figure = figures[metric.metric_id]
        linked = replace(linked, indicator=figure.indicator, indicator_code=figure.indicator_code)
    if metric.role in ("target_pct", "change") and "of" in link:
        count = by_id[link["of"]]
        return replace(
            linked,
            indicator=count.indicator,
            indicator_code=count.indicator_code,
            subject=count.subject,
            place=count.place,
            period_start=count.period_start,
            period_end=count.period_end,
            period_text=count.period_text,
        )
    return linked
