"""What there is on a day (存量): 截至6月底，上半年发放补助3万元；在册对象420人 is of the day, not of the half."""

from __future__ import annotations

import re

from transforms.times.mention import TimeMention

_STOCK = re.compile(
    r"[^,。;0-9]{0,14}?(?:存栏|余额|人口|保有量|库存|结存|总数|实有|供养(?:人员|对象)|在(?:建|册|校|库|保|岗|营|训)(?![立议成造设]))"
    r"[^,。;]{0,12}?[0-9]"
)
"""A clause that counts what stands on a day."""
_PART = re.compile(r"其中|占|[^,。;0-9]{1,10}(?:率|比重|占比)[0-9]")
"""Begins a clause about a part of what its group began with."""

_STATE_RATE = re.compile(r"[^,。;0-9]{0,14}?(?:覆盖率|盖度|绿化率|保有率|发展到)[^,。;]{0,12}?[0-9]")
"""Begins a group about how things stand, which no stretch told before dates."""


def tells_state(text: str, group: int) -> bool:
    """前三季度造林3万亩。森林覆盖率达到41%: the second sentence is of no stretch of months."""
    return _STATE_RATE.match(text, group) is not None


def counts_stock(text: str, clause: int, group: int) -> bool:
    """Whether the clause at ``clause`` counts a stock, or a part of one that the group at ``group`` began with."""
    if _STOCK.match(text, clause) is not None:
        return True
    return _PART.match(text, clause) is not None and _STOCK.match(text, group) is not None


def names_day(mention: TimeMention) -> bool:
    """三季度末, 截至8月20日: a day on which things are counted."""
    return mention.kind == "up_to" or mention.text[-1] in "末底"
