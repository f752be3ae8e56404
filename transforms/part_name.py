"""The name of a part that a list gives in short (分项的名称): of 存栏牲畜60万头,其中牛18万头 the part is 牛存栏."""

from __future__ import annotations

import re

from transforms.link_frame import Spot, kin
from transforms.metric import Metric

_SHORT = re.compile(r"[,(]?(?:其中)?[:,]?[、和及]?([一-鿿“”]{1,6})")
_MEASURED = re.compile(r"存栏|出栏|(?:并网)?装机|参保|(?<=[^总])总?产量$|(?:播种|种植)?面积$")
"""What a whole measures of each of its kinds."""
_DONE_WITH_IT = re.compile(r"[销储存入洗酿晾加供卖运收新改占已有未领续]|其他|其余|[量额数率值金款户人]$")
"""A kind has none of these: what was done with a part, or who has it, is no kind of it."""


def part_name(part: Spot, name: str, whole: Metric) -> str:
    """``name`` with what its whole measures of each kind; ``name`` itself where it is no bare kind."""
    metric = part.metric
    if not (metric.role == whole.role == "actual" and kin(metric, whole)) or part.kind != "level":
        return name
    bare = _SHORT.fullmatch(part.words)
    if bare is None or bare[1] != name or metric.sentence_start != whole.sentence_start:
        return name
    measured = _MEASURED.search(whole.indicator)
    if measured is None or _DONE_WITH_IT.search(name) or _MEASURED.search(name):
        return name
    return name + measured[0].removeprefix("总")
