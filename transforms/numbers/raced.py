"""Results of races and jumps as they are printed (比赛成绩): 43秒70, 1分05秒27, 1米83."""

from __future__ import annotations

import re
from decimal import Decimal

from transforms.numbers.numeral_value import exact
from transforms.numbers.quantity_value import Quantity

_RACED = re.compile(r"(?:(\d+)小时)?(?:(\d+)分)?(\d+)秒(\d*)")


def raced(start: int, end: int, text: str) -> Quantity:
    """A time of a race in seconds (43秒70 is 43.70秒, 1分05秒27 is 65.27秒), or metres (1米83)."""
    match = _RACED.fullmatch(text)
    if match is None:
        metres, _, hundredths = text.partition("米")
        places = len(hundredths)
        length = Decimal(int(metres + hundredths)).scaleb(-places)
        return Quantity(start, end, "metric", exact(length, Decimal(1).scaleb(-places)), "米", end)
    hours, minutes, seconds, decimals = (int(part or 0) for part in match.groups())
    places = len(match[4])
    total = Decimal((hours * 3600 + minutes * 60 + seconds) * 10**places + decimals).scaleb(-places)
    return Quantity(start, end, "metric", exact(total, Decimal(1).scaleb(-places)), "秒", end)
