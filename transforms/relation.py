"""Links between the metrics of one page: percent → count, part → whole, achievement → target, repeat.

Newspapers show what belongs together by position and a few words; each kind of link has its own rules
in :mod:`transforms.share_link`, :mod:`transforms.part_link`, :mod:`transforms.target_link` and
:mod:`transforms.repeat_link`. Nothing is linked across stories except a repeat on one page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from transforms.link_frame import Links, frames
from transforms.metric import Metric
from transforms.part_link import link_districts, link_parts
from transforms.repeat_link import link_repeats
from transforms.share_link import link_shares
from transforms.target_link import link_bounds, link_next, link_percent_goals, link_targets


def relate(page: Sequence[Metric], texts: Mapping[str, str]) -> tuple[Metric, ...]:
    """The metrics of one page with their links; ``texts`` is the folded reading text of each story.

    A percent of a target takes indicator, place and subject from its count, for it is about the same thing,
    and the period where it names none of its own. Linear in the number of metrics: every rule looks at a bounded neighbourhood or a bucket.
    """
    ordered = sorted(page, key=lambda m: m.evidence.char_start)
    links: Links = defaultdict(dict)
    stories: defaultdict[str, list[Metric]] = defaultdict(list)
    for metric in ordered:
        stories[metric.story_id].append(metric)
    for story_id, metrics in stories.items():
        text = texts[story_id]
        story = sorted(metrics, key=lambda m: m.start)
        for frame in frames(story, text):
            link_shares(frame, links)
            link_parts(frame, links)
            link_bounds(frame, links)
            link_percent_goals(frame, links)
        link_next(story, text, links)
        link_targets(story, text, links)
        link_districts(story, links)
    link_repeats(ordered, texts, links)
    by_id = {m.metric_id: m for m in ordered}
    # A bound in the figure's own sentence (低于4.5%的目标任务) is a bound on what the figure measures.
    figures = {
        link["target"]: by_id[metric_id]
        for metric_id, link in links.items()
        if "target" in link
        and by_id[metric_id].sentence_start == by_id[link["target"]].sentence_start
        and by_id[metric_id].story_id == by_id[link["target"]].story_id
    }
    return tuple(_linked(m, links.get(m.metric_id, {}), by_id, figures) for m in ordered)


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
        if not metric.period_text:
            linked = replace(
                linked,
                period_start=count.period_start,
                period_end=count.period_end,
                period_text=count.period_text,
            )
        return replace(
            linked,
            indicator=count.indicator,
            indicator_code=count.indicator_code,
            subject=count.subject,
            place=count.place,
        )
    return linked
