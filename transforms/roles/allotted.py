"""What a plan is given out to (名额分配): 拟聘护林员52名,分配如下:石桥镇20名、南坡镇17名 aims at each of them."""

from __future__ import annotations

import re

from transforms.quantity import Quantity

LONGEST = 240
"""Characters from the colon to the last of a list. 2026-11: 240."""
_FIRST = re.compile(
    r"(?:(?:[^。;\n0-9已]{0,12}如下|,?(?:分别|依次|具体)[是为])?:\s*(?:1[.、])?|。\s*1[.、])(?P<name>[^0-9,、。;:\s已累]{2,24}),?",
)
"""Between a plan's figure and the first of the list behind its colon."""
_NEXT = re.compile(r"(?:[、,;]\s*|\s+)(?:[0-9]{1,2}[.、])?(?P<name>[^0-9,、。;:\s已累]{2,24}),?")
_ROWS = re.compile(r"。\s*1[.、](?![0-9])")
"""Opens the rows of a plan without a colon (拟招300人。1.农校,120人;2.技校,180人)."""
_NO_SHARE = re.compile(
    r"每|完成|实际|目前|截至|现有|去年|上年|报名|期限|年龄|总|共|合计|标准|最[高低]|补助$|补贴$"
)
"""Words in which a figure of the list is no share of the plan: 每人7元."""


def is_allotted(last: Quantity, quantity: Quantity, text: str) -> bool:
    """Whether ``quantity`` is the next share of the goal, or of the share of it, that ``last`` is."""
    if last.unit != quantity.unit:
        return False
    found = _FIRST.fullmatch(text, last.end, quantity.start)
    if found is None:
        found = _NEXT.fullmatch(text, last.end, quantity.start)
        low = max(0, quantity.start - LONGEST)
        opened = max(
            text.rfind(":", low, last.start), *(m.end() for m in _ROWS.finditer(text, low, last.start)), -1
        )
        if found is None or opened < 0 or "。" in text[opened : quantity.start]:
            return False
    return _NO_SHARE.search(found["name"]) is None
