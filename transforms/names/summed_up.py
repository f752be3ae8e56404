"""What a sum is called that only adds up or multiplies out what its sentence told (算出的金额): 每垄补助12元,计36万元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Spoken

_SUMMED = re.compile(r"[,;、]?(?:总计|共计|合计|计|共)(?:约|为|达)?")
_EACH = re.compile(r"(?:平均)?每[一-鿿]{1,2}?(?=[补奖资救津保缴收]|租金|费用|工资|投[入资])")
REACH = 2
"""Characters between a sum and the figure that it is of, beside the sum's own words. 2026-11: 2."""


def of_each(phrase: str, left: str, unit: str, earlier: Sequence[Spoken], start: int) -> str:
    """``phrase``, or what was paid for each without the words that say so: 补助 of 每垄补助12元,计36万元."""
    if unit != "元" or not earlier or _SUMMED.fullmatch(left) is None:
        return phrase
    last = earlier[-1]
    each = _EACH.search(last.indicator) if last.unit == "元" else None
    if each is None or start - last.end > len(left) + REACH:
        return phrase
    return last.indicator[: each.start()] + last.indicator[each.end() :]
