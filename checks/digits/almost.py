"""Numbers that are printed as nearly reached (近6万人次): not far below their digits (将近某数)."""

from __future__ import annotations

import re

from checks.figures.folded import folded
from checks.interval import Interval, exactly, printed
from transforms.metric import Metric

_NEARLY = re.compile(r"(?:接近|将近|近)\s*$")
_TENTHS = 9
"""Tenths of a number that what nearly reaches it surely has. 2026-11: 9, as 约 promises a tenth on either side."""


def almost(metric: Metric) -> Interval | None:
    """As ``printed``, and with a lower bound where 近 stands right before the number."""
    known = printed(metric)
    if known is None or metric.approx != "under" or known.bottom is not None or known.top is None:
        return known
    begin = max(0, metric.start - metric.sentence_start)
    if _NEARLY.search(folded(metric.quote)[max(0, begin - 4) : begin]) is None:
        return known
    limit = exactly(metric)
    if limit is None or limit.top is None or limit.top < 0:
        return known
    return Interval.over(_TENTHS * limit.top, 10 * limit.top, 10 * limit.of)
