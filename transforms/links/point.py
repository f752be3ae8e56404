"""Differences of shares point to the share or growth that they are said of (百分点→比率、增速).

同比增长8.1%,增速比上年同期提高0.8个百分点; 占总值的36.2%,比重提升4.5个百分点; 结案率下降2.99个百分点.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.links.frame import WINDOW, Links, Spot, shared_words
from transforms.names.percent_words import half_said, subject

_GROWTH = re.compile(r"增速|增幅|降幅|涨幅|增长")
_SHARE_OF = re.compile(r"比重|占比|比例|份额|率")
# 增速较去年同期、去年全年分别加快7.2和3.9个百分点: one growth against two others.
_AGAINST_SEVERAL = re.compile(r"[较比][^,;]*[、和][^,;]*分别|分别[较比][^,;]*[、和]")
# 全市增长6.2%,高出全市2.5个百分点: who is outdone has no part in the difference but its own growth.
_AGAINST = re.compile(
    r"(?:[高低快慢优好](?:出|于|过)?|[比较])(全[国省市州盟县区旗]|[省市州盟县区旗]里|[省市州盟县区旗](?=平均|级))"
)
_KEPT = re.compile(r"控制在|保持|稳定在")  # told as kept, though it reads like a goal
_PERCENTS = frozenset({"%", "‰", "成"})


def borne_by_percents(
    run: Sequence[Spot], percents: Sequence[Spot], previous: Sequence[Spot], words: str
) -> list[Spot]:
    """For each number of ``run`` the one of ``percents`` (text order) that it is said of; empty when unknown.

    What is named (结案率下降2.99个百分点) may stand in the sentence before, ``previous``.
    """
    shares = [s for s in percents if s.unit in _PERCENTS and not s.earlier]
    told = [s for s in shares if s.role != "target" or _KEPT.search(s.words)]
    shares = told or shares
    if _GROWTH.search(words):
        shares = [s for s in shares if s.kind == "change"] or shares
    elif _SHARE_OF.search(words):
        shares = [s for s in shares if s.kind != "change"]
    if "拉动" in words:
        return []  # how much of another's growth: link_pulls
    against = _AGAINST.search(words)
    if against:
        shares = [s for s in shares if against[1] not in s.words] or shares
    thing = subject(words)
    if len(run) > 1:
        if thing:
            shares = [s for s in shares if half_said(thing, s.said)]
        if _AGAINST_SEVERAL.search(words):
            return [shares[-1]] * len(run) if shares else []
        return list(shares[-len(run) :]) if len(shares) >= len(run) else []
    if thing:
        here = [s for s in shares if set(thing) <= set(s.said)]
        if not here and run[0].opens_clause:
            here = [
                s
                for s in previous
                if s.unit in _PERCENTS and s.kind != "change" and set(thing) <= set(s.named)
            ]
        shares = here
    return list(shares[-1:])


_PULLS = re.compile(r"拉动([^,;。0-9]{2,16}?)(?:增长|增速|上升|提高)?(?:了|约|近)*$")
_ALL_GROWTH = re.compile(r"生产总值|GDP|经济")


def link_pulls(story: Sequence[Spot], links: Links) -> None:
    """拉动经济增长2.0个百分点 points to the growth that it is a share of, told before it in the story."""
    growths: list[Spot] = []
    whole: Spot | None = None
    run_end = -1  # where the last number of the list that pulls ends
    for spot in story:
        if spot.kind == "change" and spot.unit == "%":
            growths.append(spot)
        if spot.kind != "points":
            if run_end >= 0 and spot.start - run_end > 3:
                run_end = -1
            continue
        match = _PULLS.search(spot.words)
        if match:
            near = reversed(growths[-2 * WINDOW :])
            thing = match[1]
            every = _ALL_GROWTH.search(thing) is not None
            whole = next((g for g in near if _is_growth_of(g, thing, every)), None)
        elif run_end < 0 or spot.start - run_end > 3:
            run_end = -1
            continue
        run_end = spot.end
        if whole is not None:
            links[spot.metric_id]["of"] = whole.metric_id


def _is_growth_of(growth: Spot, thing: str, every: bool) -> bool:
    said = growth.metric.indicator + growth.words
    return bool(_ALL_GROWTH.search(said)) if every else shared_words(thing, said) >= max(2, len(thing) - 4)
