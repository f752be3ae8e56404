"""Figures that no time told before them dates (不随前文时间的数): what is only reckoned with, how many townships there are."""

from __future__ import annotations

import re

from transforms.text.surroundings import Surroundings

_BY = re.compile(r"按(?:照)?[^,。;0-9]{0,16}$")
_RECKONED = re.compile(r"(?:来)?(?:计算|测算|折算|估算|推算)")
_ESTIMATE = re.compile(r"据(?:初步)?(?:测算|估算|推算)[,，]")
_DIVISIONS = re.compile(
    r"(?:乡镇街道|乡镇|镇街|镇街道|行政村|自然村|村居|村|社区|县市区|县区|街道|镇|乡)中[,，]?"
)


def reckoned_with(around: Surroundings) -> bool:
    """按常住人口59万人计算: the figure that others are reckoned with is of no stretch told."""
    return _RECKONED.match(around.text, around.end) is not None and _BY.search(around.before) is not None


def stands_always(around: Surroundings) -> bool:
    """全市119个乡镇中,…; 据测算,一户一年用气…: of no time that an earlier sentence told."""
    if _DIVISIONS.match(around.text, around.end):
        return True
    return _ESTIMATE.match(around.text, around.sentence_start) is not None
