"""Figures that hold what an earlier time left over (含上期结转), so that they may pass what came in since (受理)."""

from __future__ import annotations

import re

from checks.figures.folded import folded
from transforms.metric import Metric

_LEFT_OVER = re.compile(
    r"\((?:其中)?(?:含|包括|包含)[^()]{0,10}?(?:上[期年月]|往[年期]|历年|以前年度|结转|积存|旧存|遗留)"
)


def carried_over(metric: Metric) -> bool:
    """Whether the bracket right behind the figure says so: 提起公诉673人(含上期积存)."""
    return _LEFT_OVER.match(folded(metric.quote), metric.end - metric.sentence_start) is not None
