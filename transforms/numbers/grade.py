"""A class in an order of classes (一类、二类、三类): the third class of 一类田9万亩、二类田6万亩、三类田2万亩 counts nothing."""

from __future__ import annotations

from transforms.numbers.quantity_value import Quantity

_ORDER = "一二三四五六七八九"
_CLASSED = frozenset(("类", "档", "等", "级"))
REACH = 40
"""Characters before a class in which the class before it stands. 2026-11: 40."""


def is_grade(text: str, item: Quantity) -> bool:
    """Whether a figure only says which class is meant: the class before it stands beside it, or before the same noun."""
    at = _ORDER.find(text[item.start])
    if at < 1 or item.unit not in _CLASSED or item.end - item.start != len(item.unit) + 1:
        return False
    before = _ORDER[at - 1]
    if text[item.start - 2 : item.start] in (f"{before}、", f"{before}和"):
        return True  # 二、三类田
    noun = text[item.end : item.end + 1]
    return (
        "一" <= noun <= "龥" and f"{before}{item.unit}{noun}" in text[max(0, item.start - REACH) : item.start]
    )
