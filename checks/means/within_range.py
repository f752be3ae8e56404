"""A mean told behind the range of what it is the mean of (每公斤5.4至5.8元,均价5.6元): it lies within."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.digits.wording import named, shown
from checks.interval import exactly, printed
from checks.rule import Facts, Outcome
from transforms.metric import Metric

_MEAN = re.compile(r"^[^,;。0-9]{0,4}[,(](?:平均|均价|均值|平均价格?|平均水平|均)(?:为|约|在|达)?$")


def means_of_ranges(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(range, mean) of figures side by side in one measure word."""
    for sentence in facts.sentences:
        if "均" not in sentence.text:
            continue
        for at, (spread, mean) in enumerate(pairwise(sentence.figures)):
            if spread.approx != "range" or mean.approx != "exact" or spread.unit != mean.unit:
                continue
            if _MEAN.match(sentence.lead(at + 1)):
                yield spread, mean


def within_range(spread: Metric, mean: Metric) -> Outcome:
    """Whether the mean can lie between the printed ends."""
    ends, said = exactly(spread), printed(mean)
    expected = f"在{shown(spread)}之内"
    if ends is None or said is None or ends.bottom is None or ends.top is None:
        return Outcome(
            "undecided", "info", expected, shown(mean), f"{named(mean)}与{shown(spread)}无法比较。"
        )
    if said.meets(ends):
        return Outcome("holds", "info", expected, shown(mean), f"{named(mean)}在{shown(spread)}之内。")
    message = f"{named(mean)}不在{shown(spread)}之内，平均数不会超出所说的范围，必有一个印错。"
    return Outcome("fails", "warn", expected, shown(mean), message)
