"""Shares of one whole printed in a row without a percent sign (结构比): 三次产业结构比为8.2:41.5:50.3."""

from __future__ import annotations

import re
from decimal import Decimal

from transforms.numbers.numeral_script import read_arabic
from transforms.numbers.quantity_value import Quantity

_PART = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
LEAST_PARTS = 3
"""Two numbers with a colon are a score or a scale, also when they make a hundred. 2026-11: 3."""
_JOINED = frozenset(":∶︰")
_NAMED = re.compile(r"(?:结构|构成|比重|比例)[^,;。\n]{0,24}$")
_WHOLE, _ROUNDED, _MISPRINTED = Decimal(100), Decimal("0.3"), Decimal(40)
"""Three shares, each rounded to a tenth, miss a hundred by at most .15. Where words say that these are shares, one of
them may be misprinted: 2026-11, up to 40."""


def shares_in_row(text: str, row: Quantity) -> tuple[Quantity, ...]:
    """The shares of a row of numbers parted by colons that make a hundred or are named so, each in percent; empty for any other code."""
    if row.kind != "code" or not _JOINED.intersection(text[row.start : row.end]):
        return ()
    found: list[Quantity] = []
    total = Decimal(0)
    at = row.start
    while at < row.end:
        part = _PART.match(text, at, row.end)
        numeral = read_arabic(part[0]) if part else None
        if part is None or numeral is None or numeral.value is None:
            return ()
        found.append(Quantity(at, part.end(), "metric", numeral, "%", part.end()))
        total += numeral.value
        at = part.end()
        while at < row.end and text[at] in " :∶︰":
            at += 1
    if len(found) < LEAST_PARTS:
        return ()
    named = _NAMED.search(text, max(0, row.start - 40), row.start)
    return tuple(found) if abs(total - _WHOLE) <= (_MISPRINTED if named else _ROUNDED) else ()
