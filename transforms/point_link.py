"""Differences of shares point to the share or growth that they are said of (百分点→比率、增速).

同比增长8.1%,增速比上年同期提高0.8个百分点; 占总值的36.2%,比重提升4.5个百分点; 结案率下降2.99个百分点.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.link_frame import Spot
from transforms.percent_words import half_said, subject

_GROWTH = re.compile(r"增速|增幅|降幅|涨幅|增长")
_SHARE_OF = re.compile(r"比重|占比|比例|份额|率")
# 增速较去年同期、去年全年分别加快7.2和3.9个百分点: one growth against two others.
_AGAINST_SEVERAL = re.compile(r"[较比][^,;]*[、和][^,;]*分别")
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
